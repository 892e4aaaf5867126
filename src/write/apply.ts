import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, hasCode, ioError, KnownError } from '../errors.ts';
import type { FileChange, WritePlan } from '../model.ts';
import { MANIFEST_FILE } from './manifest.ts';

/** The folders that a plan's paths are relative to. */
export type Bases = Readonly<Record<FileChange['base'], string>>;

const STAGE = '.skillpress-stage';

/**
 * Carries a plan out. Each file is staged beside its folder tree and renamed into place, so it is old or new, never half;
 * the manifest goes last, so an interrupted run is repaired by the next one. Symbolic links are refused, not followed.
 * Throws an input/output error (exit 5) and leaves no stage behind.
 */
export function applyPlan(plan: WritePlan, bases: Bases, onDone: (done: number) => void): void {
  const writers = new Map<string, Writer>();
  const writerOf = (base: FileChange['base']): Writer => {
    const writer = writers.get(base) ?? createWriter(bases[base]);
    writers.set(base, writer);
    return writer;
  };
  try {
    let done = 0;
    for (const change of manifestLast(plan.changes)) {
      const writer = writerOf(change.base);
      if (change.kind === 'delete') writer.remove(change.path);
      else writer.write(change.path, plan.content(change));
      onDone((done += 1));
    }
  } finally {
    for (const writer of writers.values()) writer.close();
  }
}

function manifestLast(changes: readonly FileChange[]): FileChange[] {
  const isManifest = (change: FileChange): boolean => change.base === 'out' && change.path === MANIFEST_FILE;
  return [...changes.filter((change) => !isManifest(change)), ...changes.filter(isManifest)];
}

interface Writer {
  readonly write: (path: string, bytes: Uint8Array) => void;
  readonly remove: (path: string) => void;
  readonly close: () => void;
}

function createWriter(base: string): Writer {
  const root = resolve(base);
  const stage = join(root, STAGE);
  const known = new Set<string>();
  mkdirSync(root, { recursive: true });
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage);
  const folder = (dir: string): void => {
    if (dir === root || known.has(dir)) return;
    folder(dirname(dir));
    makeRealFolder(dir);
    known.add(dir);
  };
  return {
    write: (path, bytes) => {
      const target = join(root, path);
      attempt(`Cannot write ${target}`, () => {
        folder(dirname(target));
        const staged = join(stage, 'file');
        writeWhole(staged, bytes);
        renameSync(staged, target);
      });
    },
    remove: (path) => attempt(`Cannot delete ${join(root, path)}`, () => removeFile(root, path)),
    close: () => rmSync(stage, { recursive: true, force: true }),
  };
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

function makeRealFolder(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const stats = lstatSync(dir);
    if (stats.isDirectory()) return;
    throw new KnownError(
      EXIT.io,
      `${dir} is ${stats.isSymbolicLink() ? 'a symbolic link' : 'a file'}, expected a folder`,
      {
        hint: 'Nothing was written through it. Remove it and build again.',
      },
    );
  }
}

function removeFile(root: string, path: string): void {
  const target = join(root, path);
  unlinkSync(target);
  for (let dir = dirname(target); dir !== root; dir = dirname(dir)) {
    try {
      rmdirSync(dir);
    } catch (error) {
      if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return;
      throw error;
    }
  }
}

function attempt(doing: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof KnownError ? error : ioError(doing, error);
  }
}
