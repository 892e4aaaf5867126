import { toLowerPhrase } from './casing.ts';
import { CONVERSIONS, chooseDeterminer } from './determiner.ts';
import { createSet } from '../text/lexicon.ts';
import { findNumber, toPluralPhrase } from '../text/number.ts';
import { isParticiple, isPhrasalPast } from '../text/verbForms.ts';

/** What the words of a sentence depend on besides themselves: the plain verb, and the app's own names. */
export interface Wording {
  readonly verb: string;
  readonly properNouns: ReadonlySet<string>;
}

/**
 * A noun phrase with its article and a space before it; empty without words. `preposition` stands before it, `next` after
 * it; each is empty where there is none.
 */
export function wordNounPhrase(
  given: readonly string[],
  preposition: string,
  next: string,
  wording: Wording,
): string {
  if (given.length === 0) return '';
  // The product, not a word, as in "Convert Word to PDF".
  if (given.length === 1 && CONVERSIONS.has(wording.verb) && given[0]?.toLowerCase() === 'word')
    return ' Word';
  const done = countDone(given);
  if (done > 0) {
    const noun = wordNounPhrase(given.slice(0, -done), preposition, next, wording);
    return `${noun} ${given.slice(-done).join(' ').toLowerCase()}`;
  }
  const pair = given.length === 3 ? pairOf(given, preposition, next, wording) : '';
  if (pair !== '') return pair;
  const words = completed(given, preposition, wording.verb);
  const text = toLowerPhrase(words, wording.properNouns);
  const determiner = chooseDeterminer(
    words.map((word) => word.toLowerCase()),
    text,
    preposition,
    next,
    wording.verb,
  );
  return determiner === '' ? ` ${text}` : ` ${determiner} ${text}`;
}

/** How many words behind a noun tell what was done: "List Users Logged In", "List Files Changed Since Monday". */
function countDone(words: readonly string[]): number {
  const [before = '', participle = '', last = ''] = words.slice(-3).map((word) => word.toLowerCase());
  if (words.length > 2 && isPhrasalPast(participle, last)) return 2;
  const [noun, verb] = words.length === 2 ? [before, participle] : [participle, last];
  return words.length > 1 && findNumber(noun) === 'many' && isParticiple(verb) ? 1 : 0;
}

/** "User and Account" are two things, "File or Folder" is one of either. */
function pairOf(
  [first = '', join = '', second = '']: readonly string[],
  preposition: string,
  next: string,
  wording: Wording,
): string {
  if (join.toLowerCase() !== 'and' || findNumber(first) !== 'one' || findNumber(second) === 'mass') return '';
  return `${wordNounPhrase([first], preposition, '', wording)} and${wordNounPhrase([second], preposition, next, wording)}`;
}

/** What is listed by what it holds: "List Directory". */
const HOLDERS = createSet('bucket dir directory folder inbox path queue');
const ONE = createSet('a an each every my one our the this your');

/** "Recently Viewed" lacks its noun; "List Marital Status" and "list_user" mean all of them. */
function completed(words: readonly string[], preposition: string, verb: string): readonly string[] {
  const last = words.at(-1) ?? '';
  if (words.length === 2 && last.endsWith('ed') && words[0]?.endsWith('ly') === true)
    return [...words, 'items'];
  const isOne = HOLDERS.has(last.toLowerCase()) || ONE.has(words[0]?.toLowerCase() ?? '');
  return verb === 'list' && preposition === '' && !isOne ? toPluralPhrase(words) : words;
}
