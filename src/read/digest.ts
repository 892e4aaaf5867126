import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../errors.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from './scan.ts';

/** Where apps are, and the prefix under which messages name that folder. */
export interface AppsFolder {
  readonly dir: string;
  readonly label: string;
  /** Digest of everything else that pages are made from. */
  readonly recipe: string;
}

/** Digest of what an app is made from, without parsing it. */
export function digestApp(slug: string, { dir, recipe }: AppsFolder): string {
  return digestInput(recipe, readText(join(dir, slug, DESCRIPTOR_FILE)), readText(join(dir, slug, SNAPSHOT_FILE)));
}

/** Digest of the recipe, a descriptor's and a snapshot's text. */
export function digestInput(recipe: string, descriptor: string | null, snapshot: string | null): string {
  return createHash('sha256').update(JSON.stringify([recipe, descriptor, snapshot])).digest('hex');
}

/** A file's text; `null` when there is no such file. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
