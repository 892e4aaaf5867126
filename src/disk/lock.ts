import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EXIT, wordError, hasCode, KnownError } from '../errors.ts';
import { DAY_MS } from '../text/time.ts';
import { readEntry } from './entry.ts';
import { makeFolders } from './makeFolders.ts';
import { isAlive, readStart } from './processes.ts';

const LOCK = 'lock';
/** A lock of that age belongs to a dead run where nothing tells a process from a later one with the same number. */
const OLD_MS = DAY_MS;
/** Between creating a lock and filling it a run needs far less. */
const FILLING_MS = 100;
const TRIES = 5;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one with the same number; absent where the system does not say. */
  readonly start?: string | undefined;
}

/** A catalog that nobody else writes to until `release`. */
export interface Lock {
  /** False when there is no lock, because the folder of the state takes no file. */
  readonly held: boolean;
  readonly release: () => void;
}

/**
 * Makes sure that one run at a time writes to a catalog. Throws (exit 6) while another run of this machine is alive or a
 * run of another machine holds the lock; a dead run's and a damaged lock are taken over. Throws (exit 5) for a folder that
 * is a symbolic link. A folder that cannot be written to costs the lock, not the run: `warn` is told.
 */
export function takeLock(stateDir: string, warn: (text: string) => void): Lock {
  refuseLinkedState(stateDir);
  const path = join(stateDir, LOCK);
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    start: readStart(process.pid) ?? undefined,
  });
  try {
    makeFolders(stateDir);
    if (acquire(path, own)) {
      sweep(stateDir);
      return { held: true, release: () => release(path, own) };
    }
  } catch (error) {
    warn(`Cannot lock the catalog, so start no second run: ${wordError(error)}`);
    return { held: false, release: () => {} };
  }
  throw new KnownError(EXIT.locked, `Another run holds ${path}: ${describe(path)}`, {
    hint: 'Wait for it. If no such run exists, delete that file.',
  });
}

/** Who holds a catalog's lock, without taking it; `null` when nobody does. The next run takes over a stale one. */
export function readLockHolder(
  stateDir: string,
): { readonly path: string; readonly who: string; readonly stale: boolean } | null {
  const path = join(stateDir, LOCK);
  const text = settledText(path);
  return text === null ? null : { path, who: describe(path), stale: isStale(path, text) };
}

/** Throws (exit 5) when the folder of the state is a symbolic link: a planted one would take what is written elsewhere. */
export function refuseLinkedState(stateDir: string): void {
  if (!readEntry(stateDir)?.isSymbolicLink()) return;
  throw new KnownError(EXIT.io, `${stateDir} is a symbolic link, expected a folder`, {
    hint: 'Nothing was written through it. Remove it and run again.',
  });
}

function acquire(path: string, own: string): boolean {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (create(path, own)) return true;
    const text = settledText(path);
    if (text === null) continue;
    if (!isStale(path, text)) return false;
    takeAway(path, text);
  }
  return false;
}

/** Removes what killed runs were about to rename; nobody else may be, since this run holds the lock. */
function sweep(stateDir: string): void {
  for (const name of readdirSync(stateDir))
    if (/^lock\.\d+$|\.json\.new$/.test(name)) rmSync(join(stateDir, name), { force: true });
}

function create(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // A full disk leaves an empty file behind.
    if (!hasCode(error, 'EACCES') && !hasCode(error, 'EROFS')) rmSync(path, { force: true });
    throw error;
  }
  return readText(path) === own;
}

/** The lock's text; when it is no lock's, once more after the time in which a run may be filling it. */
function settledText(path: string): string | null {
  const text = readText(path);
  if (text === null || parseHolder(text)) return text;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FILLING_MS);
  return readText(path);
}

function isStale(path: string, text: string): boolean {
  const holder = parseHolder(text);
  if (!holder) return readEntry(path)?.isFile() === true;
  if (holder.host !== hostname()) return false;
  if (!isAlive(holder.pid)) return true;
  const start = readStart(holder.pid);
  if (start !== null && holder.start !== undefined) return start !== holder.start;
  const since = readEntry(path)?.mtimeMs;
  return since !== undefined && Date.now() - since > OLD_MS;
}

/** Removes the lock that was judged, and no other that came in its place meanwhile. */
function takeAway(path: string, judged: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readText(aside) === judged) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function release(path: string, own: string): void {
  try {
    if (readText(path) === own) rmSync(path, { force: true });
  } catch {
    // The next run sees that this one is dead.
  }
}

function describe(path: string): string {
  const holder = parseHolder(readText(path) ?? '');
  return holder ? `process ${holder.pid} on ${holder.host}` : 'it does not say which';
}

/** `null` when there is no such file; a folder or a link has the text of no lock. */
function readText(path: string): string | null {
  const stats = readEntry(path);
  if (!stats) return null;
  if (!stats.isFile()) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, host, start } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isSafeInteger(pid) || Number(pid) <= 0 || typeof host !== 'string') return null;
    return { pid: Number(pid), host, start: typeof start === 'string' ? start : undefined };
  } catch {
    return null;
  }
}
