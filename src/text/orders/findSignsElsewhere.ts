import type { FoundSign } from './findSigns.ts';
import { KINDS_ELSEWHERE, SIGNS_ELSEWHERE } from './kindsElsewhere.ts';
import { splitSentences } from './readSentences.ts';
import { remember } from '../memo.ts';

/** A text in another language has a letter beyond ASCII, or words that English has not. */
const ELSEWHERE =
  /[\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\b(?:der|das|dem|den|und|nicht|unten|le|les|des|un|une|dans|et|los|las|del|para|uma|della|nel)\b/i;

/** Every sign in a text in another language than English. */
export function findSignsElsewhere(text: string): FoundSign[] {
  if (!ELSEWHERE.test(text)) return [];
  return Array.from(splitSentences(text)).flatMap(({ text: sentence }) =>
    Object.entries(SIGNS_ELSEWHERE).flatMap(([what, signs]) => {
      const found = signs.map((sign) => matchSign(sign, sentence)).find((words) => words !== null);
      return found ? [{ what, words: found }] : [];
    }),
  );
}

function matchSign(sign: string, sentence: string): readonly string[] | null {
  const words: string[] = [];
  for (const kind of sign.split(' ')) {
    const [word] = patternOf(kind).exec(sentence) ?? [];
    if (word === undefined) return null;
    words.push(word);
  }
  return words;
}

const patternOf = remember((kind: string): RegExp => {
  const { words = '', inside = '' } = KINDS_ELSEWHERE[kind] ?? {};
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})|${inside}`, 'iu');
});
