import { splitEntries } from '../text/lexicon.ts';
import { FORMS } from '../text/verbTable.ts';
import { joinAnd } from './lists.ts';
import type { Use } from './uses.ts';

/** A use with its noun as a sentence has it: "sales orders". */
export interface NamedUse extends Use {
  readonly noun: string;
}

/** Verbs of one clause. */
const MOST_VERBS = 4;
/** Verbs of one thing that are weighed against each other. */
const VERBS_WEIGHED = 6;
const MOST_NOUNS = 6;
/** More never fit. */
const MOST_USES = 16;
/** No clause is shorter than "list users", give or take. */
const SHORTEST = 9;
/** What a verb tells of an app; others tell `OTHER`. */
const WORTH: ReadonlyMap<string, number> = new Map([
  ['list', 0.8],
  ['search', 0.8],
  ['look up', 0.4],
  ['create', 1],
  ['send', 1.1],
  ['update', 0.8],
  ['delete', 0.6],
  ...splitEntries(`
    add append approve archive assign book buy cancel close convert copy deploy download export import invite issue merge move pay post
    publish refund remove rename run schedule share start stop subscribe summarize translate unpublish upload verify`).map(
    (verb) => [verb, 0.7] as const,
  ),
]);
const OTHER = 0.4;
/** What naming a thing at all tells, next to what is done with it. */
const NOUN_WORTH = 0.3;
/** Of two things in one clause the second tells this much of what the first does. */
const NEXT = 0.75;

/**
 * What can be done, as clauses of verbs and things of which each verb is done with each thing: "create, list and send invoices;
 * look up customers and products". In at most `room` characters; the first thing ends within the first `shown`. Empty when nothing fits.
 */
export function wordClauses(uses: readonly NamedUse[], room: number, shown: number): string {
  const clauses: string[] = [];
  let left = uses.filter(({ verbs }) => verbs.length > 0).slice(0, MOST_USES);
  let rest = room;
  while (left.length > 0 && rest >= SHORTEST) {
    const best = bestClause(left, rest, clauses.length === 0 ? shown : rest);
    if (best === null && clauses.length === 0) return '';
    if (best === null) left = left.slice(1);
    else {
      clauses.push(best.text);
      rest -= best.text.length + '; '.length;
      left = left.filter((use) => !best.uses.includes(use));
    }
  }
  return clauses.join('; ');
}

interface TriggerClause {
  readonly text: string;
  readonly uses: readonly NamedUse[];
}

/** The clause that tells most, with the first of `uses` in front. */
function bestClause(uses: readonly NamedUse[], room: number, shown: number): TriggerClause | null {
  const [main] = uses;
  if (main === undefined) return null;
  let best: TriggerClause | null = null;
  let most = 0;
  for (const verbs of choices(main.verbs.slice(0, VERBS_WEIGHED))) {
    const lead = `${joinAnd(verbs)} `;
    if (lead.length + main.noun.length > Math.min(room, shown)) continue;
    const taken = nounsFor(verbs, uses, room - lead.length);
    const each = verbs.reduce((sum, verb) => sum + (WORTH.get(verb) ?? OTHER), NOUN_WORTH);
    const worth = each * taken.reduce((sum, use, at) => sum + worthOf(use) * NEXT ** at, 0);
    if (worth <= most) continue;
    most = worth;
    best = { text: `${lead}${joinAnd(taken.map(({ noun }) => noun))}`, uses: taken };
  }
  return best;
}

function worthOf({ count, isEntity }: Use): number {
  return Math.sqrt(count) + (isEntity ? 0.5 : 0);
}

/** As many things as fit, of those with which every one of the verbs is done. */
function nounsFor(verbs: readonly string[], uses: readonly NamedUse[], room: number): NamedUse[] {
  const taken: NamedUse[] = [];
  let length = 0;
  for (const use of uses) {
    // ", " between all, " and " before the last.
    const longer = length + use.noun.length + (taken.length === 0 ? 0 : ', '.length);
    if (longer + (taken.length === 0 ? 0 : ' and'.length - 1) > room || taken.length === MOST_NOUNS) continue;
    if (!verbs.every((verb) => use.verbs.includes(verb)) || (taken.length > 0 && isLikeVerb(use))) continue;
    taken.push(use);
    length = longer;
  }
  return taken;
}

/** Behind "and", "merge requests" reads as something that is done, unless people know it as a noun. */
function isLikeVerb({ words, isEntity }: Use): boolean {
  return words.length > 1 && !isEntity && FORMS.has(words[0]?.toLowerCase() ?? '');
}

/** Every choice of one to `MOST_VERBS` of the verbs, in their order. */
function choices(verbs: readonly string[]): string[][] {
  return Array.from({ length: 2 ** verbs.length - 1 }, (_, at) =>
    verbs.filter((_each, bit) => ((at + 1) >> bit) & 1),
  ).filter(({ length }) => length <= MOST_VERBS);
}
