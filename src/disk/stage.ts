import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, hasCode, createIoError, KnownError } from '../errors.ts';
import { readEntry } from './entry.ts';
import { makeFolders } from './makeFolders.ts';

const STAGE = '.skillpress-stage';

/** A folder beside the files that it replaces, on the same file system. */
export interface Stage {
  /** Puts bytes, given in pieces, in place of what is at a path, a link included; the file there is old or new, never half. */
  readonly replace: (path: string, pieces: Iterable<Uint8Array>) => void;
  readonly close: () => void;
}

/** Opens a new stage in a folder, which is made if need be; it may be a link to one. A dead run's stage is removed. */
export function openStage(root: string): Stage {
  const stage = join(root, STAGE);
  const staged = join(stage, 'file');
  makeRoot(root);
  try {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage);
  } catch (error) {
    throw createIoError(`Cannot write to ${root}`, error);
  }
  return {
    replace: (path, pieces) => {
      writeWhole(staged, pieces);
      renameSync(staged, path);
    },
    close: () => removeStage(root),
  };
}

/** Takes a folder out of another one at once, whole or not at all; `removeStage` of that one removes it for good. */
export function setAside(root: string, name: string): void {
  const stage = join(root, STAGE);
  try {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage);
    renameSync(join(root, name), join(stage, name));
  } catch (error) {
    throw createIoError(`Cannot remove ${join(root, name)}`, error);
  }
}

/** Removes what a dead run left in a folder; what cannot be removed is in nobody's way. */
export function removeStage(root: string): void {
  try {
    rmSync(join(root, STAGE), { recursive: true, force: true });
  } catch {
    // The next run tries again.
  }
}

/** Throws (exit 5) when nothing could be written to a folder, or to the one that it would be made in. */
export function checkWritable(dir: string): void {
  try {
    accessSync(existing(dir), constants.W_OK);
  } catch (error) {
    throw createIoError(`Cannot write to ${dir}`, error);
  }
}

function existing(dir: string): string {
  const parent = dirname(dir);
  return parent === dir || readEntry(dir) ? dir : existing(parent);
}

function makeRoot(root: string): void {
  try {
    makeFolders(root);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw createIoError(`Cannot make ${root}`, error);
  }
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) return;
  const inTheWay = existing(root);
  const what = readEntry(inTheWay)?.isSymbolicLink()
    ? 'a symbolic link that leads to no folder'
    : 'not a folder';
  throw new KnownError(EXIT.io, `${inTheWay} is ${what}`, {
    hint: 'Nothing was written. Remove it, or name another folder.',
  });
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o644);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    // What an error left of the file before.
    rmSync(path, { force: true });
    return openSync(path, 'wx', 0o644);
  }
}

function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openNew(path);
  try {
    for (const bytes of pieces) for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}
