import type { Finding } from '../model.ts';
import type { Report } from './report.ts';
import { builtWord, painter, printable, textReport } from './text.ts';

/** GitHub shows 10 annotations of each type in a step. */
const MAX_PER_LEVEL = 10;

/** Workflow commands, the worst first; findings beyond what GitHub shows are only counted here and listed in the step summary. */
export function githubReport(report: Report): string {
  const shown = (['error', 'warning'] as const).flatMap((level) =>
    report.findings.filter((finding) => finding.level === level).slice(0, MAX_PER_LEVEL),
  );
  const rest = report.findings.length - shown.length;
  const note = rest > 0 ? `::notice::${rest} more findings are in the step summary\n` : '';
  return shown.map(annotation).join('') + note + textReport({ ...report, findings: [] }, painter(false));
}

/** Markdown for the step summary: every finding, under GitHub's limit of 1 MiB. */
export function githubSummary(report: Report): string {
  const { apps, changes } = report;
  const head = `### skillpress ${report.command}\n\n${apps.total} apps: ${apps.built} ${builtWord(report)}, ${apps.unchanged} unchanged, ${apps.stale} stale, ${apps.failed} failed. Files: ${changes.created} created, ${changes.updated} updated, ${changes.deleted} deleted.\n`;
  if (report.findings.length === 0) return `${head}\n`;
  const rows = report.findings.map(
    ({ level, rule, file, line, message, hint }) =>
      `| ${level} | ${cell(rule)} | ${cell(line === undefined ? file : `${file}:${line}`)} | ${cell(message)} ${cell(hint ?? '')} |`,
  );
  return cut(`${head}\n| level | rule | place | message |\n| --- | --- | --- | --- |\n`, rows);
}

const MAX_SUMMARY = 900_000;

function cut(head: string, rows: readonly string[]): string {
  let text = head;
  for (const [at, row] of rows.entries()) {
    if (text.length + row.length > MAX_SUMMARY)
      return `${text}\n${rows.length - at} more findings are left out.\n\n`;
    text += `${row}\n`;
  }
  return `${text}\n`;
}

function annotation({ level, rule, file, line, column, message, hint }: Finding): string {
  const properties = [`file=${property(file)}`];
  if (line !== undefined) properties.push(`line=${line}`);
  if (column !== undefined) properties.push(`col=${column}`);
  properties.push(`title=${property(rule)}`);
  return `::${level} ${properties.join(',')}::${data(hint === undefined ? message : `${message}\n${hint}`)}\n`;
}

/** Escaping of workflow commands: actions/toolkit packages/core/src/command.ts. */
export function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As `data`, for a property. */
export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function cell(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~]/g, '\\$&');
}
