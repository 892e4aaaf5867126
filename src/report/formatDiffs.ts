import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { hasCode } from '../errors.ts';
import type { FileChange, WritePlan } from '../model/files.ts';
import { printable } from './terminal.ts';

/** The folders that a plan's paths are relative to, and what messages call them. */
export interface PlanFolders {
  readonly outDir: string;
  readonly outLabel: string;
  readonly appsDir: string;
  readonly appsLabel: string;
}

/** What a plan changes as unified diffs, a file each, in the order of paths; the manifest follows from the rest. */
export function* formatDiffs(plan: WritePlan, folders: PlanFolders): Generator<string> {
  for (const change of plan.changes.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (change.base === 'out' && change.path === 'manifest.json') continue;
    const before = change.kind === 'create' ? null : textAt(pathOf(folders, change));
    const after = change.kind === 'delete' ? null : Buffer.concat([...plan.content(change)]).toString('utf8');
    const label = change.base === 'out' ? folders.outLabel : folders.appsLabel;
    yield formatDiff(`${label}/${change.path}`, before, after);
  }
}

function pathOf({ outDir, appsDir }: PlanFolders, { base, path }: FileChange): string {
  return join(base === 'out' ? outDir : appsDir, path);
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A unified diff of one file; `null` stands for a file that is not there. */
function formatDiff(path: string, before: string | null, after: string | null): string {
  const name = (side: string, text: string | null): string =>
    text === null ? '/dev/null' : `${side}/${path}`;
  const patch = createTwoFilesPatch(
    name('a', before),
    name('b', after),
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.split('\n').slice(1).map(printable).join('\n');
}
