import { createSet } from '../text/lexicon.ts';
import { isOrdinary } from '../text/ordinaryNouns.ts';
import { SPELLING } from '../text/spelling.ts';

const OFFICE_FILE = createSet('document documents file files doc docs');
/** Words that are part of a product's name when they follow its first word. */
const PRODUCTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'google',
    createSet(
      'ads analytics calendar chat cloud contacts doc docs drive form forms maps meet sheet sheets slides workspace',
    ),
  ],
  ['microsoft', createSet('dynamics graph office planner teams word')],
  ['facebook', createSet('ads')],
  ['apple', createSet('pay')],
]);
const DIGIT = /\d/;
const NO_NOUN = /^(?:to|from|for|in|by|with|of|on|as|via|at|per|using|and|or)$/i;
/** Acronyms, as no English word is without a vowel. */
const NO_VOWEL = /^[bcdfghjklmnpqrstvwxz]{2,5}$/;
/** The plural of one: "Txns". */
const MANY = /^[A-Z][a-z]{2,}s$/;
const UNITS = createSet('vs mr mrs ms dr st nd rd th kg km cm mm px pt hr hrs pm');

/** The words as they stand inside a sentence: lower case, but acronyms, brands and `properNouns` keep their own. */
export function toLowerPhrase(words: readonly string[], properNouns: ReadonlySet<string>): string {
  let text = '';
  let before = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const lower = word.toLowerCase();
    const kept = isProper(words, at, lower, properNouns) || isProduct(before, lower, words[at + 1]);
    text += `${at === 0 ? '' : ' '}${kept ? word : inSentence(word, lower, at === words.length - 1)}`;
    before = lower;
  }
  return text;
}

/** An app called "Gift Up!" still has gift cards: of a longer brand, and of an ordinary noun, one word is not enough. */
function isProper(
  words: readonly string[],
  at: number,
  lower: string,
  properNouns: ReadonlySet<string>,
): boolean {
  if (!properNouns.has(words[at] ?? '')) return false;
  // In the app "Box" a "Box Hub" is one of Box's, a "Box" may be a box.
  if (properNouns.size === 1) return !isOrdinary(lower) || isBeforeNoun(words[at + 1]);
  return properNouns.has(words[at - 1] ?? '') || properNouns.has(words[at + 1] ?? '');
}

function isBeforeNoun(next: string | undefined): boolean {
  return next !== undefined && !NO_NOUN.test(next);
}

function isProduct(before: string, lower: string, next: string | undefined): boolean {
  if (PRODUCTS.get(before)?.has(lower) === true) return true;
  return (
    next !== undefined && (lower === 'word' || lower === 'office') && OFFICE_FILE.has(next.toLowerCase())
  );
}

function inSentence(word: string, lower: string, isLast: boolean): string {
  const known = SPELLING.get(lower);
  if (known !== undefined) return known;
  const border = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('/'));
  // "E-Commerce" is said small, "X-ray" is not.
  if (border === 1 && lower.startsWith('e-')) return `e-${inSentence(word.slice(2), lower.slice(2), isLast)}`;
  if (border > 0) {
    const before = inSentence(word.slice(0, border), lower.slice(0, border), true);
    return `${before}${word.charAt(border)}${inSentence(word.slice(border + 1), lower.slice(border + 1), isLast)}`;
  }
  if (/^[A-Z](?:#|\+\+)$/.test(word)) return word;
  // "US addresses", but "tell us".
  if (lower === 'us' && !isLast) return 'US';
  if (word.length === 1) return lower === 'a' && !isLast ? lower : word;
  if (NO_VOWEL.test(lower) && !UNITS.has(lower))
    return MANY.test(word) ? `${word.slice(0, -1).toUpperCase()}s` : lower.toUpperCase();
  // Capitals or digits after the first letter are a word's own: "SMS", "SignExpress", "Base64".
  return word.slice(1) !== lower.slice(1) || DIGIT.test(word) ? word : lower;
}
