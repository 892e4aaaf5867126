import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIoError } from '../errors.ts';
import type { RenderedFile } from '../model/files.ts';
import { toManifestFiles, type ManifestFile } from './manifest.ts';

/** Bytes of rendered files that are kept in memory; what comes after goes to a temporary file. */
const BUDGET = 1024 * 1024;

/** The bytes of rendered files until they are written: memory stays flat in the number of apps. */
export interface Contents {
  /** Adds files; returns their manifest entries. */
  readonly add: (files: readonly RenderedFile[]) => Record<string, ManifestFile>;
  /** Adds the files of manifest entries, whose bytes stand one after the other. */
  readonly addPacked: (files: readonly Readonly<Record<string, ManifestFile>>[], bytes: Uint8Array) => void;
  /** Bytes of an added file. */
  readonly get: (path: string) => Uint8Array | undefined;
  /** Lets everything go. */
  readonly close: () => void;
}

interface Extent {
  readonly at: number;
  readonly size: number;
}

/** An empty store. */
export function createContents(budget = BUDGET): Contents {
  /** By path, where its bytes are now: an app that is built again leaves those of before unreachable. */
  const places = new Map<string, Uint8Array | Extent>();
  let used = 0;
  let file: TemporaryFile | undefined;
  const keep = ({ path, bytes }: RenderedFile): void => {
    used += bytes.length;
    places.set(path, used <= budget ? bytes : (file ??= createTemporaryFile()).append(bytes));
  };
  const addPacked: Contents['addPacked'] = (files, bytes) => {
    used += bytes.length;
    const start = used <= budget ? null : (file ??= createTemporaryFile()).append(bytes).at;
    let at = 0;
    for (const [path, { size }] of files.flatMap((entries) => Object.entries(entries))) {
      places.set(path, start === null ? bytes.subarray(at, at + size) : { at: start + at, size });
      at += size;
    }
  };
  const add: Contents['add'] = (files) => {
    for (const file of files) keep(file);
    return toManifestFiles(files);
  };
  const read = (place: Uint8Array | Extent | undefined): Uint8Array | undefined =>
    place === undefined || place instanceof Uint8Array ? place : file?.read(place);
  return {
    add,
    addPacked,
    get: (path) => read(places.get(path)),
    close: () => file?.close(),
  };
}

interface TemporaryFile {
  readonly append: (bytes: Uint8Array) => Extent;
  readonly read: (place: Extent) => Uint8Array;
  readonly close: () => void;
}

/** A file in the system's temporary folder. Its name is gone at once, so that nothing is left however the run ends. */
function createTemporaryFile(): TemporaryFile {
  const file = attempt(openSpool);
  let end = 0;
  return {
    append: (bytes) => {
      const place = { at: end, size: bytes.length };
      for (let done = 0; done < bytes.length;)
        done += attempt(() => writeSync(file, bytes, done, bytes.length - done, end + done));
      end += bytes.length;
      return place;
    },
    read: ({ at, size }) => {
      const bytes = Buffer.allocUnsafe(size);
      for (let done = 0; done < size;) {
        const read = readSync(file, bytes, done, size - done, at + done);
        if (read === 0) throw new Error('the temporary file of rendered pages was cut short');
        done += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}

function openSpool(): number {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  try {
    return openSync(join(dir, 'contents'), 'wx+', 0o600);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw createIoError(`Cannot keep rendered pages in a temporary file below ${tmpdir()}`, error);
  }
}

/** Hex digest of bytes. */
export function digestSha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
