import { packApp, toManifestFiles, type PackedApp } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { BuiltApp } from './buildApp.ts';
import type { AppSource } from './readFacts.ts';
import { digestRelated } from './relateCatalog.ts';

/** What a build keeps of an app: its bytes wait elsewhere. */
export interface KeptApp extends Omit<
  BuiltApp,
  'app' | 'files' | 'refused' | 'descriptor' | 'snapshot' | 'releases' | 'icon' | 'translations'
> {
  /** What the manifest will say of it. */
  readonly packed: PackedApp;
  /** Of all its files together, in bytes. */
  readonly size: number;
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
  const packed = packApp({ input: built.input, files: toManifestFiles(files) });
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const related = digestRelated(source.related);
  return { ...kept, record: kept.record && copyRecord(kept.record), packed, size, related };
}

/** In memory of its own: the texts that its words were cut out of are let go. */
function copyRecord(record: AppRecord): AppRecord {
  return JSON.parse(JSON.stringify(record)) as AppRecord;
}
