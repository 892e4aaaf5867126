import type { Entity } from '../model/descriptor.ts';
import { listEntityNames } from '../text/entityNames.ts';
import { createSet } from '../text/lexicon.ts';
import { toSingular } from '../text/number.ts';
import { isOrdinary } from '../text/ordinaryNouns.ts';
import { SPELLING } from '../text/spelling.ts';
import { splitWords } from '../text/words.ts';

/** Words of brands that name no brand. */
const GENERIC = createSet('api apis app apps inc ltd llc');

/** The brand's words, without those that are nouns of the app too: the sheets of Google Sheets are written small. */
export function listProperNouns(name: string, entities: readonly Entity[]): Set<string> {
  const nouns = new Set(
    listEntityNames(entities)
      .flatMap((entity) => withoutBrand(splitWords(entity), name))
      .map(normal),
  );
  return new Set(
    splitWords(name).filter((word) => !nouns.has(normal(word)) && !GENERIC.has(word.toLowerCase())),
  );
}

/** The words of a noun without the brand before them: "Session" of Airmeet's "Airmeet Session". A brand that is an ordinary noun stays: "Box Lid". */
export function withoutBrand(words: readonly string[], brand: string): readonly string[] {
  const own = splitWords(brand).join('').toLowerCase();
  // `splitWords` makes two words of "PhoneBurner", and one of it in "PhoneBurner Dial Session".
  const end =
    words.findIndex(
      (_, at) =>
        words
          .slice(0, at + 1)
          .join('')
          .toLowerCase() === own,
    ) + 1;
  return end === 0 || end === words.length || (end === 1 && isOrdinary(own)) ? words : words.slice(end);
}

/** Whether a word of the brand says whose a thing is: "Asana" does, the "Pet" of PetVet is an animal as well. */
export function saysWhose(word: string, properNouns: ReadonlySet<string>): boolean {
  return !isOrdinary(word) && (properNouns.size === 1 || SPELLING.has(word.toLowerCase()));
}

function normal(word: string): string {
  return toSingular(word.toLowerCase());
}
