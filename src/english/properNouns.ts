import type { Entity } from '../model/descriptor.ts';
import { setOf } from '../text/lexicon.ts';
import { singular } from '../text/number.ts';
import { wordsOf } from '../text/words.ts';

/** Words of brands that name no brand. */
const GENERIC = setOf('api apis app apps inc ltd llc');

/** The brand's words, without those that are nouns of the app too: the sheets of Google Sheets are written small. */
export function properNounsOf(name: string, entities: readonly Entity[]): Set<string> {
  const nouns = new Set(namesIn(entities).flatMap(wordsOf).map(normal));
  return new Set(
    wordsOf(name).filter((word) => !nouns.has(normal(word)) && !GENERIC.has(word.toLowerCase())),
  );
}

/** The names of entities and of all that lives inside them. */
export function namesIn(entities: readonly Entity[]): string[] {
  return entities.flatMap(({ name, children }) => [name, ...namesIn(children)]);
}

function normal(word: string): string {
  return singular(word.toLowerCase());
}
