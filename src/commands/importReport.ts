import type { ImportedApp } from '../import/importedApp.ts';
import type { ImportPlan } from '../import/planImport.ts';
import type { ImportReport } from '../import/reportSchema.ts';
import { countChanges } from '../report/report.ts';
import { printable, type Paint } from '../report/text.ts';
import type { LegacyTree } from './legacyTree.ts';

/** How many examples and names the text gives. */
const EXAMPLES = 3;
const NAMED = 40;
const WIDTH = 90;

type Result = ImportReport['results'][number];

/** What became of every page, as data. */
export function importReport(
  apps: readonly ImportedApp[],
  plan: ImportPlan,
  { skipped }: LegacyTree,
  dryRun: boolean,
): ImportReport {
  const written = new Set(plan.changes.map(({ app }) => app));
  const results = apps.map((app) => resultOf(app, written.has(app.slug), plan.kept.get(app.slug) ?? []));
  const having = (status: Result['status']): number =>
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
  };
}

function resultOf(app: ImportedApp, isWritten: boolean, kept: readonly string[]): Result {
  const shown = <T extends object>(list: readonly T[]): T[] => list.map((each) => printableFields(each));
  return {
    app: app.slug,
    from: printable(app.from),
    generation: app.generation,
    status: isWritten ? 'imported' : kept.length > 0 ? 'kept' : 'unchanged',
    draft: app.facts.draft,
    missing: [...app.missing],
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

/** The report for a person: totals with examples, then the apps to look at. */
export function importText(report: ImportReport, paint: Paint): string {
  const { results, apps, changes, dryRun, skipped } = report;
  const lines = [
    ...kinds('dropped', results, ({ dropped }) => dropped, paint),
    ...kinds('repaired', results, ({ repaired }) => repaired, paint),
    ...list('to review: links dropped for want of proof', results.flatMap(reviewLines), paint),
    ...list('drafts, built only with --drafts', draftNames(results), paint),
    ...list(
      'kept as they are; --force replaces them',
      results.flatMap(({ kept }) => kept),
      paint,
    ),
    ...list('not understood', results.flatMap(unreadLines), paint),
    ...list(
      'not read',
      skipped.map(({ path, reason }) => `${path}: ${reason}`),
      paint,
    ),
    paint(
      'bold',
      `pages ${apps.total} · imported ${apps.imported} · unchanged ${apps.unchanged} · kept ${apps.kept} · drafts ${apps.drafts} · files: ${changes.created} ${dryRun ? 'to create' : 'created'}, ${changes.updated} ${dryRun ? 'to update' : 'updated'}, ${changes.unchanged} unchanged`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function kinds(
  title: string,
  results: readonly Result[],
  of: (result: Result) => Result['dropped'] | Result['repaired'],
  paint: Paint,
): string[] {
  const groups = new Map<string, string[]>();
  for (const result of results)
    for (const each of of(result)) {
      const value = 'value' in each ? each.value : `${each.from} -> ${each.to}`;
      const key = `${each.reason} (${each.field})`;
      groups.set(key, [...(groups.get(key) ?? []), `${result.from}:${each.line}: ${cut(value)}`]);
    }
  if (groups.size === 0) return [];
  const parts = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return [
    paint('bold', `${title}:`),
    ...parts.flatMap(([key, values]) => [
      `  ${values.length} ${key}`,
      ...values.slice(0, EXAMPLES).map((value) => paint('dim', `    ${value}`)),
    ]),
    '',
  ];
}

function list(title: string, values: readonly string[], paint: Paint): string[] {
  if (values.length === 0) return [];
  const more = values.length > NAMED ? [`  … and ${values.length - NAMED} more: --report FILE has all`] : [];
  return [
    paint('bold', `${title}: ${values.length}`),
    ...values.slice(0, NAMED).map((value) => `  ${value}`),
    ...more,
    '',
  ];
}

function reviewLines({ from, review }: Result): string[] {
  return review.map(({ line, field, value }) => `${from}:${line}: ${field} ${cut(value)}`);
}

function draftNames(results: readonly Result[]): string[] {
  return results.flatMap(({ app, draft, missing }) => (draft ? [`${app}: ${missing.join(', ')}`] : []));
}

function unreadLines({ from, notUnderstood }: Result): string[] {
  return notUnderstood.map(({ line, text }) => `${from}:${line}: ${cut(text)}`);
}

function cut(text: string): string {
  return text.length <= WIDTH ? text : `${text.slice(0, WIDTH)}…`;
}
