import { toPlain } from '../text/plain.ts';
import type { Entity } from '../model/descriptor.ts';
import { isAnyNoun } from '../check/generic.ts';
import { toNounKey, stem } from '../check/words.ts';
import { keepVisible } from './clean.ts';
import { findFault } from './findFault.ts';
import { findNavigation } from './navigation.ts';
import { isActionPhrase, isVerbAlone, mayBeVerb } from './isActionName.ts';
import type { Evidence } from './knownActions.ts';
import type { DropReason, PageLog } from './pageLog.ts';
import { formatItem, findParents, type OverviewItem } from './readOverview.ts';
import { createSet } from '../text/lexicon.ts';

/** A list with more nouns than this was not taken from an API: the model went on and on. */
const RUNAWAY = 60;
/** The first nouns of such a list, which are still about the app: generic ones come after these. */
const PLAUSIBLE = 40;
/** As many abstract nouns in one list are no coincidence. */
const ABSTRACT = 3;

/** Nouns that no API stores. Each is a fair word; several in one list are a model that ran out of facts. */
const ABSTRACT_NOUNS =
  createSet(`beauty belief compassion confidence courage creativity culture empathy empowerment ethics excellence freedom friendship
  gratitude happiness harmony honesty hope imagination inspiration integrity intuition joy justice kindness knowledge
  leadership legacy love meaning mission morality motivation passion patience peace philosophy potential purpose reality
  respect responsibility spirituality strategy sustainability transparency trust truth understanding vision wellbeing wisdom`);
/** A letter of another script than the Latin one. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

interface EntityNode {
  readonly name: string;
  readonly children: EntityNode[];
}

/** What is not an entity, and why; for a repeated noun, the one that it repeats. */
interface Left {
  readonly reasons: Map<OverviewItem, DropReason>;
  readonly twins: Map<OverviewItem, OverviewItem>;
}

/** The nouns that a page's overview may be believed, nested as there; everything else is in the log with its reason. */
export function readEntities(
  items: readonly OverviewItem[],
  appName: string,
  evidence: Evidence,
  log: PageLog,
): Entity[] {
  const left: Left = { reasons: new Map(), twins: new Map() };
  const rest = (): OverviewItem[] => items.filter((item) => !left.reasons.has(item));
  for (const item of items) {
    const reason = findFault(item, appName);
    if (reason !== null) left.reasons.set(item, reason);
  }
  leaveStrangers(rest(), appName, left);
  leavePhrases(rest(), left);
  const holderOf = findHolders(items, left);
  leaveRepeats(items, left, holderOf);
  leaveNoise(rest(), left);
  leaveVerbs(rest(), items, evidence, left);
  for (const item of findNavigation(rest(), (word) => evidence.words.has(word)))
    left.reasons.set(item, 'navigation');
  // What was below noise has moved up, perhaps to where its noun stands already.
  leaveRepeats(items, left, holderOf);
  if (rest().every(({ name }) => isAnyNoun(name)))
    for (const item of rest()) left.reasons.set(item, 'generic');
  for (const [item, reason] of left.reasons)
    log.dropped.push({ line: item.line, field: 'entities', reason, value: formatItem(item) });
  return nest(rest(), holderOf);
}

/** A noun in a script that nothing else of the page is written in: a slip of the model's. */
function leaveStrangers(nouns: readonly OverviewItem[], appName: string, { reasons }: Left): void {
  const strangers = nouns.filter(({ name }) => OTHER_SCRIPT.test(name));
  if (strangers.length > 1 || nouns.length < 3 || OTHER_SCRIPT.test(appName)) return;
  for (const item of strangers) reasons.set(item, 'no-noun');
}

/** Names of actions, such as "Install Theme". */
function leavePhrases(nouns: readonly OverviewItem[], { reasons }: Left): void {
  const keys = new Set(nouns.map(({ name }) => toNounKey(name)));
  for (const item of nouns)
    if (isActionPhrase(item.name, (phrase) => keys.has(toNounKey(phrase)))) reasons.set(item, 'action-name');
}

/** Verbs; beside them also the words that are nouns elsewhere, unless an action is done to such a thing. */
function leaveVerbs(
  nouns: readonly OverviewItem[],
  items: readonly OverviewItem[],
  { objects }: Evidence,
  { reasons }: Left,
): void {
  const keys = nouns.map(({ name }) => toNounKey(name)).filter((key) => key.includes(' '));
  const compounds = new Set(keys.flatMap((key) => key.split(' ')));
  const holding = new Set(findParents(items).values());
  const isObject = ({ name }: OverviewItem): boolean => objects.has(stem(name.toLowerCase()));
  const verbs = nouns.filter(
    (item) =>
      !isObject(item) && isVerbAlone(item.name, (word) => compounds.has(stem(word)) || holding.has(item)),
  );
  for (const item of verbs) reasons.set(item, 'action-name');
  if (verbs.length < 2) return;
  const isBeside = (item: OverviewItem): boolean =>
    mayBeVerb(item.name) && !isObject(item) && !holding.has(item);
  for (const list of [nouns, nouns.toReversed()])
    for (const [at, item] of list.entries()) {
      const before = list[at - 1];
      if (before && reasons.get(before) === 'action-name' && isBeside(item)) reasons.set(item, 'action-name');
    }
}

/**
 * Which noun each noun is below. What is below a noun that was left out moves up to that one's own parent, or below the
 * noun that it repeats: never below whatever happens to stand above it.
 */
function findHolders(
  items: readonly OverviewItem[],
  { reasons, twins }: Left,
): (item: OverviewItem) => OverviewItem | null {
  const parents = findParents(items);
  return (item) => {
    let at = parents.get(item) ?? null;
    while (at !== null && reasons.has(at)) at = twins.get(at) ?? parents.get(at) ?? null;
    return at;
  };
}

/** Once below each parent, the plural counting as the singular; a child that is called as its parent says nothing either. */
function leaveRepeats(
  items: readonly OverviewItem[],
  { reasons, twins }: Left,
  holderOf: (item: OverviewItem) => OverviewItem | null,
): void {
  const seen = new Map<OverviewItem | null, Map<string, OverviewItem>>();
  for (const item of items) {
    if (reasons.has(item)) continue;
    const holder = holderOf(item);
    const below = seen.get(holder) ?? new Map<string, OverviewItem>();
    seen.set(holder, below);
    const own = formKey(item.name);
    const twin = holder !== null && formKey(holder.name) === own ? holder : below.get(own);
    if (twin === undefined) {
      below.set(own, item);
      continue;
    }
    reasons.set(item, 'repeated');
    twins.set(item, twin);
  }
}

/** Names with one key repeat each other: as the rules see it, and "Time Sheet" is "Timesheet", "IDs" is "ID" too. */
function formKey(name: string): string {
  return toPlain(toNounKey(name)).replace(/s$/, '');
}

/** What only the whole list tells. */
function leaveNoise(distinct: readonly OverviewItem[], { reasons }: Left): void {
  const isRunaway = distinct.length > RUNAWAY;
  const abstract = distinct.filter(({ name }) => ABSTRACT_NOUNS.has(name.toLowerCase()));
  for (const [at, item] of distinct.entries()) {
    if (isRunaway && at >= PLAUSIBLE) reasons.set(item, 'runaway');
    else if (abstract.length >= ABSTRACT && abstract.includes(item)) reasons.set(item, 'abstract');
  }
}

function nest(
  items: readonly OverviewItem[],
  holderOf: (item: OverviewItem) => OverviewItem | null,
): Entity[] {
  const roots: EntityNode[] = [];
  const nodes = new Map<OverviewItem, EntityNode>();
  for (const item of items) {
    const holder = holderOf(item);
    const node: EntityNode = { name: keepVisible(item.name), children: [] };
    nodes.set(item, node);
    ((holder && nodes.get(holder)?.children) ?? roots).push(node);
  }
  return roots;
}
