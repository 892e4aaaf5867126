import type { App, IndexWords } from '../model/app.ts';
import { listEntityNames } from '../text/entityNames.ts';
import { toPlural, toSingular } from '../text/number.ts';
import { splitWords } from '../text/words.ts';
import { isOfAnyJob, isOfAnyObject, isTellingWord } from './emptyWords.ts';
import { findJobWords } from './jobWords.ts';

/** Of each kind; what comes first in a descriptor is what the app is most about. */
const MOST_HELD = 8;
const MOST_VERBS = 8;
const MOST_WORDS = 40;

/** "up", "in", "off", "ups". */
const LONGEST_PARTICLE = 3;

const PART = /[\p{L}\p{M}\p{N}]+/gu;
const COMPOUND = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const POSSESSIVE = /['’]s\b/g;
const MARKS = /\p{M}+/gu;

/**
 * What the index of the router tells of an app besides its name: its own words and those of its kind, each once, and none that is said of
 * any app. A search that counts the words it shares with a line is misled by each word that many lines have.
 */
export function collectIndexWords(app: App): IndexWords {
  const seen = new Set(splitTelling(`${app.slug} ${app.name} ${app.aliases.join(' ')}`).map(toSingular));
  const takeNew = (words: readonly string[]): string[] =>
    words.filter((word) => {
      const key = toSingular(word);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  const holds: string[] = [];
  for (const name of listEntityNames(app.entities))
    if (holds.length < MOST_HELD && takeNew(splitTelling(name)).length > 0) holds.push(dropEmptyWords(name));
  const takeTelling = (words: readonly string[]): string[] =>
    takeNew(words.filter((word) => !isOfAnyJob(word)));
  const verbs = takeTelling(actionVerbs(app)).slice(0, MOST_VERBS);
  const words = takeTelling([
    ...splitTelling(splitWords(app.name).join(' ')),
    ...app.keywords.flatMap(splitTelling),
    ...splitTelling(app.description ?? ''),
    ...app.requests.map(withoutNames).flatMap(splitTelling),
    ...splitTelling(app.summary),
    ...app.categories.flatMap(({ name }) => splitTelling(name)),
    ...app.actions.flatMap(({ name }) => splitTelling(spoken(name))).filter((word) => !isOfAnyObject(word)),
  ]);
  const kept = [...words.slice(0, MOST_WORDS), ...takeNew(findJobWords(app.summary))];
  const told = [
    ...splitTelling(`${app.name} ${app.aliases.join(' ')}`),
    ...holds.flatMap(splitTelling),
    ...kept,
  ];
  return { holds, verbs, words: [...kept, ...otherForms(told, holds)] };
}

/** "star Segment" of the identifier `starSegment`. */
function spoken(name: string): string {
  return /\s/.test(name) ? name : splitWords(name).join(' ');
}

/** A capital within a sentence: "Acme", "Jane Miller", but not "NDA". */
const NAME = /(?<=\S )\p{Lu}\p{Ll}[\p{L}\p{N}'’-]*/gu;

/** A request without the people, companies and apps that stand in it as examples. */
function withoutNames(request: string): string {
  return request.replace(NAME, ' ');
}

/** The telling words of a text, lower case and without accents; of "sign-up" its telling parts, and "signup". */
export function splitTelling(text: string): string[] {
  const plain = text.toLowerCase().replace(POSSESSIVE, '').normalize('NFKD').replace(MARKS, '');
  return (plain.match(COMPOUND) ?? []).flatMap((compound) => {
    const parts = compound.split('-');
    const telling = parts.filter(isTellingWord);
    const isJoined =
      parts.length === 2 && parts.some((part) => part.length <= LONGEST_PARTICLE && !isTellingWord(part));
    return isJoined ? [...telling, parts.join('')] : telling;
  });
}

/** "Page Checker" of "On-Page Checker": the words of a name that tell something. */
function dropEmptyWords(name: string): string {
  return (name.match(PART) ?? []).filter((part) => isTellingWord(part.toLowerCase())).join(' ');
}

/** Not every search knows that "invoices" is "invoice": the singular of what is told in the plural, and the plural of what an app holds. */
function otherForms(told: readonly string[], holds: readonly string[]): string[] {
  const heads = holds.flatMap((name) => splitTelling(name).at(-1) ?? []);
  const forms = [...told.map(toSingular), ...heads.map(toPlural)];
  return [...new Set(forms)].filter((form) => !told.includes(form));
}

function actionVerbs({ actions }: App): string[] {
  return actions.flatMap(({ about }) => about.map(({ verb }) => verb)).filter((verb) => isTellingWord(verb));
}
