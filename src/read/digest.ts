import { hash } from 'node:crypto';
import { constants, readFileSync } from 'node:fs';
import { hasCode } from '../errors.ts';
import type { AppInput } from '../model/files.ts';
import { DESCRIPTOR_FILE, ICON_FILES, RELEASES_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

/** Where apps are, and the prefix under which messages name that folder. */
export interface AppsFolder {
  readonly dir: string;
  readonly label: string;
  /** Digest of everything else that pages are made from. */
  readonly recipe: string;
}

/** Digest of what an app is made from, read from disk, without parsing it. */
export function digestApp({ slug, files }: AppInput, folder: AppsFolder): string {
  const descriptor = digestText(readText(`${folder.dir}/${slug}/${DESCRIPTOR_FILE}`));
  const snapshot = files[SNAPSHOT_FILE] ? readText(`${folder.dir}/${slug}/${SNAPSHOT_FILE}`) : null;
  return digestInput({ slug, files }, descriptor, snapshot, folder);
}

/** Digest of the recipe, a descriptor's digest, a snapshot's text, and the rest of an app's files as they are on disk. */
export function digestInput(
  { slug, files }: AppInput,
  descriptor: string,
  snapshot: string | null,
  { dir, recipe }: AppsFolder,
): string {
  let text = `${recipe} ${descriptor} ${snapshot ?? 'none'}`;
  for (const name of [RELEASES_FILE, ...ICON_FILES])
    if (files[name]) text += ` ${name} ${digestBytes(`${dir}/${slug}/${name}`)}`;
  return digestText(text);
}

function digestBytes(path: string): string {
  return hash('sha256', readBytes(path));
}

/** A file's bytes. */
export function readBytes(path: string): Uint8Array {
  return readFileSync(path, { flag: FLAG });
}

/** Hex sha256 of a text; of an absent one, too. */
export function digestText(text: string | null): string {
  return text === null ? 'none' : hash('sha256', text);
}

/**
 * What a link points to is not read, and a pipe is not waited for: `scanApps` refuses both, but something may be planted
 * after that.
 */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
// Node takes numbers here, its types say only names.
const FLAG = (O_RDONLY | O_NOFOLLOW | O_NONBLOCK) as unknown as string;

/** A file's text; `null` when there is no such file. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, { encoding: 'utf8', flag: FLAG });
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
