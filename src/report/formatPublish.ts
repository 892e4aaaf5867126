import { countNoun, formatFigure, formatSeconds, nameFirst } from '../text/counting.ts';
import type { PublishAction, PublishReport, VersionLine, VersionResult } from './publishReport.ts';
import { printable, type Paint } from './terminal.ts';
import { groupBy } from '../text/groupBy.ts';

const DAYS_SHOWN = 14;
const NAMES_SHOWN = 6;
const ACTIONS = ['new', 'changed', 'there', 'pending', 'refused', 'unknown'] as const;
const RESULTS = ['published', 'already-published', 'pending', 'refused', 'unknown', 'left'] as const;

/** For a reader of a log: what went out, what did not and why, what is left and when to run again. */
export function formatPublish(report: PublishReport, paint: Paint): string {
  const { dryRun, registry, versions, durationMs } = report;
  const known = counted(versions, ACTIONS, 'action') || 'nothing to publish';
  const head = `${dryRun ? 'Plan for' : 'Publish to'} ${printable(registry.id)}: ${report.asked ? known : 'it could not be asked'}`;
  const body = dryRun ? calendarText(report) : resultText(report);
  const isIdle = report.asked && !versions.some(({ action }) => isProblem(action));
  const sent = dryRun ? '' : counted(versions, RESULTS, 'result');
  const last = sent || (isIdle && !dryRun ? 'nothing to send' : 'nothing was sent');
  const lines = [
    paint('bold', head),
    ...body,
    ...problems(versions, paint),
    ...orphanText(report),
    ...ending(report, paint),
    paint('bold', `${last} · ${formatSeconds(durationMs)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line for each day on which something goes out, the first days in full. */
function calendarText({ versions, caps }: PublishReport): string[] {
  const days = byDay(versions);
  if (days.size === 0) return [];
  const rules = caps
    ? ` (${caps.newPerDay} new apps in 24 h, ${caps.sameShape} of one shape among the latest ${caps.window})`
    : '';
  const shown = [...days].slice(0, DAYS_SHOWN).flatMap(([day, lines]) => dayText(day, lines));
  const last = [...days.keys()].at(-1) ?? '';
  const rest = days.size - DAYS_SHOWN;
  return [
    `Calendar with one run a day${rules}, the first five of a run before the rest:`,
    ...shown,
    ...(rest > 0 ? [`  … ${countNoun(rest, 'more day')}, the last one ${last}`] : []),
  ];
}

function byDay(versions: readonly VersionLine[]): Map<string, VersionLine[]> {
  const days = groupBy(
    versions.filter(({ day }) => day !== null),
    ({ day }) => day ?? '',
  );
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const KEPT = {
  day: 'kept back by the cap of a day',
  shape: 'kept back by their shape',
  hold: 'kept back since the registry asked to wait',
} as const;

function dayText(day: string, lines: readonly VersionLine[]): string[] {
  return (['changed', 'new'] as const).flatMap((action) => {
    const some = lines.filter((line) => line.action === action);
    if (some.length === 0) return [];
    return [`  ${day}  ${some.length} ${action}${keptBack(some)}: ${names(some)}`];
  });
}

function keptBack(lines: readonly VersionLine[]): string {
  const why = (['day', 'shape', 'hold'] as const).flatMap((limit) => {
    const count = lines.filter(({ keptBy }) => keptBy === limit).length;
    return count === 0 ? [] : [`${count} ${KEPT[limit]}`];
  });
  return why.length === 0 ? '' : ` (${why.join(', ')})`;
}

function resultText({ versions }: PublishReport): string[] {
  return (['published', 'already-published', 'pending', 'left'] as const).flatMap((result) => {
    const some = versions.filter((line) => line.result === result);
    const why = result === 'left' ? keptBack(some) : '';
    return some.length === 0 ? [] : [`${TITLES[result]} ${some.length}${why}: ${names(some)}`];
  });
}

const TITLES = {
  published: 'Published',
  'already-published': 'Published already, by another run or a request whose answer was lost:',
  pending: 'Pending, not public before the registry has accepted them:',
  left: 'Left for a later run',
} as const;

/** Apps with the same problem that are told in full; the others are named in one line. */
const ALIKE = 3;

function problems(versions: readonly VersionLine[], paint: Paint): string[] {
  const byReason = groupBy(
    versions.filter(({ action, result }) => isProblem(result ?? action)),
    ({ action, result, reason }) => `${result ?? action} ${reason}`,
  );
  return [...byReason.values()].flatMap((alike) => {
    const told = alike.slice(0, ALIKE).flatMap((line) => problem(line, paint));
    const rest = alike.slice(ALIKE);
    if (rest.length === 0) return told;
    const all = nameFirst(
      rest.map(({ app }) => printable(app)),
      NAMES_SHOWN,
    );
    return [...told, `${formatFigure(rest.length)} more for the same reason: ${all}`];
  });
}

function problem({ app, version, action, result, reason, hint }: VersionLine, paint: Paint): string[] {
  const what = (result ?? action) === 'refused' ? 'refused' : 'unknown';
  const name = `${printable(app)}${version === null ? '' : ` ${printable(version)}`}`;
  const head = `${paint('bold', name)}: ${paint('red', what)}: ${printable(reason ?? '')}`;
  return hint === null ? [head] : [head, `  ${printable(hint)}`];
}

function isProblem(state: PublishAction | VersionResult): boolean {
  return state === 'refused' || state === 'unknown';
}

/** Nothing is removed there: somebody may have installed it from there. */
function orphanText({ orphans }: PublishReport): string[] {
  if (orphans.length === 0) return [];
  return [
    `Not in the catalog any more, but still there: ${nameFirst(orphans.map(printable), NAMES_SHOWN)}`,
    '  Nothing is removed for you. Remove what nobody is to install any more, and commit that.',
  ];
}

function ending({ stopped, resumeAt, dryRun, versions }: PublishReport, paint: Paint): string[] {
  const left = versions.filter(({ result }) => result === 'left').length;
  const again =
    resumeAt === null ? [] : [`Run again after ${resumeAt.replace('T', ' ').replace('Z', ' UTC')}.`];
  if (stopped)
    return [
      `${paint('red', `Stopped (${printable(stopped.reason)})`)}: ${printable(stopped.message)}`,
      `  ${printable(stopped.hint)}`,
      ...again,
    ];
  return dryRun || left === 0 ? [] : again;
}

function counted<Key extends 'action' | 'result'>(
  versions: readonly VersionLine[],
  states: readonly VersionLine[Key][],
  key: Key,
): string {
  const counts = states.map(
    (state) => [state, versions.filter((line) => line[key] === state).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${state} ${count}`)
    .join(' · ');
}

function names(lines: readonly VersionLine[]): string {
  return nameFirst(
    lines.map(({ app, version }) => printable(`${app} ${version}`)),
    NAMES_SHOWN,
  );
}
