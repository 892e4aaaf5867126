import { toManifestFiles, type ManifestFile } from '../disk/manifest.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApp } from './buildApp.ts';

/** What a build keeps of an app: its bytes wait elsewhere. */
export interface KeptApp extends Omit<
  BuiltApp,
  'app' | 'files' | 'refused' | 'descriptor' | 'snapshot' | 'releases' | 'icon'
> {
  /** By path below the output folder. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/** Leaves out of a built app what only its stages needed. */
export function keepApp(built: BuiltApp): KeptApp {
  const {
    app: _app,
    refused: _refused,
    descriptor: _descriptor,
    snapshot: _snapshot,
    releases: _,
    icon: _icon,
    ...kept
  } = built;
  return { ...kept, record: kept.record && copyRecord(kept.record), files: toManifestFiles(built.files) };
}

/** In memory of its own: the texts that its words were cut out of are let go. */
function copyRecord(record: AppRecord): AppRecord {
  return JSON.parse(JSON.stringify(record)) as AppRecord;
}
