import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createIoError, createUsageError } from '../../errors.ts';
import { parseKeptJson } from '../../text/parseKeptJson.ts';

/** Beside `skills/`: which of its folders are skillpress', and which versions they hold. Committed with them. */
export const LOCK_FILE = 'skillpress.lock.json';

const DIGEST = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

const entry = z.strictObject({
  version: z.string().min(1).max(200),
  /** ISO day of the release. */
  date: z.iso.date('expected a day such as 2026-11-20'),
  /** Fingerprint of the folder's files. */
  digest: DIGEST,
  /** What was there before: what is there still, if a run died in between. */
  previous: z.strictObject({ version: z.string().min(1).max(200), digest: DIGEST }).nullable(),
});

const lockSchema = z.strictObject({ format: z.literal(1), skills: z.record(z.string(), entry) });

/** What the folder has of one skill. */
export type LockEntry = z.infer<typeof entry>;

/** The lock file of a folder. */
export interface LockFile {
  /** Slugs of apps, paths of packs and of what else is no app. */
  readonly slugs: () => readonly string[];
  readonly get: (slug: string) => LockEntry | undefined;
  /** Writes the file whole or not at all. */
  readonly set: (slug: string, entry: LockEntry) => void;
}

/** Reads the lock file, if there is one. Throws a usage error for one that skillpress has not written. */
export function openLockFile(root: string): LockFile {
  const path = join(root, LOCK_FILE);
  const entries = new Map(Object.entries(readLock(path)));
  return {
    slugs: () => [...entries.keys()],
    get: (slug) => entries.get(slug),
    set: (slug, entry) => {
      entries.set(slug, entry);
      replaceFile(path, lockText(entries));
    },
  };
}

function readLock(path: string): Readonly<Record<string, LockEntry>> {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return {};
  if (!stats.isFile()) throw wrong(path, 'it is no plain file');
  const kept = parseKeptJson(textOf(path), lockSchema);
  if (kept.ok) return kept.value.skills;
  throw wrong(path, kept.why);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw createIoError(`Cannot read ${path}`, error);
  }
}

function wrong(path: string, why: string): Error {
  return createUsageError(
    `${path} is not what skillpress writes: ${why}`,
    'Restore it from git. It tells which folders are its own: without it only those that are exactly as the catalog has them are taken for that.',
  );
}

/** One line a skill, in code-unit order, so that changes of two branches merge. */
function lockText(entries: ReadonlyMap<string, LockEntry>): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slug, each]) => `    ${JSON.stringify(slug)}: ${JSON.stringify(each)}`);
  return `{\n  "format": 1,\n  "skills": {\n${lines.join(',\n')}\n  }\n}\n`;
}

function replaceFile(path: string, text: string): void {
  const staged = `${path}.new`;
  try {
    rmSync(staged, { force: true });
    writeFileSync(staged, text, { flag: 'wx', mode: 0o644 });
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw createIoError(`Cannot write ${path}`, error);
  }
}
