import type { AppFacts } from '../model/app.ts';
import { createSet } from '../text/lexicon.ts';
import { remember } from '../text/memo.ts';
import { toPluralPhrase } from '../text/number.ts';
import { AMBIGUOUS, FORMS } from '../text/verbTable.ts';
import { splitWords } from '../text/words.ts';
import { toLowerPhrase } from './casing.ts';
import { joinAnd } from './lists.ts';
import { listEntityNames } from '../text/entityNames.ts';
import { withoutBrand } from './properNouns.ts';

/** More never fit. */
const MOST_NOUNS = 14;
/** So many are enough to know an app by. */
const FEWEST_CLEAR = 3;
/** Longer ones are no nouns that users say. */
const MOST_WORDS = 4;
/** "Invoice (draft)" is an invoice. */
const ASIDE = / \([^()]*\)$/;
const NO_FIRST = createSet('a an and as at by for from in into my of on or the this to via with your');
/** Adjectives, participles and pronouns: "Priorities Available", "Shared With Me". */
const NO_LAST = /(?:able|ible|ly|[^e]ed)$|^(?:me|other|others|all|more|etc)$/;

/**
 * What an app holds, as plural nouns in the descriptor's order, parents before what they hold: as many as fit. Names that are
 * no nouns are left out, and so are those that begin like a verb ("Search Term") where there are others: they could be read as
 * something that is done.
 */
export function listHeldNouns(
  { name: brand, entities }: Pick<AppFacts, 'name' | 'entities'>,
  properNouns: ReadonlySet<string>,
  room: number,
): string {
  const tops = entities.map(({ name }) => name);
  const names = [...tops, ...entities.flatMap(({ children }) => listEntityNames(children))]
    .map((name) => withoutBrand(splitWords(name.replace(ASIDE, '')), brand).join(' '))
    .filter(isNoun);
  const clear = names.filter((name) => !isLikeVerb(name));
  const told =
    clear.length >= FEWEST_CLEAR ? clear : clear.length === 0 ? [] : [...clear, ...names.filter(isLikeVerb)];
  const nouns = new Set(told.slice(0, MOST_NOUNS).map((name) => pluralNoun(name, properNouns)));
  return joinAnd(takeWhileFits([...nouns], room));
}

const isNoun = remember((name: string): boolean => {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const [first = ''] = words;
  // What "Read/Write Lock" begins with could be read as what is done.
  if (words.length === 0 || words.length > MOST_WORDS || NO_FIRST.has(first) || name.includes('/'))
    return false;
  return !NO_LAST.test(words.at(-1) ?? '');
});

const isLikeVerb = remember((name: string): boolean => {
  const words = splitWords(name);
  const first = words[0]?.toLowerCase() ?? '';
  if (words.length === 1) return FORMS.has(first) && !AMBIGUOUS.has(first);
  return FORMS.has(first) || first === 'email';
});

const pluralWords = remember((name: string): readonly string[] => toPluralPhrase(splitWords(name)));

/** "users" from "User"; words of the brand keep their case. */
function pluralNoun(name: string, properNouns: ReadonlySet<string>): string {
  return toLowerPhrase(pluralWords(name), properNouns);
}

function takeWhileFits(nouns: readonly string[], room: number): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const noun of nouns) {
    // ", " between all, " and " before the last.
    const longer = length + noun.length + (taken.length === 0 ? 0 : ', '.length);
    if (longer + (taken.length === 0 ? 0 : ' and'.length - 1) > room) continue;
    taken.push(noun);
    length = longer;
  }
  return taken;
}
