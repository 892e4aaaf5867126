import { plain } from '../text/plain.ts';
import type { Entity } from '../model/descriptor.ts';
import { isAnyNoun } from '../check/generic.ts';
import { nounKey } from '../check/words.ts';
import { isDestroyed, keepVisible } from './clean.ts';
import { isFiller, isRefusal, saysNone } from './junk.ts';
import type { DropReason, PageLog } from './pageLog.ts';
import { formatItem, findParents, type OverviewItem } from './readOverview.ts';

/** A list with more nouns than this was not taken from an API: the model went on and on. */
const RUNAWAY = 60;
/** The first nouns of such a list, which are still about the app: generic ones come after these. */
const PLAUSIBLE = 40;
/** Most characters and words of a noun. */
const LONGEST = 60;
const MOST_WORDS = 7;
/** As many abstract nouns in one list are no coincidence. */
const ABSTRACT = 3;

/** Nouns that no API stores. Each is a fair word; several in one list are a model that ran out of facts. */
const ABSTRACT_NOUNS = new Set(
  `beauty belief compassion confidence courage creativity culture empathy empowerment ethics excellence freedom friendship
  gratitude happiness harmony honesty hope imagination inspiration integrity intuition joy justice kindness knowledge
  leadership legacy love meaning mission morality motivation passion patience peace philosophy potential purpose reality
  respect responsibility spirituality strategy sustainability transparency trust truth understanding vision wellbeing wisdom`.split(
    /\s+/,
  ),
);
/** Names of actions begin with these; nouns of APIs do not. */
const ACTION =
  /^(?:add|calculate|convert|create|delete|extract|find|generate|get|remove|retrieve|summarize)[\s_]+\S/i;
/** Without bold, also verbs that are nouns as well. */
const PLAIN_ACTION = /^(?:list|manage|search|send|set|update|upload|download|use|run|check)\s+\S/i;

interface Node {
  readonly name: string;
  readonly children: Node[];
}

/** What is not an entity, and why; for a repeated noun, the one that it repeats. */
interface Left {
  readonly reasons: Map<OverviewItem, DropReason>;
  readonly twins: Map<OverviewItem, OverviewItem>;
}

/** The nouns that a page's overview may be believed, nested as there; everything else is in the log with its reason. */
export function readEntities(items: readonly OverviewItem[], appName: string, log: PageLog): Entity[] {
  const left: Left = { reasons: new Map(), twins: new Map() };
  const rest = (): OverviewItem[] => items.filter((item) => !left.reasons.has(item));
  for (const item of items) {
    const reason = findFault(item, appName);
    if (reason !== null) left.reasons.set(item, reason);
  }
  const holderOf = findHolders(items, left);
  leaveRepeats(items, left, holderOf);
  leaveNoise(rest(), left);
  // What was below noise has moved up, perhaps to where its noun stands already.
  leaveRepeats(items, left, holderOf);
  if (rest().every(({ name }) => isAnyNoun(name)))
    for (const item of rest()) left.reasons.set(item, 'generic');
  for (const [item, reason] of left.reasons)
    log.dropped.push({ line: item.line, field: 'entities', reason, value: formatItem(item) });
  return nest(rest(), holderOf);
}

function findFault({ name, bold, about }: OverviewItem, appName: string): DropReason | null {
  if (isDestroyed(name)) return 'destroyed';
  if (isRefusal(name)) return 'refusal';
  if (isFiller(about) || saysNone(name) || /:\s/.test(name)) return 'filler';
  if (/[*`<>[\]{}|]/.test(name)) return 'markup';
  const words = nounKey(name).split(' ');
  if (plain(name) === plain(appName)) return 'app-itself';
  if (ACTION.test(name) || (!bold && PLAIN_ACTION.test(name))) return 'action-name';
  if (name.length > LONGEST || words.length > MOST_WORDS || /[.!?;]$/.test(name) || loops(words))
    return 'no-noun';
  return null;
}

/** "Pivot Value Pivot Value Pivot Value". */
function loops(words: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= 3);
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
  return plain(nounKey(name)).replace(/s$/, '');
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
  const roots: Node[] = [];
  const nodes = new Map<OverviewItem, Node>();
  for (const item of items) {
    const holder = holderOf(item);
    const node: Node = { name: keepVisible(item.name), children: [] };
    nodes.set(item, node);
    ((holder && nodes.get(holder)?.children) ?? roots).push(node);
  }
  return roots;
}
