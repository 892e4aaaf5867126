import { createSet } from '../text/lexicon.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { isSearchNoun } from '../text/actionName/nounTails.ts';
import { toSingular } from '../text/number.ts';
import { AMBIGUOUS } from '../text/verbTable.ts';
import { toVerbForm } from '../text/verbForms.ts';

/** Something that a description says can be done: each verb in its base form, the noun as it is written. */
export interface Claim {
  readonly verb: string;
  readonly noun: string;
}

type IsNoun = (phrase: string) => boolean;

const JOINS = createSet(', and or & / then');
/** What may stand before a verb at the front of a clause. */
const OPENINGS = createSet('and or also then to can you lets helps it you can be use used');
/** Words that end a noun: what follows says how, where or for whom. */
const ENDS = createSet(`
  to from for in by with of on onto into as via at per using between within across without about against under over during through
  inside that which who whose when where while so than like including after before their`);
const FRONT = createSet(
  'a an the all any each every your their its new existing multiple several many some both more',
);
const PRONOUNS = createSet('it them these those one ones');
const PARTICLES = createSet('up out in off');
/** Verbs that names of actions do not begin with, but descriptions do. */
const WRITTEN = createSet('manage administer maintain organize organise browse see');
const SENTENCES = /(?<=[.!?]) (?=\p{Lu})|; *| [—–-] /u;
const USE = /^use\b/i;

/**
 * What a description says can be done. It is read as a list of clauses, each of verbs and the nouns that they are said of:
 * "create, list and send invoices; look up customers" are four claims. What follows "Use when" is a topic, except behind "to".
 * `isNoun` tells what the app calls a thing, though it begins like a verb: "pull requests".
 */
export function readClaims(description: string, name: string, isNoun: (phrase: string) => boolean): Claim[] {
  const text = description.startsWith(name)
    ? description.slice(name.length).replace(/^[\s:,–—-]+/, '')
    : description;
  // "Sample invoices" are the app's invoices.
  return text
    .replaceAll(`${name} `, '')
    .split(SENTENCES)
    .flatMap((sentence) => {
      const clause = sentence.replace(/[.!?]+$/, '');
      if (!USE.test(clause)) return clausesIn(findWords(clause), isNoun);
      return clause
        .split(/\bto (?=\p{Ll})/u)
        .slice(1)
        .flatMap((asked) => clausesIn(findWords(asked), isNoun));
    });
}

/** Words, and commas and slashes as words of their own. */
function findWords(text: string): string[] {
  return text
    .replace(/([,/:])/g, ' $1 ')
    .split(/\s+/)
    .filter(Boolean);
}

function clausesIn(words: readonly string[], isNoun: IsNoun): Claim[] {
  const claims: Claim[] = [];
  let nouns: readonly string[] = [];
  let at = 0;
  while (at < words.length) {
    while (OPENINGS.has(words[at]?.toLowerCase() ?? '') || words[at] === ',') at += 1;
    const { verbs, end } = isThing(words, at, isNoun) ? { verbs: [], end: at } : verbsAt(words, at);
    const next = nextClause(words, end, isNoun);
    // "list invoices and send them": what was named before.
    const named = nounsIn(words.slice(end, next)).filter((noun) => !PRONOUNS.has(noun.toLowerCase()));
    // Of "helps crews get parcels out: list and send them" nobody can tell what is meant.
    if (named.length > 0) nouns = verbs.length > 0 || named.every(isNoun) ? named : [];
    for (const noun of nouns) claims.push(...verbs.map((verb) => ({ verb, noun })));
    at = Math.max(next, at + 1);
  }
  return claims;
}

/** The list of verbs at the front of a clause, and where it ends. */
function verbsAt(words: readonly string[], start: number): { verbs: readonly string[]; end: number } {
  const verbs: string[] = [];
  let at = start;
  for (;;) {
    const verb = verbAt(words, at);
    if (verb === null) break;
    verbs.push(verb);
    at += verb.includes(' ') ? 2 : 1;
    let next = at;
    while (JOINS.has(words[next]?.toLowerCase() ?? '')) next += 1;
    if (next === at || verbAt(words, next) === null) break;
    at = next;
  }
  return { verbs, end: at };
}

/** The verb at this place, if its object or a further verb follows; a noun that looks like one is followed by a comma. */
function verbAt(words: readonly string[], at: number): string | null {
  const word = words[at]?.toLowerCase() ?? '';
  const isWritten = WRITTEN.has(word) || (word === 'look' && words[at + 1] === 'up');
  const form = isWritten ? { verb: word, form: 'base' } : toVerbForm(word);
  if (form === undefined || (form.form !== 'base' && form.form !== 'third')) return null;
  const hasParticle = PARTICLES.has(words[at + 1]?.toLowerCase() ?? '') && words[at + 2] !== undefined;
  let next = at + (hasParticle ? 2 : 1);
  if (words[next] === undefined || ENDS.has(words[next]?.toLowerCase() ?? '') || words[next] === ':')
    return null;
  // "search engine for boats"
  if (isSearchNoun(form.verb, toSingular(words[at + 1]?.toLowerCase() ?? ''))) return null;
  const isListed = JOINS.has(words[next]?.toLowerCase() ?? '');
  while (JOINS.has(words[next]?.toLowerCase() ?? '')) next += 1;
  if (isListed && verbAt(words, next) === null) return null;
  return hasParticle ? `${form.verb} ${words[at + 1]}` : form.verb;
}

/** Where the next clause begins: behind a comma or "and" with a verb that can hardly be the first word of a noun. */
function nextClause(words: readonly string[], start: number, isNoun: IsNoun): number {
  for (let at = start + 1; at < words.length; at += 1) {
    const before = words[at - 1]?.toLowerCase() ?? '';
    const verb = JOINS.has(before) || before === ':' ? verbAt(words, at) : null;
    if (verb !== null && isOrder(words, at, verb, before, isNoun)) return at;
    if (JOINS.has(before) && isBareOrder(words, at)) return at;
  }
  return words.length;
}

/** "issue refunds" is one where the app has refunds and no "issue refunds". */
function isOrder(
  words: readonly string[],
  at: number,
  verb: string,
  before: string,
  isNoun: IsNoun,
): boolean {
  if (isThing(words, at, isNoun)) return false;
  return before === ':' || before === 'then' || !AMBIGUOUS.has(verb) || isThing(words, at + 1, isNoun);
}

/** "react to them", "look through commits": a verb that nothing is done to directly. */
function isBareOrder(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return (word === 'look' || isOnlyVerb(word)) && ENDS.has(words[at + 1]?.toLowerCase() ?? '');
}

/** Whether the words up to the next comma, "and" or preposition name a thing of the app. */
function isThing(words: readonly string[], at: number, isNoun: IsNoun): boolean {
  const length = words
    .slice(at)
    .findIndex((word) => JOINS.has(word.toLowerCase()) || ENDS.has(word.toLowerCase()));
  const start = FRONT.has(words[at]?.toLowerCase() ?? '') ? at + 1 : at;
  const phrase = words.slice(start, length === -1 ? undefined : at + length);
  return phrase.length > 0 && isNoun(phrase.join(' '));
}

function nounsIn(words: readonly string[]): string[] {
  const nouns: string[] = [];
  let noun: string[] = [];
  let isOpen = true;
  for (const word of [...words, ',']) {
    const lower = word.toLowerCase();
    if (JOINS.has(lower)) {
      if (noun.length > 0) nouns.push(noun.join(' '));
      noun = [];
      isOpen = true;
    } else if (ENDS.has(lower) || word === ':') isOpen = false;
    else if (isOpen && !(noun.length === 0 && FRONT.has(lower))) noun.push(word);
  }
  return nouns;
}
