import type { Reporter } from '../report/reporter.ts';
import { NO_COLOUR, type Paint } from '../report/terminal.ts';
import type { ImportReport, ImportResult } from './reportSchema.ts';
import { cutText } from '../text/cutText.ts';
import { addTo } from '../text/groupBy.ts';

/** How many examples and names the text gives. */
const EXAMPLES = 3;
const NAMED = 40;
const WIDTH = 90;

/** What an import did, in every format; `quiet` prints no text. */
export function reportImport(report: ImportReport): Reporter {
  return {
    json: () => report,
    text: (paint, quiet) => (quiet ? '' : formatReport(report, paint)),
    github: (quiet) => (quiet ? '' : formatReport(report, NO_COLOUR)),
  };
}

/** The report for a person: totals with examples, then the apps to look at. */
function formatReport(report: ImportReport, paint: Paint): string {
  const { results, apps, changes, dryRun, skipped } = report;
  const lines = [
    ...listKinds('dropped', results, ({ dropped }) => dropped, paint),
    ...listKinds('repaired', results, ({ repaired }) => repaired, paint),
    ...list('to review: links dropped for want of proof', results.flatMap(listReview), paint),
    ...list('drafts, built only with --drafts', listDrafts(results), paint),
    ...list(
      'kept as they are; --force replaces them',
      results.flatMap(({ kept }) => kept),
      paint,
    ),
    ...list('not understood', results.flatMap(listUnread), paint),
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

function listKinds(
  title: string,
  results: readonly ImportResult[],
  of: (result: ImportResult) => ImportResult['dropped'] | ImportResult['repaired'],
  paint: Paint,
): string[] {
  const groups = new Map<string, string[]>();
  for (const result of results)
    for (const each of of(result)) {
      const value = 'value' in each ? each.value : `${each.from} -> ${each.to}`;
      addTo(
        groups,
        `${each.reason} (${each.field})`,
        `${result.from}:${each.line}: ${cutText(value, WIDTH)}`,
      );
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

function listReview({ from, review }: ImportResult): string[] {
  return review.map(({ line, field, value }) => `${from}:${line}: ${field} ${cutText(value, WIDTH)}`);
}

function listDrafts(results: readonly ImportResult[]): string[] {
  return results.flatMap(({ app, draft, missing, refused }) => {
    const why = refused.map(({ rule, message }) => `${rule}: ${message}`);
    return draft ? [`${app}: ${[...missing.filter((each) => each !== 'rules'), ...why].join(', ')}`] : [];
  });
}

function listUnread({ from, notUnderstood }: ImportResult): string[] {
  return notUnderstood.map(({ line, text }) => `${from}:${line}: ${cutText(text, WIDTH)}`);
}
