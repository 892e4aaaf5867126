import type { ImportedApp } from './importedApp.ts';
import type { ImportPlan } from './planImport.ts';
import type { ImportReport, ImportResult } from './reportSchema.ts';
import { countChanges } from '../report/report.ts';
import { printable } from '../report/terminal.ts';
import type { PageTree } from './readPages.ts';

/** What became of every page, as data. */
export function makeReport(
  apps: readonly ImportedApp[],
  plan: ImportPlan,
  { skipped }: PageTree,
  dryRun: boolean,
): ImportReport {
  const written = new Set(plan.changes.map(({ app }) => app));
  const results = apps.map((app) => makeResult(app, written.has(app.slug), plan.kept.get(app.slug) ?? []));
  const having = (status: ImportResult['status']): number =>
    results.filter((each) => each.status === status).length;
  return {
    command: 'import',
    ok: true,
    dryRun,
    apps: {
      total: results.length,
      imported: having('imported'),
      unchanged: having('unchanged'),
      kept: having('kept'),
      drafts: results.filter(({ draft }) => draft).length,
    },
    changes: countChanges(plan.changes, plan.unchanged),
    generations: tally(results.map(({ generation }) => generation)),
    dropped: tally(results.flatMap(({ dropped }) => dropped.map(({ reason }) => reason))),
    repaired: tally(results.flatMap(({ repaired }) => repaired.map(({ reason }) => reason))),
    review: results.reduce((sum, { review }) => sum + review.length, 0),
    notUnderstood: results.reduce((sum, { notUnderstood }) => sum + notUnderstood.length, 0),
    skipped: skipped.map(({ path, reason }) => ({ path: printable(path), reason })),
    results,
    exitCode: 0,
  };
}

function makeResult(app: ImportedApp, isWritten: boolean, kept: readonly string[]): ImportResult {
  const shown = <T extends object>(list: readonly T[]): T[] => list.map((each) => printableFields(each));
  return {
    app: app.slug,
    from: printable(app.from),
    generation: app.generation,
    status: isWritten ? 'imported' : kept.length > 0 ? 'kept' : 'unchanged',
    draft: app.facts.draft,
    missing: [...app.missing],
    refused: shown(app.refused),
    kept: [...kept],
    actions: app.snapshot.actions.length,
    dropped: shown(app.dropped),
    repaired: shown(app.repaired),
    review: shown(app.review),
    notUnderstood: shown(app.notUnderstood),
  };
}

function printableFields<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, typeof field === 'string' ? printable(field) : field]),
  ) as T;
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
