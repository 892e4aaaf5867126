import { formatCounts, formatFindings } from './formatFindings.ts';
import { BASELINE_FILE } from '../text/fileNames.ts';
import { countNoun, formatFigure, formatSeconds, nameFirst } from '../text/counting.ts';
import { printable, type Paint } from './terminal.ts';
import type { AppRelease, Report } from './report.ts';
import { groupBy } from '../text/groupBy.ts';

/**
 * Releases, then findings rule by rule, the errors first, then counts by rule and the summary. `quiet`: the errors and the
 * counts, nothing when there is no finding.
 */
export function formatTextReport(report: Report, paint: Paint, quiet = false): string {
  const { findings } = report;
  if (quiet && findings.length === 0) return '';
  const lines = [
    ...(quiet ? [] : formatRecorded(report, paint)),
    ...formatFindings(findings, paint, quiet, report.most, formatCounts(findings, paint, quiet)),
    summary(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** The text of a report whose findings were told in another way: releases, and the summary that counts the findings. */
export function formatOutcome(report: Report, paint: Paint): string {
  return `${[...formatRecorded(report, paint), summary(report, paint)].join('\n')}\n`;
}

/** Releases that were recorded; one that is only missing is a finding already. */
function formatRecorded({ applied, releases = [], packReleases = [] }: Report, paint: Paint): string[] {
  if (!applied) return [];
  const packs = packReleases.map(({ pack, ...release }) => ({ app: `pack ${pack}`, ...release }));
  return [...formatReleases(releases, paint), ...formatReleases(packs, paint, 'packs')];
}

/** The least number of releases of which those with the same changes are told together. */
const MANY = 10;
/** Apps of them that are named. */
const NAMES = 8;

function formatReleases(releases: readonly AppRelease[], paint: Paint, what = 'apps'): string[] {
  if (releases.length < MANY) return releases.map((release) => releaseText(release, paint));
  const groups = groupBy(releases, ({ changes }) => changes.join(' ').replaceAll(/\d+/g, '#'));
  return [...groups.values()].map((group) => groupText(group, paint, what));
}

function groupText(group: readonly AppRelease[], paint: Paint, what: string): string {
  const [first] = group;
  if (!first || group.length === 1) return group.map((release) => releaseText(release, paint)).join('\n');
  const names = group.map(({ app, version }) => `${app.replace(/^pack /, '')} ${version}`);
  const changes = first.changes.map((line) => `  ${printable(line)}`);
  return [
    paint('bold', `${formatFigure(group.length)} ${what}: ${nameFirst(names, NAMES)}`),
    ...changes,
  ].join('\n');
}

function releaseText({ app, version, changes }: AppRelease, paint: Paint): string {
  return [paint('bold', `${app} ${version}`), ...changes.map((line) => `  ${printable(line)}`)].join('\n');
}

function summary(report: Report, paint: Paint): string {
  const { apps, changes, findings, durationMs, applied, command } = report;
  const { hidden = { known: 0, filtered: 0 } } = report;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const counted =
    command === 'check'
      ? [checkedText(report)]
      : [`${wordBuilt({ command, applied })} ${apps.built}`, `unchanged ${apps.unchanged}`];
  if (apps.stale > 0) counted.push(`stale ${apps.stale}`);
  if (apps.failed > 0) counted.push(`failed ${apps.failed}`);
  if (apps.drafts > 0) counted.push(`${countNoun(apps.drafts, 'draft')} left out`);
  counted.push(`${countNoun(errors, 'error')}, ${countNoun(findings.length - errors, 'warning')}`);
  if (hidden.known > 0)
    counted.push(`${countNoun(hidden.known, 'known warning')} not shown (${BASELINE_FILE})`);
  if (hidden.filtered > 0) counted.push(`${countNoun(hidden.filtered, 'finding')} left out by flags`);
  if (command !== 'check')
    counted.push(
      `files: ${changes.created} ${applied ? 'created' : 'to create'}, ${changes.updated} ${applied ? 'updated' : 'to update'}, ${changes.deleted} ${applied ? 'deleted' : 'to delete'}, ${changes.unchanged} unchanged`,
    );
  return paint('bold', `${counted.join(' · ')} · ${formatSeconds(durationMs)}`);
}

/** The summary repeats the apps that were named when they are no more than these. */
const NAMED = 5;

/** `1 app checked: slack`. */
function checkedText({ apps: { total }, asked = [] }: Report): string {
  const names = asked.length === 0 || asked.length > NAMED ? '' : `: ${asked.join(', ')}`;
  return `${countNoun(total, 'app')} checked${names}`;
}

/** What a command does to an app. */
export function wordBuilt({ command, applied }: Pick<Report, 'command' | 'applied'>): string {
  if (command !== 'release') return 'built';
  return applied ? 'released' : 'to release';
}
