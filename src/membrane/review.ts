import { countNoun, nameFirst } from '../text/counting.ts';
import { cutText } from '../text/cutText.ts';
import type { QueryOutcome } from '../model/query.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { foldWords } from '../text/handles.ts';
import { keepKeys } from './actionKeys.ts';
import { findContradictions, findSameMeanings } from './contradictions.ts';
import { readLastKnown, findLostApps, type LastKnown } from './lostApps.ts';
import { toPlainText } from '../http/plainText.ts';
import { readHost } from './match.ts';
import { addTo } from '../text/groupBy.ts';

/** What answers are compared with, and which of them are taken whatever they are. */
export interface ReviewOptions {
  /** The app's snapshot on disk; `null` when there is none that can be read. Called once for each fresh answer. */
  readonly lastOf: (slug: string) => Snapshot | null;
  /** The homepage that the descriptor names. */
  readonly homepageOf: (slug: string) => string;
  /** True for an app whose answer is taken as it is. */
  readonly isAccepted: (slug: string) => boolean;
}

/** Below this number of descriptions a fifth of them is one app's ordinary edit. */
const MASS_FLOOR = 20;
const NAMES_SHOWN = 5;

/** How an answer differs from the last snapshot. */
interface Difference {
  /** What alone is reason enough to hold it back, in words. */
  readonly reasons: readonly string[];
  /** Actions that are in both and of which one at least has a description. */
  readonly described: number;
  /** Those of them whose descriptions differ. */
  readonly reworded: readonly SnapshotAction[];
}

interface Totals {
  readonly described: number;
  readonly reworded: number;
}

/**
 * Holds back each answer that
 * - is empty, loses more than half of the last snapshot's actions, or moves to another host,
 * - knows nothing of an app that was known,
 * - gives an action's id another meaning than the answer of another app does,
 * - changes a description, in a run in which more than a fifth of all descriptions changed.
 * All others are taken, with the keys that their actions had.
 */
export function reviewAnswers(
  answers: ReadonlyMap<string, QueryOutcome>,
  { lastOf, homepageOf, isAccepted }: ReviewOptions,
): Map<string, QueryOutcome> {
  const differences = new Map<string, Difference>();
  const known = new Map<string, QueryOutcome>();
  const lasts = new Map<string, LastKnown>();
  const seen = new Map<string, ReadonlySet<string>>();
  for (const [slug, answer] of answers) {
    const last = answer.kind === 'fresh' || answer.kind === 'unknown' ? lastOf(slug) : null;
    if (last) lasts.set(slug, readLastKnown(last));
    if (answer.kind === 'fresh' && last) {
      const snapshot = keepKeys(answer.snapshot, last);
      differences.set(slug, compare(last, snapshot, homepageOf(slug)));
      seen.set(slug, findSameMeanings(last.actions, snapshot.actions));
      known.set(slug, { kind: 'fresh', snapshot });
    } else known.set(slug, answer);
  }
  // Accepted apps count, too: accepting some makes the change of the others no smaller.
  const mass = findMassChange([...differences.values()]);
  const lost = findLostApps(known, lasts);
  const contradictions = findContradictions(known, seen);
  const judge = (slug: string, answer: QueryOutcome): QueryOutcome => {
    const gone = lost.get(slug);
    if (gone !== undefined)
      return isAccepted(slug)
        ? { kind: 'fresh', snapshot: createUnknown(slug, homepageOf(slug)) }
        : holdBack(slug, [gone], false);
    if (answer.kind !== 'fresh' || isAccepted(slug)) return answer;
    const difference = differences.get(slug);
    const swept = mass !== null && difference !== undefined && difference.reworded.length > 0;
    const reasons = [
      ...(difference?.reasons ?? []),
      ...(contradictions.get(slug) ?? []),
      ...(swept ? [wordMassChange(difference, mass)] : []),
    ];
    return reasons.length === 0 ? answer : holdBack(slug, reasons, swept);
  };
  return new Map([...known].map(([slug, answer]) => [slug, judge(slug, answer)]));
}

/** What is taken when a person accepts that Membrane knows an app no more. */
function createUnknown(slug: string, homepage: string): Snapshot {
  return { origin: 'membrane', for: { slug, homepage }, actions: [] };
}

function compare(last: Snapshot, fresh: Snapshot, homepage: string): Difference {
  const pairs = pairActions(last.actions, fresh.actions);
  // The published catalog told no descriptions, so that the first ones from Membrane are no change.
  const isDescribed = (old: SnapshotAction, now: SnapshotAction): boolean =>
    old.description !== undefined || (last.origin === 'membrane' && now.description !== undefined);
  const described = pairs.filter(([old, now]) => now !== null && isDescribed(old, now));
  return {
    reasons: [...findLoss(pairs, fresh.actions), ...findMove(last, fresh, homepage)],
    described: described.length,
    reworded: described.filter(([old, now]) => old.description !== now?.description).map(([old]) => old),
  };
}

/** An old action and the fresh one that it became; `null` when it is gone. */
type Pair = readonly [old: SnapshotAction, now: SnapshotAction | null];

/**
 * An action with an id is the one with that id. One without, as the published catalog has them, is the one with its key
 * or name: the public catalog answers ids and no keys. A fresh action stands for one old action only.
 */
function pairActions(olds: readonly SnapshotAction[], fresh: readonly SnapshotAction[]): Pair[] {
  const byHandle = new Map<string, SnapshotAction[]>();
  for (const action of fresh)
    for (const handle of [...idOf(action), ...handlesOf(action)]) addTo(byHandle, handle, action);
  const taken = new Set<SnapshotAction>();
  return olds.map((old): Pair => {
    const handles = old.id === undefined ? handlesOf(old) : idOf(old);
    const now = handles.flatMap((handle) => byHandle.get(handle) ?? []).find((each) => !taken.has(each));
    if (now) taken.add(now);
    return [old, now ?? null];
  });
}

function idOf({ id }: SnapshotAction): string[] {
  return id === undefined ? [] : [`id ${id}`];
}

function handlesOf({ key, name }: SnapshotAction): string[] {
  return [...new Set([key, name].flatMap((text) => (text === undefined ? [] : [`word ${foldWords(text)}`])))];
}

function findLoss(pairs: readonly Pair[], fresh: readonly SnapshotAction[]): string[] {
  const gone = pairs.filter(([, now]) => now === null).map(([old]) => old);
  if (gone.length <= pairs.length / 2) return [];
  if (fresh.length === 0)
    return [`Membrane lists no actions any more, the snapshot has ${gone.length}: ${namesOf(gone)}`];
  const there = new Set(fresh.flatMap(handlesOf));
  const renumbered = gone.filter((old) => handlesOf(old).some((word) => there.has(word))).length;
  const listed = renumbered === 1 ? 'is listed under another id' : 'are listed under other ids';
  const aside = renumbered === 0 ? '' : ` (${renumbered} of them ${listed})`;
  return [
    `${gone.length} of ${countNoun(pairs.length, 'action')} ${gone.length === 1 ? 'is' : 'are'} gone: ${namesOf(gone)}${aside}`,
  ];
}

function findMove(last: Snapshot, fresh: Snapshot, homepage: string): string[] {
  const [before, after] = [readHost(addressOf(last)), readHost(addressOf(fresh))];
  if (before === '' || before === after) return [];
  if (after === '') return [`its address is gone, it was ${before}`];
  const aside = readHost(homepage) === before ? ", the host of the descriptor's homepage," : '';
  return [`its address moved from ${before}${aside} to ${after}`];
}

function addressOf({ app, integration, connection, connector }: Snapshot): string {
  return (app ?? integration ?? connection ?? connector)?.url ?? '';
}

/** How many descriptions changed in the whole run; `null` when they are not too many. */
function findMassChange(differences: readonly Difference[]): Totals | null {
  const sum = (of: (each: Difference) => number): number =>
    differences.reduce((total, each) => total + of(each), 0);
  const totals = { described: sum((each) => each.described), reworded: sum((each) => each.reworded.length) };
  return totals.described >= MASS_FLOOR && totals.reworded > totals.described / 5 ? totals : null;
}

function wordMassChange({ described, reworded }: Difference, mass: Totals): string {
  return `${reworded.length} of ${described} descriptions changed (${namesOf(reworded)}), in a run in which ${mass.reworded} of ${mass.described} did`;
}

function holdBack(slug: string, reasons: readonly string[], swept: boolean): QueryOutcome {
  const command = `skillpress build ${slug}`;
  const everything = swept ? `, or all with \`skillpress build --accept all\`` : '';
  return {
    kind: 'held',
    message: `Membrane's answer is held back: ${reasons.join('; ')}`,
    hint: `The last snapshot, page and listing are kept. See the change with \`${command} --check --diff --accept ${slug}\`, take it with \`${command} --accept ${slug}\`${everything}.`,
  };
}

function namesOf(actions: readonly SnapshotAction[]): string {
  const names = actions.map(({ name }) => cutText(toPlainText(name), 60));
  return nameFirst(names, NAMES_SHOWN);
}
