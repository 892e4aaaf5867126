import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WritePlan } from '../model.ts';
import { MANIFEST_FILE, parseManifest } from './manifest.ts';
import { readJson, replaceJson } from './stateFiles.ts';

const JOURNAL = 'journal.json';

interface Journal {
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
  const manifest = plan.changes.find(({ base, path }) => base === 'out' && path === MANIFEST_FILE);
  if (!manifest) return;
  const { apps, files } = parseManifest(JSON.parse(Buffer.from(plan.content(manifest)).toString('utf8')));
  const digests = new Map(
    [...files, ...[...apps.values()].flatMap((app) => Object.entries(app.files))].map(
      ([path, { sha256 }]) => [path, sha256],
    ),
  );
  const made = new Map(readLeftovers(stateDir, outDir));
  for (const { base, kind, path } of plan.changes) {
    const digest = digests.get(path);
    if (base === 'out' && kind === 'create' && digest !== undefined) made.set(path, digest);
  }
  if (made.size === 0) return;
  try {
    replaceJson(stateDir, JOURNAL, { out: outDir, files: Object.fromEntries(made) } satisfies Journal);
  } catch {
    // A folder that takes no file costs this, and the run was told already.
  }
}

/** Digests, by path, of files that a run which did not end may have made. */
export function readLeftovers(stateDir: string, outDir: string): ReadonlyMap<string, string> {
  const journal = readJson<Partial<Journal>>(join(stateDir, JOURNAL));
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
