import type { Finding } from '../model.ts';
import type { AppRelease, Report } from './report.ts';

/** Colours a text, or not. */
export type Paint = (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;

/** A painter for a terminal, or one that leaves text as it is. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
}

/** Releases and findings, one a paragraph, then the summary. */
export function textReport(report: Report, paint: Paint): string {
  return (
    [
      // A release that is only missing is a finding already.
      ...(report.applied ? (report.releases ?? []).map((release) => releaseText(release, paint)) : []),
      ...report.findings.map((finding) => findingText(finding, paint)),
      summary(report, paint),
    ].join('\n') + '\n'
  );
}

function findingText({ level, rule, file, line, column, message, hint }: Finding, paint: Paint): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const head = `${paint('bold', printable(place))}: ${level === 'error' ? paint('red', 'error') : paint('yellow', 'warning')} ${printable(message)} ${paint('dim', `[${rule}]`)}`;
  return hint === undefined ? head : `${head}\n  ${printable(hint)}`;
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

/** Upstream text goes to terminals without control characters. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
