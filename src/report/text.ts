import { spelledOut } from '../text/characters.ts';
import type { Finding } from '../model/finding.ts';
import { countByRule, worstLast } from './order.ts';
import type { AppRelease, Report } from './report.ts';

/** Colours a text, or not. */
export type Paint = (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** A painter for a terminal, or one that leaves text as it is. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
}

/** From so many findings on, they are counted by rule. */
const MANY = 10;

/**
 * Releases, then every finding, the worst last, then counts by rule and the summary: what a terminal still shows when
 * thousands of lines ran through it. A hint is told with the first finding of its rule that has it.
 */
export function textReport(report: Report, paint: Paint): string {
  const told = new Set<string>();
  const lines = worstLast(report.findings).map((finding) => {
    const key = `${finding.rule} ${finding.hint}`;
    const isNew = !told.has(key);
    told.add(key);
    return findingText(finding, isNew, paint);
  });
  // A release that is only missing is a finding already.
  const releases = (report.applied ? (report.releases ?? []) : []).map((release) =>
    releaseText(release, paint),
  );
  return `${[...releases, ...lines, ...countLines(report, paint), summary(report, paint)].join('\n')}\n`;
}

function countLines({ findings }: Report, paint: Paint): string[] {
  if (findings.length < MANY) return [];
  const counts = countByRule(findings);
  const width = String(Math.max(...counts.map(({ count }) => count))).length;
  return [
    '',
    ...counts.map(
      ({ level, rule, count }) =>
        `${String(count).padStart(width)} ${paint(level === 'error' ? 'red' : 'yellow', level.padEnd(7))} ${printable(rule)}`,
    ),
    '',
  ];
}

function findingText(
  { level, rule, file, line, column, message, hint }: Finding,
  withHint: boolean,
  paint: Paint,
): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const head = `${paint('bold', printable(place))}: ${level === 'error' ? paint('red', 'error') : paint('yellow', 'warning')} ${printable(message)} ${paint('dim', `[${rule}]`)}`;
  return hint === undefined || !withHint ? head : `${head}\n  ${printable(hint)}`;
}

function releaseText({ app, version, changes }: AppRelease, paint: Paint): string {
  return [paint('bold', `${app} ${version}`), ...changes.map((line) => `  ${printable(line)}`)].join('\n');
}

function summary({ apps, changes, findings, durationMs, applied, command }: Report, paint: Paint): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const counted =
    command === 'check'
      ? [`${apps.total} apps checked`]
      : [`${builtWord({ command, applied })} ${apps.built}`, `unchanged ${apps.unchanged}`];
  if (apps.stale > 0) counted.push(`stale ${apps.stale}`);
  if (apps.failed > 0) counted.push(`failed ${apps.failed}`);
  counted.push(`${errors} errors, ${findings.length - errors} warnings`);
  if (command !== 'check')
    counted.push(
      `files: ${changes.created} ${applied ? 'created' : 'to create'}, ${changes.updated} ${applied ? 'updated' : 'to update'}, ${changes.deleted} ${applied ? 'deleted' : 'to delete'}, ${changes.unchanged} unchanged`,
    );
  return paint('bold', `${counted.join(' · ')} · ${(durationMs / 1000).toFixed(2)} s`);
}

/** What a command does to an app. */
export function builtWord({ command, applied }: Pick<Report, 'command' | 'applied'>): string {
  if (command !== 'release') return 'built';
  return applied ? 'released' : 'to release';
}

/** Upstream text goes to terminals and logs without characters that act or hide. */
export const printable = spelledOut;
