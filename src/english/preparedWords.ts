import { createSet } from '../text/lexicon.ts';
import { findNumber } from '../text/number.ts';
import { isOrdinary } from '../text/ordinaryNouns.ts';
import { saysWhose } from './properNouns.ts';
import { SPELLING } from '../text/spelling.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { findFrontVerb } from '../text/actionName/readImperative.ts';
import { FRONT } from '../text/actionName/object.ts';
import { BEFORE_LIST } from '../text/actionName/segments.ts';
import { isPhrasalPast } from '../text/verbForms.ts';

/** Two words of a name that are one in a sentence, the second behind the first. */
const COMPOUNDS = createSet(
  'on:call on:demand in:app opt:in opt:out sign:in sign:up log:in check:in check:out follow:up pop:up add:on one:time real:time two:factor multi:factor third:party first:party read:only',
);
const PREPOSITIONAL = createSet('on in');
const COUNTS = createSet('two three four five six');
const PREPOSITIONS = createSet('to from for in by with of on into as via at per using');

/**
 * The words of a name as they are worded: what is one word in a sentence is joined ("on-call page", "two-content slide"), the brand is
 * spelled as its owner does, and left out at the end, where it only says whose ("Merge Contact Intercom").
 */
export function prepareWords(given: readonly string[], properNouns: ReadonlySet<string>): string[] {
  const brands = new Map(
    [...properNouns].filter((word) => !isOrdinary(word)).map((word) => [word.toLowerCase(), word]),
  );
  const words = given.flatMap((word) => brands.get(word.toLowerCase()) ?? withoutNumber(word));
  const last = words.at(-1) ?? '';
  const before = words.at(-2)?.toLowerCase() ?? '';
  // Of a longer brand the first word: in "Cursor Agents", "List Background Agents" lists agents.
  const [brand = ''] = properNouns;
  const isBrand = saysWhose(last, properNouns) && last.toLowerCase() === brand.toLowerCase();
  if (words.length > 2 && isBrand && !PREPOSITIONS.has(before)) words.pop();
  // "Asana Duplicate Project"
  if (words.length > 2 && brands.has(words[0]?.toLowerCase() ?? '') && findFrontVerb(words.slice(1)) !== null)
    words.shift();
  // "Block List Address" blocks no list.
  const [first = '', second = ''] = words;
  const isListVerb = BEFORE_LIST.has(first.toLowerCase()) && second.toLowerCase() === 'list';
  if (words.length > 2 && isListVerb && !isOnlyVerb(words[2] ?? '')) words.splice(0, 2, `${first}list`);
  const done: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (at > 0 && next !== undefined && isCompound(word, next, words, at)) {
      done.push(joinedWord(word, next));
      at += 1;
    } else done.push(spelledOut(word, next));
  }
  return done;
}

function spelledOut(word: string, next = ''): string {
  if (/^ab$/i.test(word) && /^test/i.test(next)) return 'A/B';
  return /^ms$/i.test(word) && /^(?:office|planner|teams|word)$/i.test(next) ? 'Microsoft' : word;
}

/** "Recording2" is the second of two actions of one name; "User2fa" is about 2FA. */
function withoutNumber(word: string): string[] {
  const [, before, acronym] = /^([A-Z][a-z]{2,})(\d[a-z]{1,2})$/.exec(word) ?? [];
  if (before !== undefined && acronym !== undefined && SPELLING.has(acronym)) return [before, acronym];
  const [, noun, number] = /^([A-Z][a-z]{4,})(\d)$/.exec(word) ?? [];
  return noun === undefined || number === undefined || SPELLING.has(word.toLowerCase())
    ? [word]
    : [noun, number];
}

function isCompound(word: string, next: string, words: readonly string[], at: number): boolean {
  const [first, second] = [word.toLowerCase(), next.toLowerCase()];
  const third = words[at + 2];
  if (COUNTS.has(first))
    return third !== undefined && findNumber(next) !== 'many' && findNumber(third) === 'one';
  const isNounNext = third !== undefined && !PREPOSITIONS.has(third.toLowerCase());
  // "Get Logged In User", but "Get Users Logged In Today".
  if (isNounNext && isPhrasalPast(first, second))
    return at === 1 || FRONT.has(words[at - 1]?.toLowerCase() ?? '');
  if (!COMPOUNDS.has(`${first}:${second}`)) return false;
  // "Trigger On Call Page", but "Get User in App".
  return !PREPOSITIONAL.has(first) || isNounNext;
}

function joinedWord(word: string, next: string): string {
  return `${word.toLowerCase()}-${next.toLowerCase()}`;
}
