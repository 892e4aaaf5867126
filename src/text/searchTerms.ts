import { stemmer } from 'stemmer';
import { remember } from './memo.ts';
import { createSet } from './lexicon.ts';

/**
 * Words that tell nothing of what is wanted: the commonest of English, what people say around a request ("show me",
 * "please"), and the frame of every description ("Use when asked about").
 */
const STOP_WORDS =
  createSet(`a about all also am an and any are as asked at be been but by can could did do does don for from get give had has have how i if in
  into is it its just let like ll m may me my need no not now of on one or our out over please re s should show so some t tell than that
  the their them then there these they this to up us use ve want wants was we were what when where which who whom whose why
  will with would you your`);
/** Hyphens join: "e-mail" is also looked for as "email", "to-dos" as "todos". */
const COMPOUND = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const MARKS = /\p{M}+/gu;
const ASCII = /^[\0-\x7f]*$/;

const stem = remember(stemmer);

/** Characters of languages that write without spaces. */
const UNSPACED_ANY = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * The words of a text by which it is found: lower case, without accents and stop words, each by its stem (Porter's). What is written without
 * spaces counts by its pairs of characters: most words of Chinese are such a pair.
 */
export function splitTerms(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '');
  const terms: string[] = UNSPACED_ANY.test(plain) ? pairsIn(plain) : [];
  for (const compound of (terms.length > 0 ? plain.replace(UNSPACED, ' ') : plain).match(COMPOUND) ?? [])
    if (compound.includes('-')) terms.push(...splitCompound(compound).map(stem));
    else if (isTelling(compound)) terms.push(stem(compound));
  return terms;
}

function pairsIn(text: string): string[] {
  return (text.match(UNSPACED) ?? []).flatMap((run) => {
    const characters = [...run];
    return characters.length === 1
      ? characters
      : characters.slice(1).map((next, at) => `${characters[at]}${next}`);
  });
}

function splitCompound(compound: string): string[] {
  const parts = compound.split('-');
  return [parts.join(''), ...parts.filter(isTelling)];
}

function isTelling(word: string): boolean {
  return word.length > 1 && !STOP_WORDS.has(word);
}
