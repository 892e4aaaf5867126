import { closeSync, constants, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { EXIT, hasCode, KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { wordExcess } from '../text/inputLimits.ts';

const HINT = 'Nothing of it was read. Leave out what does not belong there, or restore the file.';

/** A file of which nothing was read: too large, a folder, or not allowed. Ends a run that cannot do without it. */
export class UnreadError extends KnownError {
  readonly rule: 'input/size' | 'input/unreadable';
  /** What is wrong with it, behind its path. */
  readonly problem: string;

  constructor(path: string, { rule, exitCode = EXIT.usage, problem, hint }: Unread) {
    super(exitCode, `${path} ${problem}`, { hint });
    this.rule = rule;
    this.problem = problem;
  }
}

type Unread = Pick<UnreadError, 'rule' | 'problem'> & {
  readonly hint: string;
  readonly exitCode?: number;
};

function tooLarge(size: number, limit: number): Unread {
  return { rule: 'input/size', problem: `has ${wordExcess(size, limit)}`, hint: HINT };
}

const FOLDER: Unread = {
  rule: 'input/unreadable',
  problem: 'is a folder, expected a file',
  hint: 'Move it away, or put the file in its place.',
};
const PIPE: Unread = {
  rule: 'input/unreadable',
  problem: 'is a pipe or a device, expected a file',
  hint: 'It is not waited for: put a file in its place.',
};
const FORBIDDEN: Unread = {
  rule: 'input/unreadable',
  problem: 'cannot be read: permission denied',
  hint: 'Give the user of this run the right to read it (chmod u+rX).',
  exitCode: EXIT.io,
};

/**
 * What a link points to is not read, and a pipe is not waited for: `scanApps` refuses both, but something may be planted
 * after that.
 */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/**
 * A file's bytes; `null` when there is no such file. Throws an `UnreadError` for one with more than `limit` of them, a folder, a pipe, and one that
 * may not be read.
 */
export function readBytes(path: string, limit: number): Buffer | null {
  const file = openFile(path);
  if (file === null) return null;
  try {
    const stats = fstatSync(file);
    refuseStrange(path, stats);
    const { size } = stats;
    if (size > limit) throw new UnreadError(path, tooLarge(size, limit));
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number | null {
  try {
    return openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw hasCode(error, 'EACCES') || hasCode(error, 'EPERM') ? new UnreadError(path, FORBIDDEN) : error;
  }
}

function refuseFolder(path: string, stats: Stats): void {
  if (stats.isDirectory()) throw new UnreadError(path, FOLDER);
}

function refuseStrange(path: string, stats: Stats): void {
  refuseFolder(path, stats);
  if (!stats.isFile()) throw new UnreadError(path, PIPE);
}

/** A file's text; `null` when there is no such file. Throws an `UnreadError` like `readBytes`. */
export function readText(path: string, limit: number): string | null {
  return readBytes(path, limit)?.toString('utf8') ?? null;
}

/** Returns a text that did not come from the file, under the file's limit. Throws an `UnreadError` like `readBytes`. */
export function limitText(path: string, text: string, limit: number): string {
  const size = Buffer.byteLength(text);
  if (size > limit) throw new UnreadError(path, tooLarge(size, limit));
  return text;
}

/** A text of the catalog's own set-up, where a link is followed. Throws an `UnreadError` like `readBytes`, for a pipe too. */
export function readSetting(path: string, limit: number): string {
  return readFollowed(path, limit, refuseStrange);
}

/** A text that the command line names, where a pipe is waited for (`/dev/stdin`). Throws an `UnreadError` like `readBytes`. */
export function readNamed(path: string, limit: number): string {
  // How long the text of a pipe is, nobody knows before.
  return limitText(path, readFollowed(path, limit, refuseFolder), limit);
}

function readFollowed(path: string, limit: number, refuse: typeof refuseFolder): string {
  const stats = statSync(path);
  refuse(path, stats);
  if (stats.size > limit) throw new UnreadError(path, tooLarge(stats.size, limit));
  return readFileSync(path, 'utf8');
}

/** What a read returns, or the error about a file of which nothing was read. */
export function tryRead<T>(read: () => T): T | UnreadError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadError) return error;
    throw error;
  }
}

/** The finding about a file of an app of which nothing was read. */
export function reportUnread(file: string, { rule, problem, hint }: UnreadError, app: string): Finding {
  return {
    level: 'error',
    rule,
    app,
    file,
    message: `${file} ${problem}`,
    ...(hint !== undefined && { hint }),
  };
}
