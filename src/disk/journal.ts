import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WritePlan } from '../model/files.ts';
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
  const made = new Map(readLeftovers(stateDir, outDir));
  for (const change of plan.changes) {
    const digest = change.base === 'out' && change.kind === 'create' ? plan.digest(change) : null;
    if (digest !== null) made.set(change.path, digest);
  }
  if (made.size === 0) return;
  try {
    replaceFile(stateDir, JOURNAL, journalText(outDir, made));
  } catch {
    // A folder that takes no file costs this, and the run was told already.
  }
}

/** The text of a `Journal`, entry by entry: a first build of a large catalog makes many files. */
function* journalText(out: string, files: ReadonlyMap<string, string>): Generator<string> {
  yield `{"out":${JSON.stringify(out)},"files":{`;
  let comma = '';
  for (const [path, digest] of files) {
    yield `${comma}${JSON.stringify(path)}:${JSON.stringify(digest)}`;
    comma = ',';
  }
  yield '}}';
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
