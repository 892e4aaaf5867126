import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, constants, fchmodSync, lstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../disk/makeFolders.ts';

/** Checked answers of this run and of one that was interrupted. It only saves time: what fails here is left out. */
export interface ResponseCache {
  /** What was kept under a path and query; `undefined` when there is nothing that can be trusted. */
  readonly get: (target: string) => unknown;
  readonly put: (target: string, value: unknown) => void;
  /** Ends the use of it; a refresh that is finished needs it no more. */
  readonly close: (finished: boolean) => void;
}

/** Where answers are kept, and of whom: an answer to another origin, token or schema is never found. */
export interface CacheOptions {
  readonly dir: string;
  readonly origin: string;
  readonly token: string;
  readonly schemaVersion: number;
  readonly maxAgeMs: number;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Whether a text may be written to disk. */
  readonly isClean: (text: string) => boolean;
}

type Extent = readonly [start: number, length: number];

interface Log {
  readonly file: number;
  readonly places: ReadonlyMap<string, Extent>;
}

const LINE_FEED = 0x0a;
const KEY_LENGTH = 64;
const CHUNK = 2 ** 20;

/**
 * One file for each origin, token and schema, to which answers are appended as lines; the last of each counts. It is opened for
 * the first answer: by then the run has locked the catalog.
 */
export function openResponseCache(options: CacheOptions): ResponseCache {
  const { dir } = options;
  const lines = createLines(options);
  let log: Log | null | undefined;
  const openOnce = (): Log | null => {
    if (log === undefined) log = safely(() => openLog(dir, `${lines.key('').slice(0, 32)}.log`)) ?? null;
    return log;
  };
  const get: ResponseCache['get'] = (target) => {
    const opened = openOnce();
    const place = opened?.places.get(lines.key(target));
    return opened && place ? safely(() => lines.open(read(opened.file, place))) : undefined;
  };
  const put: ResponseCache['put'] = (target, value) => {
    const text = JSON.stringify(value);
    const opened = openOnce();
    if (!opened || !options.isClean(text)) return;
    // A line feed before it as well, so that it does not go down with a line that a kill tore.
    const line = Buffer.from(`\n${lines.seal(target, text)}\n`);
    if (safely(() => writeSync(opened.file, line)) !== line.length) close(false);
  };
  const close: ResponseCache['close'] = (finished) => {
    const opened = log;
    log = null;
    if (opened) safely(() => closeSync(opened.file));
    if (finished) safely(() => rmSync(dir, { recursive: true, force: true }));
  };
  return { get, put, close };
}

/** A cache that fails is a cache that has nothing. */
function safely<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

interface Lines {
  readonly key: (target: string) => string;
  readonly seal: (target: string, text: string) => string;
  /** The value of a line that is whole, ours and not too old. */
  readonly open: (line: string) => unknown;
}

/** `key seal storedAt value`; the seal is an HMAC-SHA256 of the rest, so neither a torn nor a planted line is opened. */
function createLines({ origin, token, schemaVersion, maxAgeMs, wall }: CacheOptions): Lines {
  const hmac = (text: string): string => createHmac('sha256', token).update(text).digest('hex');
  const key: Lines['key'] = (target) => hmac(JSON.stringify([origin, schemaVersion, target]));
  const seal: Lines['seal'] = (target, text) => {
    const entry = `${Math.trunc(wall())} ${text}`;
    return `${key(target)} ${hmac(`${key(target)} ${entry}`)} ${entry}`;
  };
  const open: Lines['open'] = (line) => {
    const [, hash = '', sealed = '', storedAt = '', text = ''] = /^(\S+) (\S+) (\d+) (.*)$/s.exec(line) ?? [];
    const age = wall() - Number(storedAt);
    const isOurs = isSame(sealed, hmac(`${hash} ${storedAt} ${text}`));
    return isOurs && age >= 0 && age <= maxAgeMs ? (JSON.parse(text) as unknown) : undefined;
  };
  return { key, seal, open };
}

/** For its owner only; symbolic links in place of the folder or the file are not followed. */
function openLog(dir: string, name: string): Log {
  makeFolders(dir, 0o700);
  if (!lstatSync(dir).isDirectory()) throw new Error(`${dir} is not a folder`);
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW = 0 } = constants;
  const file = openSync(join(dir, name), O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  fchmodSync(file, 0o600);
  return { file, places: safely(() => index(file)) ?? new Map<string, Extent>() };
}

/** Where the last line of each key is. Reads in pieces: the answers of 30,000 apps need not fit in memory. */
function index(file: number): Map<string, Extent> {
  const places = new Map<string, Extent>();
  const chunk = Buffer.alloc(CHUNK);
  let start = 0;
  let key = '';
  for (let at = 0, size = 0; (size = readSync(file, chunk, 0, CHUNK, at)) > 0; at += size) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1 && end < size; end = chunk.indexOf(LINE_FEED, from)) {
      key += chunk.toString('latin1', from, Math.min(end, from + KEY_LENGTH - key.length));
      if (key.length === KEY_LENGTH) places.set(key, [start, at + end - start]);
      key = '';
      from = end + 1;
      start = at + from;
    }
    key += chunk.toString('latin1', from, Math.min(size, from + KEY_LENGTH - key.length));
  }
  return places;
}

function read(file: number, [start, length]: Extent): string {
  const line = Buffer.alloc(length);
  readSync(file, line, 0, length, start);
  return line.toString('utf8');
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
