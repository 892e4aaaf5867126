import { countNoun, nameFirst } from '../text/counting.ts';
import type { Reporter } from './reporter.ts';
import { NO_COLOUR, printable, type Paint } from './terminal.ts';
import { groupBy } from '../text/groupBy.ts';

/** A request of users, and which apps it finds. */
interface ShownAnswer {
  readonly request: { readonly app: string; readonly text: string; readonly kind: string };
  /** The place of the app among those that are found, from 1; `null` when it shares no word with the request. */
  readonly place: number | null;
  /** The best of the apps that are found, in their order. */
  readonly first: readonly { readonly id: string; readonly score: number }[];
}

/** What `check --triggers` found out, ready to be shown in any format. */
export interface TriggerReport {
  /** How many descriptions were ranked. */
  readonly apps: number;
  /** Apps that were asked about and have no page, because they have errors or are drafts. */
  readonly missing: readonly string[];
  /** Apps that no request is for. */
  readonly silent: readonly string[];
  readonly answers: readonly ShownAnswer[];
  readonly durationMs: number;
}

/** Counts of the requests of one kind. */
interface Count {
  readonly kind: string;
  readonly requests: number;
  /** How many of them find their app first, and among the first three. */
  readonly first: number;
  readonly amongThree: number;
}

/** An app, and another one that requests for it find before it. */
interface Confusion {
  readonly app: string;
  readonly other: string;
  readonly requests: number;
}

const NAMES = 8;

/** How many requests find their app, which do not and who wins them, and which apps are taken for which. */
function formatTriggers(report: TriggerReport, paint: Paint, quiet: boolean): string {
  const { answers, missing, silent } = report;
  const lost = answers.filter(({ place }) => place !== 1);
  const parts = [
    quiet ? [] : countLines(report),
    block('not first', lost.map(lostLine), paint),
    block('taken for another', confusionLines(answers), paint),
    block('without requests', silent.length === 0 ? [] : [names(silent)], paint),
    block(
      'without a page, so left out (skillpress check tells why)',
      missing.length === 0 ? [] : [names(missing)],
      paint,
    ),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** How requests find their apps, in every format; `quiet` leaves out the counts. */
export function reportTriggers(report: TriggerReport): Reporter {
  return {
    json: () => toTriggersJson(report),
    text: (paint, quiet) => formatTriggers(report, paint, quiet),
    github: (quiet) => formatTriggers(report, NO_COLOUR, quiet),
  };
}

/** The fields that docs/triggers.md promises. */
function toTriggersJson({ apps, missing, silent, answers, durationMs }: TriggerReport): object {
  const requests = answers.map(({ request: { app, kind, text }, place, first }) => ({
    app,
    kind,
    request: text,
    place,
    first: first.map(({ id, score }) => ({ app: id, score: Math.round(score * 1000) / 1000 })),
  }));
  return {
    command: 'check --triggers',
    ok: missing.length === 0,
    apps,
    counts: countsOf(answers),
    requests,
    confused: findConfusions(answers),
    silent,
    missing,
    durationMs: Math.round(durationMs),
  };
}

function countLines({ apps, answers }: TriggerReport): string[] {
  const share = (part: number, whole: number): string => `${part} (${((100 * part) / whole).toFixed(1)} %)`;
  if (answers.length === 0) return [`no requests to rank among ${countNoun(apps, 'app')}`];
  return countsOf(answers).map(
    ({ kind, requests, first, amongThree }) =>
      `${printable(kind)}: of ${countNoun(requests, 'request')} to ${countNoun(apps, 'app')}, ${share(first, requests)} find theirs first, ${share(amongThree, requests)} among three`,
  );
}

/** A count for each kind, in the order in which kinds come, and one of all when there are several. */
function countsOf(answers: readonly ShownAnswer[]): Count[] {
  const count = (kind: string, some: readonly ShownAnswer[]): Count => ({
    kind,
    requests: some.length,
    first: some.filter(({ place }) => place === 1).length,
    amongThree: some.filter(({ place }) => place !== null && place <= 3).length,
  });
  const each = [...groupBy(answers, ({ request }) => request.kind)].map(([kind, some]) => count(kind, some));
  return each.length === 1 ? each : [...each, count('all', answers)];
}

/** Pairs of apps, the commonest first: the second one comes before the first for a request of the first. */
function findConfusions(answers: readonly ShownAnswer[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { request, place, first } of answers) {
    const before = first.slice(0, place === null ? undefined : place - 1);
    for (const { id } of before) {
      const key = `${request.app} ${id}`;
      pairs.set(key, { app: request.app, other: id, requests: (pairs.get(key)?.requests ?? 0) + 1 });
    }
  }
  return [...pairs.values()].sort((a, b) => b.requests - a.requests);
}

function lostLine({ request: { app, text }, place, first }: ShownAnswer): string {
  const where = place === null ? 'shares no word with it' : `place ${place}`;
  const winners = first.filter(({ id }) => id !== app).map(({ id }) => id);
  const instead = winners.length === 0 ? 'nothing is found' : winners.join(', ');
  return `${app}: "${printable(text)}": ${where}; ${instead}`;
}

/** One line an app: what it is taken for, the commonest first. */
function confusionLines(answers: readonly ShownAnswer[]): string[] {
  return [...groupBy(findConfusions(answers), ({ app }) => app)].map(([app, pairs]) => {
    const others = pairs.map(({ other, requests }) => (requests === 1 ? other : `${other} (${requests})`));
    return `${app}: ${others.join(', ')}`;
  });
}

function names(all: readonly string[]): string {
  return nameFirst(all.map(printable), NAMES);
}

function block(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint('bold', title), ...lines.map((line) => `  ${line}`)];
}
