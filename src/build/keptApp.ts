import type { PackedApp } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApp } from './buildApp.ts';
import type { AppSource } from './readFacts.ts';
import { digestRelated } from './relateCatalog.ts';

/** What a build keeps of an app: its bytes wait elsewhere. */
export interface KeptApp extends Omit<
  BuiltApp,
  'app' | 'files' | 'refused' | 'descriptor' | 'snapshot' | 'releases' | 'icon' | 'translations'
> {
  /** Digest of its related apps. */
  readonly related: string;
  /** What the manifest will say of its files. */
  readonly packed: PackedApp;
}

/** Leaves out of a built app what only its stages needed, and what waits with its bytes. */
export function keepApp(source: AppSource, built: BuiltApp): Omit<KeptApp, 'packed'> {
  const {
    app: _app,
    refused: _refused,
    descriptor: _descriptor,
    snapshot: _snapshot,
    releases: _,
    icon: _icon,
    translations: _translations,
    files: _files,
    ...kept
  } = built;
  return {
    ...kept,
    record: kept.record && copyRecord(kept.record),
    related: digestRelated(source.related),
  };
}

/** In memory of its own: the texts that its words were cut out of are let go. */
function copyRecord(record: AppRecord): AppRecord {
  return JSON.parse(JSON.stringify(record)) as AppRecord;
}
