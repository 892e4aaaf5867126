import { packFiles, type PackedFiles } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApp } from './buildApp.ts';
import type { AppSource } from './readFacts.ts';
import { digestRelated } from './relateCatalog.ts';

/** What a build keeps of an app: its bytes wait elsewhere. */
export interface KeptApp
  extends
    PackedFiles,
    Omit<
      BuiltApp,
      'app' | 'files' | 'refused' | 'descriptor' | 'snapshot' | 'releases' | 'icon' | 'translations'
    > {
  /** Digest of its related apps. */
  readonly related: string;
}

/** Leaves out of a built app what only its stages needed. */
export function keepApp(source: AppSource, built: BuiltApp): KeptApp {
  const {
    app: _app,
    refused: _refused,
    descriptor: _descriptor,
    snapshot: _snapshot,
    releases: _,
    icon: _icon,
    translations: _translations,
    files,
    ...kept
  } = built;
  return {
    ...kept,
    ...packFiles(built.input, files),
    record: kept.record && copyRecord(kept.record),
    related: digestRelated(source.related),
  };
}

/** In memory of its own: the texts that its words were cut out of are let go. */
function copyRecord(record: AppRecord): AppRecord {
  return JSON.parse(JSON.stringify(record)) as AppRecord;
}
