import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange, WritePlan } from '../model/files.ts';
import { linesOf } from './lines.ts';
import { readJson, replaceFile } from './stateFiles.ts';

const JOURNAL = 'journal.json';

interface WriteJournal {
  /** The output folder. */
  readonly out: string;
  /** Digest by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Writes down which new files a run is about to make. The manifest lists them only once all are there; if the run is
 * killed before, and their app is then removed, nothing else would tell that they were ours to delete.
 */
export function writeJournal(stateDir: string, outDir: string, plan: WritePlan): void {
  const before = readLeftovers(stateDir, outDir);
  const made = plan.changes.filter(({ base, kind }) => base === 'out' && kind === 'create');
  if (before.size === 0 && made.length === 0) return;
  try {
    replaceFile(stateDir, JOURNAL, journalText(outDir, listMade(before, made, plan)));
  } catch {
    // A folder that takes no file costs this, and the run was told already.
  }
}

/** Digests by path, as JSON, file by file: a first build of a large catalog makes many. Of two for one path the later one counts. */
function* listMade(
  before: ReadonlyMap<string, string>,
  made: readonly FileChange[],
  plan: WritePlan,
): Iterable<readonly [string, string]> {
  for (const [path, digest] of before) yield [path, JSON.stringify(digest)];
  for (const change of made) {
    const digest = plan.digest(change);
    if (digest !== null) yield [change.path, JSON.stringify(digest)];
  }
}

/** The text of a `WriteJournal`. */
function* journalText(out: string, files: Iterable<readonly [string, string]>): Iterable<string> {
  yield `{"out":${JSON.stringify(out)},"files":`;
  yield* linesOf(files);
  yield '}';
}

/** Digests, by path, of files that a run which did not end may have made. */
export function readLeftovers(stateDir: string, outDir: string): ReadonlyMap<string, string> {
  const journal = readJson<Partial<WriteJournal>>(join(stateDir, JOURNAL));
  return new Map(journal?.out === outDir ? Object.entries(journal.files ?? {}) : []);
}

/** True when the last run that changed something did not end. */
export function hasJournal(stateDir: string): boolean {
  return existsSync(join(stateDir, JOURNAL));
}

/** The run has ended. */
export function removeJournal(stateDir: string): void {
  rmSync(join(stateDir, JOURNAL), { force: true });
}
