import type { Entity } from '../model.ts';
import { isDestroyed, plain, visible } from './clean.ts';
import { isFiller, isRefusal, saysNone } from './junk.ts';
import type { DropReason, Ledger } from './ledger.ts';
import type { OverviewItem } from './overview.ts';

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
  /^(?:add|calculate|convert|create|delete|extract|find|generate|get|remove|retrieve|summarize)\s+\S/i;
/** Without bold, also verbs that are nouns as well. */
const PLAIN_ACTION = /^(?:list|manage|search|send|set|update|upload|download|use|run|check)\s+\S/i;

interface Node {
  readonly name: string;
  readonly children: Node[];
}

interface Open {
  readonly indent: number;
  readonly children: Node[];
  readonly name: string;
}

/** The nouns that a page's overview may be believed, nested as there; everything else is in the ledger with its reason. */
export function entitiesOf(items: readonly OverviewItem[], appName: string, ledger: Ledger): Entity[] {
  const drop = ({ line, name }: OverviewItem, reason: DropReason): void =>
    void ledger.dropped.push({ line, field: 'entities', reason, value: name });
  const sound = items.filter((item) => {
    const reason = unsound(item, appName);
    if (reason !== null) drop(item, reason);
    // A heading that is dropped still holds its place: what is below it moves up.
    return reason === null;
  });
  const distinct = withoutRepeats(sound, (item) => drop(item, 'repeated'));
  const isRunaway = distinct.length > RUNAWAY;
  const abstract = distinct.filter(({ name }) => ABSTRACT_NOUNS.has(name.toLowerCase()));
  const kept = distinct.filter((item, at) => {
    if (isRunaway && at >= PLAUSIBLE) drop(item, 'runaway');
    else if (abstract.length >= ABSTRACT && abstract.includes(item)) drop(item, 'abstract');
    else return true;
    return false;
  });
  return nest(kept);
}

function unsound({ name, bold, about }: OverviewItem, appName: string): DropReason | null {
  if (isDestroyed(name)) return 'destroyed';
  if (isRefusal(name)) return 'refusal';
  if (isFiller(about) || saysNone(name) || /^[^:]+:\s/.test(name)) return 'filler';
  if (/[*`<>[\]{}|]/.test(name)) return 'markup';
  const words = name.split(/\s+/);
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

/** Once below each parent, the plural counting as the singular; a child that is called as its parent says nothing either. */
function withoutRepeats(
  items: readonly OverviewItem[],
  onRepeat: (item: OverviewItem) => void,
): OverviewItem[] {
  const seen = new Set<string>();
  const path: { indent: number; key: string }[] = [];
  return items.filter((item) => {
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= item.indent) path.pop();
    const own = plain(item.name).replace(/s$/, '');
    const key = [...path.map((each) => each.key), own].join('/');
    const repeated = seen.has(key) || path.at(-1)?.key === own;
    seen.add(key);
    path.push({ indent: item.indent, key: own });
    if (repeated) onRepeat(item);
    return !repeated;
  });
}

function nest(items: readonly OverviewItem[]): Entity[] {
  const roots: Node[] = [];
  const open: Open[] = [];
  for (const { name, indent } of items) {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const node: Node = { name: visible(name), children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push({ indent, children: node.children, name });
  }
  return roots;
}
