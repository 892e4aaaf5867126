import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { addPath } from '../errors.ts';
import { readEntry } from './entry.ts';
import { makeFolders } from './makeFolders.ts';
import { encodePieces } from './pieces.ts';

/** A file's identity: size, time of its last change in ms, and the digest of its bytes. */
export type Seal = readonly [size: number, ctimeMs: number, sha256: string];

/** Writes a file of the state whole or not at all. */
export function replaceFile(dir: string, name: string, pieces: Iterable<string>): Seal {
  const path = join(dir, name);
  makeFolders(dir);
  const sha256 = writeAside(path, pieces);
  try {
    renameSync(toAside(path), path);
    const { size, ctimeMs } = lstatSync(path);
    return [size, ctimeMs, sha256];
  } catch (error) {
    rmSync(toAside(path), { force: true });
    throw error;
  }
}

/** Files that are written beside those that they are to replace. */
export interface FilesAside {
  /** Puts them in their places. */
  readonly put: () => void;
  /** Removes them. */
  readonly drop: () => void;
}

/** Writes texts beside the files that they are to replace, by path; links are followed. Throws when one cannot be written, and leaves none then. */
export function writeFilesAside(texts: ReadonlyMap<string, string>): FilesAside {
  const paths: string[] = [];
  const drop = (): void => paths.forEach((path) => rmSync(toAside(path), { force: true }));
  try {
    for (const [path, text] of texts) {
      const real = realpathSync(path);
      writeAside(real, [text]);
      paths.push(real);
    }
  } catch (error) {
    drop();
    throw error;
  }
  return { put: () => paths.forEach((path) => renameSync(toAside(path), path)), drop };
}

function toAside(path: string): string {
  return `${path}.new`;
}

/** Writes what is to replace a file beside it, whole or not at all; returns its digest. */
function writeAside(path: string, pieces: Iterable<string>): string {
  const aside = toAside(path);
  // What a dead run left, or a link that somebody planted.
  rmSync(aside, { force: true });
  try {
    return writePieces(aside, pieces);
  } catch (error) {
    rmSync(aside, { force: true });
    throw addPath(error, path);
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
