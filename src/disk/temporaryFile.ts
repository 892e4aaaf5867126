import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIoError } from '../errors.ts';

/** Where bytes are in the file. */
export interface Extent {
  readonly at: number;
  readonly size: number;
}

/** A file that bytes wait in. */
export interface TemporaryFile {
  readonly append: (bytes: Uint8Array) => Extent;
  readonly read: (place: Extent) => Uint8Array;
  readonly close: () => void;
}

/**
 * A file in the system's temporary folder, made when something is appended. Its name is gone at once, so that nothing is left however the run
 * ends.
 */
export function createTemporaryFile(): TemporaryFile {
  let file: number | undefined;
  let end = 0;
  return {
    append: (bytes) => {
      const to = (file ??= attempt(openSpool));
      const place = { at: end, size: bytes.length };
      for (let done = 0; done < bytes.length;)
        done += attempt(() => writeSync(to, bytes, done, bytes.length - done, end + done));
      end += bytes.length;
      return place;
    },
    read: ({ at, size }) => {
      if (file === undefined) throw new Error('the temporary file of rendered pages was closed');
      const bytes = Buffer.allocUnsafe(size);
      for (let done = 0; done < size;) {
        const read = readSync(file, bytes, done, size - done, at + done);
        if (read === 0) throw new Error('the temporary file of rendered pages was cut short');
        done += read;
      }
      return bytes;
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
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
