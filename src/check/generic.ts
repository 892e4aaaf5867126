import { createSet } from '../text/lexicon.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { toNounKey, stem, listProseWords } from './words.ts';

/** Words that a sentence about any app may hold: they tell no app from another. */
const ANYWHERE = createSet(`
  a about across add all also an and any api app application are as ask asked at automate automation be best better business
  by can change choose cloud company connect content create custom data delete designed different easily easy edit efficient
  efficiently enable entity environment etc feature fetch find for from full function functionality general get give handle
  has have help here how in info information integrate integration interact into is it item its itself kind let list make
  manage management many modern more most need object of on one online onto operate operation option or other our over own
  perform platform plus power powerful process product productivity provide quickly read record remove resource retrieve run saa
  save search service set share simple simply single smart so software solution store streamline such sync system task that the
  their them these they thing this through to together tool type up update use used user various via view want way we web when
  where which while wide with within without work workflow you your across leading comprehensive allow another aspect asking
  different everything every activity`);

/** Nouns of many apps: one alone tells nothing, two are a start. */
const COMMON = createSet('account member organization organisation people person team');

/** True when a text, the app's own name aside, could stand on the page of any app. */
export function saysNothing(text: string, name: string): boolean {
  let common = 0;
  for (const word of new Set(listProseWords(text.replaceAll(name, ' ')).map(stem))) {
    if (ANYWHERE.has(word) || ANYWHERE.has(toVerbForm(word)?.verb ?? word)) continue;
    if (!COMMON.has(word)) return false;
    common += 1;
  }
  return common < 2;
}

/** True for a word that tells one app from another. */
export function isTelling(word: string): boolean {
  return !ANYWHERE.has(stem(word));
}

/** Nouns that stand for whatever an API stores. */
const ANY_NOUN = createSet(`
  attribute content data detail element entity entry field general information item metadata misc model object operation other
  property record resource setting thing value`);

/** True for the name of an entity that any API could have. */
export function isAnyNoun(name: string): boolean {
  return toNounKey(name)
    .split(' ')
    .every((word) => ANY_NOUN.has(word));
}
