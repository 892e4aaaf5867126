import type { Effect } from '../model/effect.ts';
import type { RankingReason } from '../model/action.ts';
import {
  compareByName,
  countFamilies,
  MAIN,
  findKind,
  listObjects,
  compareTexts,
  findPlace,
  countUses,
  weigh,
  type RankableAction,
  type Weighed,
} from './weigh.ts';

/** An action with why it stands where it does. */
export interface Ranked extends RankableAction {
  readonly reason: RankingReason;
}

/** Kinds of verbs in the order in which people read a list of actions. */
const READ = 'list get search create update other delete'.split(' ');
/** How many of the most frequent objects are shown in any case. */
const MAIN_OBJECTS = 5;
/** The most that are shown of objects, where several are as frequent as the last of those. */
const MOST_TIED = 10;

/**
 * The actions, best first: pinned ones in their order; then as many as `limit` leaves that show what the API is for, its most
 * frequent objects first and for each the verbs that there are, with at least one that reads, writes and deletes and one for each of the
 * five most frequent objects; then the rest. Both parts are in the order of their objects, and within one as people read
 * it: list, get, search, create, update, others, delete.
 */
export function rankActions(
  all: readonly RankableAction[],
  pins: readonly string[],
  limit: number,
): Ranked[] {
  const uses = countUses(all.map(({ action }) => action).toSorted((a, b) => compareTexts(a.name, b.name)));
  const families = countFamilies(uses);
  const weighed = weigh(all, uses, families);
  const pinned = pins.flatMap((pin) => weighed.filter(({ handles }) => handles.includes(pin)));
  const others = weighed.filter((each) => !pinned.includes(each)).toSorted(byCost);
  const chosen = [...pinned, ...others.slice(0, Math.max(0, limit - pinned.length))];
  const needed = cover(chosen, others, pinned.length, needsOf(uses));
  const rest = others.filter((each) => !chosen.includes(each));
  const shown = chosen.slice(pinned.length).toSorted(byObject);
  const reasonOf = (each: Weighed, why: RankingReason['why']): Ranked => ({
    action: each.action,
    handles: each.handles,
    place: each.place,
    reason: { why, object: each.object, uses: families.get(each.object) ?? 0 },
  });
  return [
    ...pinned.map((each) => reasonOf(each, 'pinned')),
    ...shown.map((each) => reasonOf(each, needed.has(each) ? 'kind' : 'object')),
    ...rest.toSorted(byObject).map((each) => reasonOf(each, 'rest')),
  ];
}

type Test = (each: Weighed) => boolean;

interface Need {
  readonly isMet: Test;
  /** One of several that are equally frequent: what is shown of the main objects is not given up for it. */
  readonly isTied: boolean;
}

/** What the listed ones must have one of, if there is one at all. */
function needsOf(uses: ReadonlyMap<string, number>): Need[] {
  const effects: readonly Effect[] = ['read', 'write', 'delete'];
  const heads = new Map<string, number>();
  for (const [object, count] of uses) heads.set(headOf(object), (heads.get(headOf(object)) ?? 0) + count);
  const objects = mostFrequent(uses).map(
    (object): Test =>
      (each) =>
        listObjects(each.action).includes(object),
  );
  const ends = mostFrequent(heads).map(
    (head): Test =>
      (each) =>
        listObjects(each.action).some((object) => headOf(object) === head),
  );
  const kinds = effects.map(
    (effect): Test =>
      (each) =>
        each.action.effect === effect,
  );
  const firm = [...kinds, ...objects.slice(0, MAIN_OBJECTS), ...ends.slice(0, MAIN_OBJECTS)];
  const tied = [...objects.slice(MAIN_OBJECTS), ...ends.slice(MAIN_OBJECTS)];
  return [
    ...firm.map((isMet) => ({ isMet, isTied: false })),
    ...tied.map((isMet) => ({ isMet, isTied: true })),
  ];
}

/** The five most frequent ones, of equal ones those that were counted first; then those that are as frequent as the fifth, ten in all. */
function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  const least = sorted[MAIN_OBJECTS - 1]?.[1] ?? 0;
  return sorted
    .filter(([, count]) => count >= least)
    .slice(0, MOST_TIED)
    .map(([name]) => name);
}

function headOf(object: string): string {
  return object.slice(object.lastIndexOf(' ') + 1);
}

/**
 * Puts the best action that meets a need in the place of the last one that no need before it rests on; returns what was put
 * in.
 */
function cover(
  chosen: Weighed[],
  others: readonly Weighed[],
  fixed: number,
  needs: readonly Need[],
): ReadonlySet<Weighed> {
  const added = new Set<Weighed>();
  for (const [at, { isMet, isTied }] of needs.entries()) {
    const missing = chosen.some(isMet) ? undefined : others.find(isMet);
    const before = needs.slice(0, at).map((need) => need.isMet);
    const kept = (each: Weighed): boolean => isTied && each.rank < MAIN;
    const free = missing && lastFree(chosen, fixed, before, kept);
    if (missing === undefined || free === undefined) continue;
    chosen[free] = missing;
    added.add(missing);
  }
  return added;
}

function lastFree(
  chosen: readonly Weighed[],
  fixed: number,
  tests: readonly Test[],
  kept: Test,
): number | undefined {
  const met = tests.filter((test) => chosen.some(test));
  return [...chosen.entries()].findLast(
    ([at, each]) =>
      at >= fixed &&
      !kept(each) &&
      met.every((test) => chosen.some((other, place) => place !== at && test(other))),
  )?.[0];
}

function byCost(a: Weighed, b: Weighed): number {
  return a.cost - b.cost || a.rank - b.rank || compareByName(a, b);
}

function byObject(a: Weighed, b: Weighed): number {
  const kind = (each: Weighed): number => findPlace(READ, findKind(each.action, each.object));
  return a.rank - b.rank || kind(a) - kind(b) || compareByName(a, b);
}
