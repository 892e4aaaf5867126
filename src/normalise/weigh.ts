import type { VerbObject } from '../model/effect.ts';
import type { ActionFacts } from '../model/action.ts';
import { createPairs, createSet } from '../text/lexicon.ts';
import { PLAIN_VERBS } from '../text/verbTable.ts';

/** An action that is to be ranked. */
export interface RankableAction {
  readonly action: ActionFacts;
  /** What descriptors call it by. */
  readonly handles: readonly string[];
  /** Position of the entity it is about among all of the app's; beyond the last one when none. */
  readonly place: number;
}

/** An action, weighed. */
export interface Weighed extends RankableAction {
  /** The object that it is ranked under. */
  readonly object: string;
  /** Position of that object, the most frequent first. */
  readonly rank: number;
  /** How late it is shown; less is earlier. */
  readonly cost: number;
}

/** Kinds of verbs in the order in which an API is shown: what there is, how it comes to be, one of it, how it changes and goes. */
const SHOWN = 'list create send get update delete search'.split(' ');
const KINDS = createPairs(`
  add:create build:create draft:create duplicate:create generate:create insert:create make:create open:create register:create
  upload:create upsert:create write:update change:update patch:update put:update rename:update replace:update save:update
  set:update find:search filter:search`);
const SENDING = createSet('charge pay post publish reply run send submit trigger');
/** An object further down the list costs as much as one more verb; of the first two objects a verb costs less. */
export const MAIN = 2;
const MAIN_STEP = 0.7;
/** What the first action costs whose verb is not among the main ones, or that is the second one of its kind. */
const LATE = 4;

type Counts = ReadonlyMap<string, number>;

/** By object, how many actions are about it. */
export function countUses(actions: readonly ActionFacts[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { about } of actions)
    for (const object of new Set(about.map((pair) => pair.object)))
      if (object !== '') uses.set(object, (uses.get(object) ?? 0) + 1);
  return uses;
}

/** By object, how many actions are about it, about what is named after it, or about a kind of it: "issue" counts "issue comment" and "sub issue". */
export function countFamilies(uses: Counts): Map<string, number> {
  const all = [...uses];
  return new Map(
    all.map(([object]) => [
      object,
      all.reduce((sum, [name, count]) => sum + (name === object || isOf(name, object) ? count : 0), 0),
    ]),
  );
}

function isOf(name: string, object: string): boolean {
  return name.startsWith(`${object} `) || name.endsWith(` ${object}`);
}

/** Each action with the object that it is ranked under, and its cost. */
export function weigh(all: readonly RankableAction[], uses: Counts, families: Counts): Weighed[] {
  const best = new Map<RankableAction, Weighed>();
  for (const [rank, object] of [...mainFirst(all, uses, families), ''].entries())
    for (const { candidate, cost: own } of inTurn(all, object, rank < MAIN ? MAIN_STEP : 1)) {
      const cost = rank + own;
      const before = best.get(candidate);
      if (before === undefined || cost < before.cost)
        best.set(candidate, { ...candidate, object, rank, cost });
    }
  return [...best.values()];
}

/**
 * The most frequent objects first, each with its family; one that is a part or a kind of a more frequent one counts only
 * for itself, so that it stands behind what it belongs to.
 */
function mainFirst(all: readonly RankableAction[], uses: Counts, families: Counts): string[] {
  const placeOf = (object: string): number =>
    Math.min(...all.filter(({ action }) => listObjects(action).includes(object)).map(({ place }) => place));
  const sorted = [...families].toSorted(([, a], [, b]) => b - a);
  const isPart = (object: string, at: number): boolean =>
    sorted.slice(0, at).some(([before]) => isOf(object, before));
  return sorted
    .map(([object, family], at) => ({
      object,
      weight: isPart(object, at) ? (uses.get(object) ?? 0) : family,
      place: placeOf(object),
    }))
    .toSorted((a, b) => b.weight - a.weight || a.place - b.place || compareTexts(a.object, b.object))
    .map(({ object }) => object);
}

/** The actions about an object: one of each main kind first, then those of other verbs, then the second ones of a kind. */
function inTurn(
  all: readonly RankableAction[],
  object: string,
  step: number,
): { readonly candidate: RankableAction; readonly cost: number }[] {
  const seen = new Set<string>();
  const own = all
    .filter(({ action: { about } }) =>
      object === ''
        ? about.every((pair) => pair.object === '')
        : about.some((pair) => pair.object === object),
    )
    .map((candidate) => ({ candidate, kind: findKind(candidate.action, object) }))
    .toSorted(
      (a, b) =>
        findPlace(SHOWN, a.kind) - findPlace(SHOWN, b.kind) || compareByName(a.candidate, b.candidate),
    )
    .map(({ candidate, kind }) => {
      const isFirst = !seen.has(kind);
      seen.add(kind);
      return { candidate, isFirst, isMain: isFirst && SHOWN.includes(kind) };
    });
  const main = own.filter(({ isMain }) => isMain);
  const late = own.filter(({ isMain }) => !isMain).toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst));
  return [
    ...main.map(({ candidate }, at) => ({ candidate, cost: at * step })),
    ...late.map(({ candidate }, at) => ({ candidate, cost: LATE + at })),
  ];
}

/** What an action is about. */
export function listObjects({ about }: ActionFacts): string[] {
  return about.map(({ object }) => object).filter(Boolean);
}

/** What is done to an object: `list`, `create` and the like; of other verbs "send" and its like as one, else the verb itself. */
export function findKind({ about, effect }: ActionFacts, object: string): string {
  const pair = about.find((each) => each.object === object) ?? about[0];
  if (pair === undefined) return '';
  if (effect === 'delete') return 'delete';
  return kindOfVerb(pair);
}

function kindOfVerb({ verb }: VerbObject): string {
  const plain = PLAIN_VERBS.get(verb) ?? verb;
  return KINDS.get(plain) ?? (SENDING.has(plain) ? 'send' : plain);
}

/** Position of a kind in a list; of another kind that of `other`, else behind all. */
export function findPlace(kinds: readonly string[], kind: string): number {
  const at = kinds.indexOf(kind);
  if (at !== -1) return at;
  return kinds.includes('other') ? kinds.indexOf('other') : kinds.length;
}

/** Compares actions by entity, then by name: their order is the same whatever order Membrane answers in. */
export function compareByName(a: RankableAction, b: RankableAction): number {
  return (
    a.place - b.place ||
    a.action.name.length - b.action.name.length ||
    compareTexts(a.action.name, b.action.name) ||
    compareTexts(a.action.key ?? '', b.action.key ?? '') ||
    compareTexts(a.action.id ?? '', b.action.id ?? '')
  );
}

/** Code-unit order: the same on every machine and locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
