import { hash } from 'node:crypto';
import { constants, readFileSync } from 'node:fs';
import { hasCode } from '../errors.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from './scan.ts';

/** Where apps are, and the prefix under which messages name that folder. */
export interface AppsFolder {
  readonly dir: string;
  readonly label: string;
  /** Digest of everything else that pages are made from. */
  readonly recipe: string;
}

/** Digest of what an app is made from, read from disk, without parsing it. */
export function digestApp(slug: string, { dir, recipe }: AppsFolder): string {
  const descriptor = digestText(readText(`${dir}/${slug}/${DESCRIPTOR_FILE}`));
  return digestInput(recipe, descriptor, readText(`${dir}/${slug}/${SNAPSHOT_FILE}`));
}

/** Digest of the recipe, a descriptor's digest and a snapshot's text. */
export function digestInput(recipe: string, descriptor: string, snapshot: string | null): string {
  return digestText(`${recipe} ${descriptor} ${snapshot ?? 'none'}`);
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
