import type { Catalog } from './catalog.ts';
import type { MadeApp } from './make.ts';
import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { Relations } from '../normalise/relate.ts';
import type { Renderer } from '../render/renderer.ts';
import type { Contents } from '../disk/contents.ts';

/** Everything that a plan is made from. */
export interface Stages {
  readonly catalog: Catalog;
  readonly related: Relations;
  readonly records: readonly AppRecord[];
  /** The apps that went through the stages. */
  readonly made: ReadonlyMap<string, MadeApp>;
  readonly contents: Contents;
  readonly renderer: Renderer;
  readonly catalogFindings: readonly Finding[];
}
