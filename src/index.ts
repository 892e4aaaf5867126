/** What `skillpress.config.mjs` and its outputs and rules are typed by: `import('skillpress').Output`. Types only. */
export type { App, AppRecord, RelatedApp } from './model/app.ts';
export type { Config } from './model/config.ts';
export type { Descriptor, Entity } from './model/descriptor.ts';
export type { Extension, OwnRule } from './model/extension.ts';
export type { OutputFile, RenderedFile } from './model/files.ts';
export type { Level } from './model/finding.ts';
export type { AppContext, CatalogContext, CatalogFile, MadeFile, Output, Readers } from './model/output.ts';
export type { Release } from './model/release.ts';
export type {
  AgentFiles,
  CatalogSubject,
  CatalogVerdict,
  Example,
  Rule,
  Subject,
  Verdict,
} from './model/rule.ts';
export type { Snapshot } from './model/snapshot.ts';
export type { Action } from './model/action.ts';
