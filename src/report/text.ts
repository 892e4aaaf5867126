import { formatCounts, formatFindings } from './formatFindings.ts';
import { figure, printable, type Paint } from './terminal.ts';
import type { AppRelease, Report } from './report.ts';

/**
 * Releases, then findings rule by rule, the errors first, then counts by rule and the summary. `quiet`: the errors and the
 * counts, nothing when there is no finding.
 */
export function formatTextReport(report: Report, paint: Paint, quiet = false): string {
  const { findings, applied } = report;
  if (quiet && findings.length === 0) return '';
  // A release that is only missing is a finding already.
  const releases = applied && !quiet ? (report.releases ?? []) : [];
  const lines = [
    ...releases.map((release) => releaseText(release, paint)),
    ...formatFindings(findings, paint, quiet),
    ...formatCounts(findings, paint, quiet),
    summary(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function releaseText({ app, version, changes }: AppRelease, paint: Paint): string {
  return [paint('bold', `${app} ${version}`), ...changes.map((line) => `  ${printable(line)}`)].join('\n');
}

function summary(report: Report, paint: Paint): string {
  const { apps, changes, findings, durationMs, applied, command } = report;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const counted =
    command === 'check'
      ? [checkedText(report)]
      : [`${builtWord({ command, applied })} ${apps.built}`, `unchanged ${apps.unchanged}`];
  if (apps.stale > 0) counted.push(`stale ${apps.stale}`);
  if (apps.failed > 0) counted.push(`failed ${apps.failed}`);
  if (apps.drafts > 0) counted.push(`${apps.drafts} ${apps.drafts === 1 ? 'draft' : 'drafts'} left out`);
  counted.push(`${figure(errors)} errors, ${figure(findings.length - errors)} warnings`);
  if (command !== 'check')
    counted.push(
      `files: ${changes.created} ${applied ? 'created' : 'to create'}, ${changes.updated} ${applied ? 'updated' : 'to update'}, ${changes.deleted} ${applied ? 'deleted' : 'to delete'}, ${changes.unchanged} unchanged`,
    );
  return paint('bold', `${counted.join(' · ')} · ${(durationMs / 1000).toFixed(2)} s`);
}

/** How many named apps the summary repeats. */
const NAMED = 5;

/** `1 app checked: slack`. */
function checkedText({ apps: { total }, asked = [] }: Report): string {
  const names = asked.length === 0 || asked.length > NAMED ? '' : `: ${asked.join(', ')}`;
  return `${total} ${total === 1 ? 'app' : 'apps'} checked${names}`;
}

/** What a command does to an app. */
export function builtWord({ command, applied }: Pick<Report, 'command' | 'applied'>): string {
  if (command !== 'release') return 'built';
  return applied ? 'released' : 'to release';
}
