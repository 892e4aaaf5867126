import { remember } from '../memo.ts';
import { createPairs, createSet } from '../lexicon.ts';
import { BEFORE_ONLY } from './segments.ts';
import {
  isDoneBehind,
  isDoubtfulBefore,
  isNounBeforeMeasure,
  isSearchNoun,
  NOUN_TAILS,
  PREVIEWED,
  SECOND_TAILS,
} from './nounTails.ts';
import { toVerbForm } from '../verbForms.ts';
import { AMBIGUOUS, FORMS, PHRASAL_VERBS, PLAIN_VERBS, READ_VERBS } from '../verbTable.ts';
import { splitWords } from '../words.ts';

/** The verb at the front of an action's name, as wording needs it: in its base form, with the words behind it as they are written. */
export interface FrontVerb {
  /** Base form, lower case: `retrieve`. Phrasal verbs keep their particle: `opt out`. */
  readonly verb: string;
  /** The plain verb that says the same: `get` for `retrieve`. */
  readonly main: string;
  /** The words after the verb, as the name has them. */
  readonly rest: string[];
  /** Further verbs of "Create or Update Contact", and the word that joins them. */
  readonly others: readonly string[];
  readonly join: 'or' | 'and';
  /** How many at once, of "Bulk Create Contacts". */
  readonly scale: string | null;
}

/** Words by which the words before them are a name for data ("Account Details", "DNS Lookup"). */
const READ_TAILS = createSet(
  'details info information lookup search history statistics stats count weather forecast overview balance autocomplete',
);
const READ_STARTS = createSet('current latest is are has does can');

const JOINS = createSet('or and then &');
/** Words by which a name says that several are changed at once. */
export const SCALES = createPairs('bulk:bulk mass:bulk batch:batch');

/** An action's name, read as an imperative. */
export interface Imperative {
  readonly words: readonly string[];
  /** The words of a closing parenthesis: "Search Issues (JQL)". */
  readonly aside: readonly string[];
  readonly verb: FrontVerb | null;
}

/**
 * Reads a name as an imperative, for the sentence that it makes. It decides less than `readActionName`, which tells what is done with the
 * user's data: only the front is looked at, every word is kept, and what may be a noun is no verb.
 */
export const readImperative = remember((name: string): Imperative => {
  const open = name.endsWith(')') ? name.lastIndexOf(' (') : -1;
  const words = withoutShouting(splitWords(open > 0 ? name.slice(0, open) : name)).flatMap(splitJoined);
  return { words, aside: open > 0 ? splitWords(name.slice(open)) : [], verb: findFrontVerb(words) };
});

/** "Find-or-create" is two verbs. */
function splitJoined(word: string, at: number): string[] {
  const [, first = '', join = '', second = ''] = /^([a-z]+)-(and|or|then)-([a-z]+)$/i.exec(word) ?? [];
  const isTwo = toVerbForm(first)?.form === 'base' && toVerbForm(second)?.form === 'base';
  const [, verb = '', particle = ''] = at === 0 ? (/^([a-z]+)-([a-z]+)$/i.exec(word) ?? []) : [];
  // "Check-out Cart"
  if (PHRASAL_VERBS.has(`${verb}:${particle}`.toLowerCase())) return [verb, particle];
  return isTwo ? [first, join, second] : [word];
}

/** "LIST ALL USERS" is shouting, not three acronyms; the real ones among them are known by their spelling. */
export function withoutShouting(words: string[]): string[] {
  const shouted = words.length > 1 && words.every((word) => word === word.toUpperCase());
  return shouted ? words.map((word) => word.toLowerCase()) : words;
}

/** The verb at the front of words; `null` when they begin with none, or with a noun that only looks like one. */
export function findFrontVerb(words: readonly string[]): FrontVerb | null {
  const first = words[0]?.toLowerCase() ?? '';
  const scale = words.length > 1 ? (SCALES.get(first) ?? null) : null;
  const found = readVerb(words, scale === null ? 0 : 1, false);
  if (found === null) return null;
  const verb = found.verbs[0] ?? '';
  const others = found.verbs.slice(1);
  let join: 'or' | 'and' = 'or';
  let at = found.end;
  while (at < words.length - 1 && JOINS.has(words[at]?.toLowerCase() ?? '')) {
    const next = readVerb(words, at + 1, true);
    if (next === null) break;
    if (words[at]?.toLowerCase() !== 'or') join = 'and';
    others.push(...next.verbs);
    at = next.end;
  }
  const main = verb === 'look up' ? 'find' : (PLAIN_VERBS.get(verb) ?? verb);
  return { verb, main, rest: words.slice(at), others, join, scale };
}

/** Whether a name without a verb names something to look at; "run" when it names the looking: "DNS Lookup". */
export function readAsData(words: readonly string[]): 'get' | 'run' | null {
  const first = words[0]?.toLowerCase() ?? '';
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (last === 'lookup' || last === 'search' || last === 'autocomplete')
    return words.length > 1 ? 'run' : null;
  // "Charge Details" may be a noun or an order: what might be a verb that writes is not taken for reading.
  if (FORMS.has(first) || words.length < 2) return null;
  if (READ_STARTS.has(first)) return first === 'current' || first === 'latest' ? 'get' : 'run';
  return READ_TAILS.has(last) ? 'get' : null;
}

interface ReadVerbs {
  readonly verbs: readonly string[];
  readonly end: number;
}

function readVerb(words: readonly string[], at: number, joined: boolean): ReadVerbs | null {
  const word = words[at]?.toLowerCase() ?? '';
  const next = words[at + 1]?.toLowerCase() ?? '';
  if (next === 'only' && BEFORE_ONLY.has(word)) return null;
  // "Reverse Geocode Lookup" is one.
  const isNoun = words.length === at + 3 && NOUN_TAILS.has(words[at + 2]?.toLowerCase() ?? '');
  if (PHRASAL_VERBS.has(`${word}:${next}`) && !isNoun) return { verbs: [`${word} ${next}`], end: at + 2 };
  if (word.includes('/')) {
    const verbs = word.split('/').map((each) => FORMS.get(each) ?? '');
    return verbs.includes('') ? null : { verbs, end: at + 1 };
  }
  const isMade = toVerbForm(word)?.form === 'base' || (word.startsWith('re-') && FORMS.has(word.slice(3)));
  const verb = FORMS.get(word) ?? (isMade ? word : undefined);
  if (verb === undefined || (!joined && looksLikeNoun(words, at, verb))) return null;
  return { verbs: [verb], end: at + 1 };
}

function looksLikeNoun(words: readonly string[], at: number, verb: string): boolean {
  const inflected = words[at]?.toLowerCase() !== verb;
  // "Whois Lookup"
  if (words.length === at + 2 && words[at + 1]?.toLowerCase() === 'lookup' && READ_VERBS.has(verb))
    return true;
  const last = words.at(-1)?.toLowerCase() ?? '';
  const isSecond = words.length === at + 2;
  if (!inflected && isSecond && (isNounBeforeMeasure(verb, last) || isSearchNoun(verb, last))) return true;
  if (!inflected && !AMBIGUOUS.has(verb)) return false;
  // "Updates", "Listing": without an object these are nouns.
  if (words.length === at + 1) return inflected;
  if (isSecond && ((last === 'preview' && PREVIEWED.has(verb)) || isDoneBehind(verb, last))) return true;
  return (
    NOUN_TAILS.has(last) || (isSecond && SECOND_TAILS.has(last)) || isDoubtfulBefore(words.slice(at + 1))
  );
}
