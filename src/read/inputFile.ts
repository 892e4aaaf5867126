import { closeSync, constants, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { createUsageError, EXIT, hasCode, KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { wordExcess } from '../text/inputLimits.ts';

const HINT = 'Nothing of it was read. Leave out what does not belong there, or restore the file.';

/** A file has more bytes than are read of one of its kind; nothing of it was read. Ends a run that cannot do without it. */
export class TooLargeError extends KnownError {
  readonly size: number;
  readonly limit: number;

  constructor(path: string, size: number, limit: number) {
    super(EXIT.usage, `${path} has ${wordExcess(size, limit)}`, { hint: HINT });
    this.size = size;
    this.limit = limit;
  }
}

/**
 * What a link points to is not read, and a pipe is not waited for: `scanApps` refuses both, but something may be planted
 * after that.
 */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** A file's bytes. Throws a `TooLargeError` for one with more than `limit` of them. */
export function readBytes(path: string, limit: number): Buffer {
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    refuseFolder(path, stats);
    const { size } = stats;
    if (size > limit) throw new TooLargeError(path, size, limit);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function refuseFolder(path: string, stats: Stats): void {
  if (stats.isDirectory())
    throw createUsageError(
      `${path} is a folder, expected a file`,
      'Move it away, or put the file in its place.',
    );
}

/** A file's text; `null` when there is no such file. Throws a `TooLargeError` like `readBytes`. */
export function readText(path: string, limit: number): string | null {
  try {
    return readBytes(path, limit).toString('utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Returns a text that did not come from the file, under the file's limit. Throws a `TooLargeError` like `readBytes`. */
export function limitText(path: string, text: string, limit: number): string {
  const size = Buffer.byteLength(text);
  if (size > limit) throw new TooLargeError(path, size, limit);
  return text;
}

/** A text of the catalog's own set-up, where a link is followed. Throws a `TooLargeError` like `readBytes`. */
export function readSetting(path: string, limit: number): string {
  const stats = statSync(path);
  refuseFolder(path, stats);
  const { size } = stats;
  if (size > limit) throw new TooLargeError(path, size, limit);
  return readFileSync(path, 'utf8');
}

/** What a read returns, or the error about a file that is too large. */
export function tryRead<T>(read: () => T): T | TooLargeError {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooLargeError) return error;
    throw error;
  }
}

/** The finding about a file of an app, or of the catalog, that is too large. */
export function reportTooLarge(file: string, { size, limit }: TooLargeError, app?: string): Finding {
  return {
    level: 'error',
    rule: 'input/size',
    ...(app === undefined ? {} : { app }),
    file,
    message: `${file} has ${wordExcess(size, limit)}`,
    hint: HINT,
  };
}
