import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Build, BuildOptions } from '../build/catalog.ts';
import { hasCode } from '../errors.ts';
import type { FileChange } from '../model/files.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Context } from './context.ts';

/** Prints what a plan changes as a unified diff; the manifest follows from the rest. */
export function showDiff(context: Context, options: BuildOptions, { plan }: Build): void {
  for (const change of plan.changes) {
    if (change.base === 'out' && change.path === 'manifest.json') continue;
    const before = change.kind === 'create' ? null : textAt(pathOf(options, change));
    const after = change.kind === 'delete' ? null : Buffer.from(plan.content(change)).toString('utf8');
    context.stdout(
      unifiedDiff(
        `${change.base === 'out' ? options.outLabel : options.appsLabel}/${change.path}`,
        before,
        after,
      ),
    );
  }
}

function pathOf({ outDir, appsDir }: BuildOptions, { base, path }: FileChange): string {
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
