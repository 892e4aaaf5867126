import type { Finding } from '../model/finding.ts';
import { countByRule, takeByTurns, sortByLevel, wordLeftOut } from './order.ts';
import type { Report } from './report.ts';
import { MAX_SUMMARY } from './reporter.ts';
import { escapeData, escapeProperty } from './escapeCommand.ts';
import { NO_COLOUR, printable } from './terminal.ts';
import { formatOutcome, wordBuilt } from './text.ts';
import { countNoun } from '../text/counting.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** GitHub shows 10 annotations of each type in a step. */
const MAX_PER_LEVEL = 10;

/**
 * Workflow commands, ten a level and of as many rules as there are; findings beyond what GitHub shows are only counted here and
 * listed in the step summary.
 */
export function formatGithub(report: Report): string {
  return formatAnnotations(report.findings) + formatOutcome(report, NO_COLOUR);
}

/** The annotations alone. */
export function formatAnnotations(findings: readonly Finding[]): string {
  const shown = (['error', 'warning'] as const).flatMap((level) =>
    takeByTurns(
      findings.filter((finding) => finding.level === level),
      MAX_PER_LEVEL,
    ),
  );
  const rest = findings.length - shown.length;
  const note =
    rest > 0
      ? `::notice::${countNoun(rest, 'more finding')} ${rest === 1 ? 'is' : 'are'} in the step summary\n`
      : '';
  return shown.map(annotation).join('') + note;
}

/** Markdown for the step summary: counts by rule, then every finding, under GitHub's limit of 1 MiB. */
export function formatGithubSummary(report: Report): string {
  const { apps, changes, findings } = report;
  const head = `### skillpress ${report.command}\n\n${countNoun(apps.total, 'app')}: ${apps.built} ${wordBuilt(report)}, ${apps.unchanged} unchanged, ${apps.stale} stale, ${apps.failed} failed, ${countNoun(apps.drafts, 'draft')} left out. Files: ${changes.created} created, ${changes.updated} updated, ${changes.deleted} deleted.\n`;
  if (findings.length === 0) return `${head}\n`;
  const counts = countByRule(findings).map(
    ({ level, rule, count }) => `| ${level} | ${escapeCell(rule)} | ${count} |\n`,
  );
  const rows = sortByLevel(findings).map(
    ({ level, rule, message, hint, ...place }) =>
      `| ${level} | ${escapeCell(rule)} | ${escapeCell(formatPlace(place))} | ${escapeCell(message)} ${escapeCell(hint ?? '')} |\n`,
  );
  return cut(
    `${head}\n| level | rule | findings |\n| --- | --- | --- |\n${counts.join('')}\n| level | rule | place | message |\n| --- | --- | --- | --- |\n`,
    rows,
  );
}

function cut(head: string, rows: readonly string[]): string {
  let size = Buffer.byteLength(head);
  const fitting = rows.findIndex((row) => (size += Buffer.byteLength(row)) > MAX_SUMMARY);
  if (fitting === -1) return `${head}${rows.join('')}\n`;
  return `${head}${rows.slice(0, fitting).join('')}\n${wordLeftOut(rows.length - fitting)}\n\n`;
}

function annotation({ level, rule, file, line, column, message, hint }: Finding): string {
  const properties = [`file=${escapeProperty(printable(file))}`];
  if (line !== undefined) properties.push(`line=${line}`);
  if (column !== undefined) properties.push(`col=${column}`);
  properties.push(`title=${escapeProperty(rule)}`);
  return `::${level} ${properties.join(',')}::${escapeData([message, hint ?? []].flat().map(printable).join('\n'))}\n`;
}

/** A text as the cell of a Markdown table, in which nothing of it is markup. */
export function escapeCell(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~]/g, '\\$&');
}
