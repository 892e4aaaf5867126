import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import {
  DESCRIPTOR_FILE,
  PACKS_FOLDER,
  readLanguage,
  RELEASES_FILE,
  SNAPSHOT_FILE,
} from '../text/fileNames.ts';

/** What a file of a catalog is. */
export type FileKind = 'settings' | 'descriptor' | 'translation' | 'data';

/** A file that people or skillpress write, as an editor has it open. */
export interface EditedFile {
  readonly kind: FileKind;
  /** The app that it belongs to; `null`: it belongs to the whole catalog. */
  readonly slug: string | null;
}

/** Returns the folder of the catalog that a file is in; `null` for a file of none. */
export function findRoot(path: string, configName: string): string | null {
  const dir = dirname(path);
  if (existsSync(join(dir, configName))) return dir;
  return dir === dirname(dir) ? null : findRoot(dir, configName);
}

/** Returns what a file is to its catalog; `null` for a file that no reader of skillpress is for. */
export function findPlace(path: string, { configFile, appsDir }: BuildOptions): EditedFile | null {
  if (path === configFile) return { kind: 'settings', slug: null };
  const packs = `${join(dirname(configFile), PACKS_FOLDER)}/`;
  if (path.startsWith(packs) && path.endsWith(`/${RELEASES_FILE}`)) return { kind: 'data', slug: null };
  if (!path.startsWith(`${appsDir}/`)) return null;
  const [slug = '', name = '', ...deeper] = path.slice(appsDir.length + 1).split('/');
  const kind = deeper.length > 0 ? null : kindOf(name);
  return kind && { kind, slug };
}

function kindOf(name: string): FileKind | null {
  if (name === DESCRIPTOR_FILE) return 'descriptor';
  if (name === SNAPSHOT_FILE || name === RELEASES_FILE) return 'data';
  return readLanguage(name) === null ? null : 'translation';
}
