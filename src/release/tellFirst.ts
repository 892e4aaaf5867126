import { countNoun } from '../text/counting.ts';

/** The first sentences of a changelog entry, `most` at most, and one that counts the others where there are more. */
export function tellFirst(sentences: readonly string[], most: number): string[] {
  const left = sentences.length - most;
  return left > 0 ? [...sentences.slice(0, most), `And ${countNoun(left, 'more change')}.`] : [...sentences];
}
