/** Exit codes, a contract: scripts and CI rely on them (README, "Exit codes"). */
export const EXIT = {
  done: 0,
  findings: 1,
  usage: 2,
  upstream: 3,
  publish: 4,
  io: 5,
  locked: 6,
  bug: 70,
} as const;

/** A failure that a person can act on: it ends the run with an exit code and a message, never a stack trace. */
export class KnownError extends Error {
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(exitCode: number, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'KnownError';
    this.exitCode = exitCode;
    this.hint = options.hint;
  }
}

/** The caller or the configuration is wrong: exit 2. */
export function createUsageError(message: string, hint?: string): KnownError {
  return new KnownError(EXIT.usage, message, hint === undefined ? {} : { hint });
}

/** Code of the catalog's own ended the run, or keeps it waiting for what never comes: exit 2. */
export function createEndedError(): KnownError {
  return createUsageError(
    'Something ended the run before it was done',
    'Look for a promise that never settles, and for what ends the process, in skillpress.config.mjs and in what it imports.',
  );
}

/** In place of `process.exit` while code of the catalog's own may run: it would cut off what the run has to say. */
export function refuseExit(): never {
  throw new Error('process.exit is called, which would end the whole run');
}

/** The machine failed to read or write a file: exit 5. A `KnownError` is returned as it is. */
export function createIoError(doing: string, cause: unknown): KnownError {
  if (cause instanceof KnownError) return cause;
  return new KnownError(EXIT.io, `${doing}: ${wordError(cause)}`, { cause, hint: adviseOnIo(cause) });
}

const AGAIN = 'then run the same command again.';
/** By the codes of Node.js. */
const ADVICE = new Map<unknown, string>([
  ['ENOENT', 'Check the path: it, a folder on the way to it, or what a link there leads to is not there.'],
  ['EACCES', `Give the user of this run the right to it, ${AGAIN}`],
  ['EPERM', `Give the user of this run the right to it, ${AGAIN}`],
  ['EROFS', 'That file system is read-only: mount it for writing, or name another folder.'],
  ['EEXIST', `Something else has that name: move it away, ${AGAIN}`],
  ['EISDIR', `A folder has that name: move it away, ${AGAIN}`],
  ['ENOTDIR', `A file has the name of a folder on the way there: move it away, ${AGAIN}`],
  ['ELOOP', `A link on the way leads round to itself: put a file or folder in its place, ${AGAIN}`],
  ['EMFILE', `Too many files are open: raise the limit (ulimit -n), ${AGAIN}`],
  ['ENFILE', `Too many files are open on this machine: close other programs, ${AGAIN}`],
]);

/** What a person can do about an error of the system. */
export function adviseOnIo(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return ADVICE.get(code) ?? `Check free space and permissions, ${AGAIN}`;
}

/** The message of anything that was thrown. */
export function wordError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Returns an error of the system with the path in its message, where it tells none: that of a full disk does not. */
export function addPath(error: unknown, path: string): unknown {
  if (error instanceof Error && 'syscall' in error && !('path' in error)) error.message += ` '${path}'`;
  return error;
}

/** True for a system error with that code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Returns the candidate that somebody may have meant by `word`: the same letters and digits, a few typing errors, or the same
 * beginning with another end ("category", "categories"); `undefined` when none is like it.
 */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = toLetters(word);
  const scored = candidates.map((each) => ({ each, distance: distanceTo(wanted, toLetters(each)) }));
  const [best] = scored.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.each : undefined;
}

function toLetters(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What another end of a word counts at most, in typing errors. */
const OTHER_END = 2;

function distanceTo(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same += 1;
  const ends = Math.max(a.length, b.length) - same;
  if (same >= 5 && ends <= 4 && same >= 2 * (ends - 1)) return Math.min(OTHER_END, distance(a, b));
  return distance(a, b);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
