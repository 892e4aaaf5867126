import { createHash, hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from './entry.ts';
import { makeFolders } from './makeFolders.ts';
import { encodePieces } from './pieces.ts';

/** A file's identity: size, time of its last change in ms, and the digest of its bytes. */
export type Seal = readonly [size: number, ctimeMs: number, sha256: string];

/** Writes a file of the state whole or not at all. */
export function replaceFile(dir: string, name: string, pieces: Iterable<string>): Seal {
  const path = join(dir, name);
  const next = `${path}.new`;
  makeFolders(dir);
  // What a dead run left, or a link that somebody planted.
  rmSync(next, { force: true });
  try {
    const sha256 = writePieces(next, pieces);
    renameSync(next, path);
    const { size, ctimeMs } = lstatSync(path);
    return [size, ctimeMs, sha256];
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

/** The same for one JSON value, after the digest of its text: no other file tells whether this one is whole. */
export function replaceJson(dir: string, name: string, value: unknown): Seal {
  const json = JSON.stringify(value);
  return replaceFile(dir, name, [digestLine(json), json, ']']);
}

/** What `replaceJson` wrote; `null` when there is no such file, or it is not as it was written. */
export function readSealedJson<T>(path: string): T | null {
  try {
    if (!isFile(path)) return null;
    const text = readFileSync(path, 'utf8');
    const start = text.indexOf('\n') + 1;
    const json = text.slice(start, -1);
    return text === `${digestLine(json)}${json}]` ? (JSON.parse(json) as T) : null;
  } catch {
    return null;
  }
}

function digestLine(json: string): string {
  return `["${hash('sha256', json)}",\n`;
}

/** `null` when there is no such file, or it is damaged: the build does the work again. */
export function readJson<T>(path: string): T | null {
  try {
    return isFile(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
  } catch {
    return null;
  }
}

/** True when a file is as it was sealed; a copy of it, too. */
export function isSealed(path: string, [size, ctimeMs, sha256]: Seal): boolean {
  const stats = readEntry(path);
  if (!stats?.isFile() || stats.size !== size) return false;
  return (
    stats.ctimeMs === ctimeMs || createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
  );
}

/** Reading a pipe would wait for ever. */
function isFile(path: string): boolean {
  return readEntry(path)?.isFile() === true;
}

function writePieces(path: string, pieces: Iterable<string>): string {
  const sum = createHash('sha256');
  const file = openSync(path, 'wx');
  try {
    for (const bytes of encodePieces(pieces)) {
      sum.update(bytes);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    }
  } finally {
    closeSync(file);
  }
  return sum.digest('hex');
}
