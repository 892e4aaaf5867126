import { mkdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { EXIT, hasCode, createIoError, KnownError } from '../errors.ts';
import type { FileChange, WritePlan } from '../model/files.ts';
import { readEntry } from './entry.ts';
import { writeJournal } from './journal.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { openStage, type Stage } from './stage.ts';

/** The folders that a plan's paths are relative to. */
export type Bases = Readonly<Record<FileChange['base'], string>>;

/** Where files are written, what outlives a kill, and who stops it. */
export interface WritingOptions {
  readonly bases: Bases;
  /** Where a run writes down which files it is about to make; nowhere when that folder takes no file. */
  readonly stateDir: string;
  readonly onDone: (done: number) => void;
  /** Ends after the file in hand. */
  readonly stop: AbortSignal;
}

/** Changes between two looks at whether to stop: a look costs a turn of the event loop. */
const STRIDE = 8;

/**
 * Carries a plan out; returns how many changes were made, which are all unless it was stopped. Each file is staged beside
 * its folder tree and renamed into place, so it is old or new, never half; snapshots go first and the manifest last, so an
 * interrupted run is repaired by the next one. Symbolic links below the bases are refused before anything is written, not
 * followed. Throws an input/output error (exit 5) and leaves no stage behind.
 */
export async function applyPlan(plan: WritePlan, options: WritingOptions): Promise<number> {
  const { stop, onDone } = options;
  const changes = [...plan.changes].sort((a, b) => rank(a) - rank(b));
  const writers = createWriters(changes, options.bases);
  try {
    writeJournal(options.stateDir, options.bases.out, plan);
    let done = 0;
    for (const change of changes) {
      if (done % STRIDE === 0) await turn();
      if (stop.aborted) break;
      const writer = writers[change.base];
      if (change.kind === 'delete') writer?.remove(change.path);
      else writer?.write(change.path, plan.content(change));
      onDone((done += 1));
    }
    return done;
  } finally {
    for (const writer of Object.values(writers)) writer.close();
  }
}

/** What pages are made from first; then nothing goes before what takes its place has come; the list of all of it last. */
function rank({ base, path, kind }: FileChange): number {
  if (base !== 'out') return 0;
  if (path === MANIFEST_FILE) return 3;
  return kind === 'delete' ? 2 : 1;
}

/** So many folders are known to be there: those of one app are asked for one after the other. */
const MOST_KNOWN = 10_000;

interface Writer {
  readonly write: (path: string, pieces: Iterable<Uint8Array>) => void;
  readonly remove: (path: string) => void;
  readonly close: () => void;
}

function createWriters(
  changes: readonly FileChange[],
  bases: Bases,
): Partial<Record<FileChange['base'], Writer>> {
  const names = [...new Set(changes.map(({ base }) => base))];
  for (const name of names)
    refuseLinks(
      resolve(bases[name]),
      changes.filter(({ base }) => base === name),
    );
  const writers: Partial<Record<FileChange['base'], Writer>> = {};
  try {
    for (const name of names) writers[name] = createWriter(resolve(bases[name]));
  } catch (error) {
    for (const writer of Object.values(writers)) writer.close();
    throw error;
  }
  return writers;
}

function createWriter(root: string): Writer {
  const stage: Stage = openStage(root);
  const made = new Set<string>();
  const makeFolder = (dir: string): void => {
    if (dir === root || made.has(dir)) return;
    makeFolder(dirname(dir));
    makeRealFolder(dir);
    if (made.size >= MOST_KNOWN) made.clear();
    made.add(dir);
  };
  return {
    write: (path, pieces) => {
      const target = join(root, path);
      attempt(`Cannot write ${target}`, () => {
        makeFolder(dirname(target));
        stage.replace(target, pieces);
      });
    },
    remove: (path) => attempt(`Cannot delete ${join(root, path)}`, () => removeFile(root, path)),
    close: stage.close,
  };
}

/** Looks at every folder on the way to what is to change, each once. */
function refuseLinks(root: string, changes: readonly FileChange[]): void {
  const isThere = new Map([[root, true]]);
  const look = (dir: string): boolean => {
    const known = isThere.get(dir);
    if (known !== undefined) return known;
    // Below what is not there is nothing: a first build remembers no folder.
    if (!look(dirname(dir))) return false;
    const there = isRealFolder(dir);
    isThere.set(dir, there);
    return there;
  };
  for (const { path } of changes) look(dirname(join(root, path)));
}

/** False when there is nothing. */
function isRealFolder(dir: string): boolean {
  const stats = readEntry(dir);
  if (!stats || stats.isDirectory()) return stats !== undefined;
  const what = stats.isSymbolicLink() ? 'a symbolic link' : 'a file';
  throw new KnownError(EXIT.io, `${dir} is ${what}, expected a folder`, {
    hint: 'Nothing was written through it. Remove it and build again.',
  });
}

function makeRealFolder(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    isRealFolder(dir);
  }
}

/** Deletes a file, which may be gone already, and the folders that it leaves empty. */
function removeFile(root: string, path: string): void {
  const target = join(root, path);
  try {
    unlinkSync(target);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  for (let dir = dirname(target); dir !== root; dir = dirname(dir)) {
    try {
      rmdirSync(dir);
    } catch (error) {
      // Not empty, or not to be removed: an empty folder does no harm.
      if (!hasCode(error, 'ENOENT')) return;
    }
  }
}

function attempt(doing: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof KnownError ? error : createIoError(doing, error);
  }
}
