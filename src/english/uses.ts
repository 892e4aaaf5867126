import type { ActionFacts } from '../model/action.ts';
import { remember } from '../text/memo.ts';
import { toSingularPhrase } from '../text/number.ts';
import { splitWords } from '../text/words.ts';
import { saysWhose } from './properNouns.ts';
import { readDeeds } from './readDeeds.ts';

/** A kind of thing, and what an app's actions do with it. */
export interface Use {
  /** The words of its noun, the last one in the singular, in the case of the first name that has them. */
  readonly words: readonly string[];
  /** Its last word in the plural, as a name has it that counts a noun in -ing; `null` where none does. */
  readonly many: string | null;
  /** What a description may say is done, in the order in which it says it. */
  readonly verbs: readonly string[];
  /** How many actions are about it. */
  readonly count: number;
  /** Whether the descriptor knows it as one of the app's entities. */
  readonly isEntity: boolean;
}

/** First of all, and last of all; other verbs stand between. */
const FIRST = ['list', 'search', 'look up', 'create', 'add', 'send', 'update'];
const LAST = ['delete', 'remove'];

/**
 * What the app's actions do, the thing first that most of them are about; things of equal count in the order of `entities`. A thing
 * does not begin with the app's own name: "Xero contacts" of Xero are its contacts.
 */
export function listUses(
  actions: readonly ActionFacts[],
  entities: readonly string[],
  properNouns: ReadonlySet<string>,
): Use[] {
  const brand = new Set(
    [...properNouns].filter((word) => saysWhose(word, properNouns)).map((word) => word.toLowerCase()),
  );
  const found = new Map<string, Found>();
  for (const action of actions) {
    for (const { words: named, many, verbs } of readDeeds(action)) {
      const words = named.length > 1 && brand.has(named[0]?.toLowerCase() ?? '') ? named.slice(1) : named;
      // Nobody schedules the "meeting hubspots" of "Schedule Meeting HubSpot".
      if (words.length > 1 && brand.has(words.at(-1)?.toLowerCase() ?? '')) continue;
      const object = words.join(' ').toLowerCase();
      // What eBay's "Get eBay Details" gets is no eBay.
      if (properNouns.size === 1 && brand.has(object)) continue;
      const use = found.get(object) ?? { words, many: null, verbs: new Set<string>(), count: 0 };
      use.many ??= many;
      use.count += 1;
      for (const verb of verbs) use.verbs.add(verb);
      found.set(object, use);
    }
  }
  const places = new Map(entities.map((entity, at) => [normalPhrase(entity), at]));
  const placeOf = (object: string): number => places.get(object) ?? places.size;
  return [...found]
    .toSorted(([a, one], [b, other]) => other.count - one.count || placeOf(a) - placeOf(b))
    .map(([object, { words, many, verbs, count }]) => ({
      words,
      many,
      verbs: ordered(verbs),
      count,
      isEntity: places.has(object),
    }));
}

interface Found {
  readonly words: readonly string[];
  readonly verbs: Set<string>;
  many: string | null;
  count: number;
}

/** "list" tells more than "look up", and so does "search". */
function ordered(verbs: ReadonlySet<string>): string[] {
  const said = new Set(verbs);
  if (said.has('list') || said.has('search')) said.delete('look up');
  const other = [...said].filter((verb) => !FIRST.includes(verb) && !LAST.includes(verb));
  return [...FIRST.filter((verb) => said.has(verb)), ...other, ...LAST.filter((verb) => said.has(verb))];
}

const normalPhrase = remember((name: string): string =>
  toSingularPhrase(splitWords(name).map((word) => word.toLowerCase())).join(' '),
);
