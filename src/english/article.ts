import { createSet } from '../text/lexicon.ts';

/** Acronyms that are read as a word, so that their first letter is not named: "a SKU", not "an SKU". */
const SPOKEN = createSet(
  'rum sku skus sql soql sosl saml scim sepa sip sim sims lan ram mac nat nic soap rest saas swift hipaa fhir ring midi nasa',
);

/** An acronym of four letters or more that can be spoken as a word is: "a METAR", "a NOTAM". */
const SPEAKABLE = /^[bcdfghjklmnprstvwz][aeiou](?:[bcdfghjklmnprstvwz][aeiou]?)+$/i;

/** "a" or "an", by the sound of what follows, cased as in a sentence: "an hour", "a user", "an SMS", "a URL". */
export function chooseArticle(phrase: string): 'a' | 'an' {
  const first = phrase.split(/[ \-/]/, 1)[0] ?? '';
  if (/^(?:8|11$|18$)/.test(first)) return 'an';
  const isSpoken = SPOKEN.has(first.toLowerCase()) || (first.length > 3 && SPEAKABLE.test(first));
  const spelled =
    // "an npm package": nobody can speak it as a word.
    /^(?=.*[a-z])[b-df-hj-np-tv-xz\d]{3,}$/.test(first) ||
    (/^(?:[A-Z](?:[A-Z0-9#+]|s?$)|[a-z]$)/.test(first) && !isSpoken);
  if (spelled) return 'AEFHILMNORSX'.includes(first.charAt(0).toUpperCase()) ? 'an' : 'a';
  const lower = first.toLowerCase();
  if (/^(?:hour|honest|honor|honour|heir)/.test(lower)) return 'an';
  return /^[aeiou]/.test(lower) && !/^(?:uni(?!n|m|d)|us[aeiu]|util|utop|ubi|ura|eu|once$|one$)/.test(lower)
    ? 'an'
    : 'a';
}
