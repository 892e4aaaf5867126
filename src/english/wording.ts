import { toLowerPhrase } from './casing.ts';
import { wordClause, wordObject } from './clause.ts';
import { FORMATS } from './determiner.ts';
import { toVisibleLine } from '../text/characters.ts';
import { findNumber } from '../text/number.ts';
import { findCaller } from '../text/actionName/caller.ts';
import { changesFound } from '../text/actionName/effect.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { isRequest, splitMethod } from '../text/actionName/request.ts';
import { splitHeaded, withoutNoise } from '../text/actionName/withoutNoise.ts';
import { BORDERS, JOINS, OPENINGS, turnIdentifier } from './turnIdentifier.ts';
import { prepareWords } from './preparedWords.ts';
import { createSet } from '../text/lexicon.ts';
import { capitalise, closeSentence } from './fit.ts';
import {
  readImperative,
  readAsData,
  findFrontVerb,
  type FrontVerb,
  type Imperative,
} from '../text/actionName/readImperative.ts';
import { SPELLING } from '../text/spelling.ts';
import { splitWords } from '../text/words.ts';

const ADVERB = /^[a-z]{4,}ly$/;
const DETERMINERS = createSet('a an the my your our his her its their this that these those every each me');
const ASKS = /^(?:is|are|has|does|can)$/i;
const TAKEN_ALONG = createSet('archive close create delete destroy purge remove send update');
/** A path, or what a request asks which parts of it are allowed: no more a sentence than other requests are. */
const PATH = /^(?:OPTIONS )?\/\S*$/;
/** The name of a function in a language that shouts: `BAPI_ORDER_GETLIST`. */
const CODE = /^[A-Z\d]+(?:_[A-Z\d]+)+$/;
/** Between steps of which each is a sentence of its own: "Search → Delete Rows". */
const STEPS = /\S;\s|\s(?:→|->|»)\s/;
/** The sentence that an action's name makes, of any length, with its full stop: plain English, or the name as it is. */
export function wordName(told: string, properNouns: ReadonlySet<string>): string {
  if (isRequest(told) || PATH.test(told)) return `${told}.`;
  const caller = findCaller(told);
  if (caller !== null) return `Get the current ${caller}.`;
  const headed = splitHeaded(told);
  const isBrand = headed !== null && splitWords(headed.head).every((word) => properNouns.has(word));
  const plain = headed === null || isBrand ? withoutNoise(told) : `${headed.rest} (${headed.head})`;
  const name = plain.replaceAll(' + ', ' and ');
  if (STEPS.test(name)) return closeSentence(capitalise(toVisibleLine(name).replace(/ +/g, ' ').trim()));
  // "POST_Boat" may make one, change one or only ask.
  if (name === told && splitMethod(told) !== null) return `${told}.`;
  const { words: given, aside } = name.includes(',')
    ? enumeration(name)
    : readImperative(turnIdentifier(name));
  const words = prepareWords(given, properNouns);
  const { adverb, clause } = isGarbled(words)
    ? { adverb: '', clause: null }
    : (takenAlong(words, properNouns) ?? clauseIn(words, properNouns));
  if (clause === null && CODE.test(name)) return `${told}.`;
  const text =
    clause === null
      ? nameless(/^[!-~]+$/.test(name) ? words.map(spelled) : words, properNouns, /^[a-z][!-~]*$/.test(name))
      : `${adverb}${clause}`;
  const tail =
    aside.length === 0 ? '' : ` (${clause === null ? aside.join(' ') : toLowerPhrase(aside, properNouns)})`;
  // A brand that begins small does so at the front, too.
  const isSmall = properNouns.has(text.split(' ', 1)[0] ?? '');
  return closeSentence(`${isSmall ? text : capitalise(text)}${tail}`);
}

/** "Find One and Delete": what was named before is what the last verb is about. */
function takenAlong(
  words: readonly string[],
  properNouns: ReadonlySet<string>,
): { adverb: string; clause: string | null } | null {
  const [last = '', join = ''] = [words.at(-1)?.toLowerCase(), words.at(-2)?.toLowerCase()];
  if (words.length < 4 || !JOINS.has(join) || !(TAKEN_ALONG.has(last) || (join !== 'or' && isOnlyVerb(last))))
    return null;
  const { adverb, clause } = clauseIn(words.slice(0, -2), properNouns);
  const pronoun = findNumber(words.at(-3) ?? '') === 'many' ? 'them' : 'it';
  return { adverb, clause: clause === null ? null : `${clause} ${join} ${last} ${pronoun}` };
}

/** "Get the me the latest invoices": two determiners before one noun are a slip, so the name stays as it is. */
function isGarbled(words: readonly string[]): boolean {
  let found = 0;
  for (const word of words.map((each) => each.toLowerCase())) {
    if (BORDERS.has(word)) found = 0;
    else if (DETERMINERS.has(word)) found += 1;
    if (found > 1) return true;
  }
  return false;
}

/** The imperative, with the adverb of "Permanently Delete File" apart. */
function clauseIn(
  words: readonly string[],
  properNouns: ReadonlySet<string>,
): { adverb: string; clause: string | null } {
  const first = words[0]?.toLowerCase() ?? '';
  const isDeed = words.length === 2 && isOnlyVerb(words[1] ?? '');
  const behind = words.length > 2 || isDeed ? findFrontVerb(words.slice(1)) : null;
  const opening = behind === null ? undefined : OPENINGS.get(first);
  const isAdverb = words.length > 2 && ADVERB.test(first) && findFrontVerb(words) === null;
  const verb = opening !== undefined || isAdverb ? findFrontVerb(words.slice(1)) : findFrontVerb(words);
  return {
    adverb: opening === undefined ? (isAdverb ? `${first} ` : '') : `${opening} `,
    clause: verb === null || isDoubtful(verb) ? null : wordClause(verb, properNouns),
  };
}

/** "Query or Mutate", "Find Modify Lock": a word behind the verb may be another verb. */
function isDoubtful({ verb, rest }: FrontVerb): boolean {
  const after = rest.map((word) => word.toLowerCase());
  return JOINS.has(after[0] ?? '') || changesFound(verb, after);
}

/** "List Users, Groups and Roles": the commas stay, at the end of their words. */
function enumeration(name: string): Imperative {
  const words: string[] = [];
  for (const part of name.split(',')) {
    const more = splitWords(part);
    const last = words.length - 1;
    if (last >= 0 && more.length > 0) words[last] += ',';
    words.push(...more);
  }
  return { words, aside: [], verb: findFrontVerb(words) };
}

/** "IBAN" of an identifier's "iban". */
function spelled(word: string): string {
  return SPELLING.get(word.toLowerCase()) ?? word;
}

/** "Sweep Balance" may sweep it. */
function isRead(words: readonly string[]): boolean {
  return readActionName(words.join(' ')).some(({ effect }) => effect === 'read');
}

/** A name without a verb: what it clearly reads or converts, else the name in its own casing. */
function nameless(words: readonly string[], properNouns: ReadonlySet<string>, isIdentifier: boolean): string {
  if (words.length === 0) return 'run this action';
  if (readAsData(words) === 'get' && isRead(words))
    return `get${wordObject(words, { verb: 'get', properNouns })}`;
  const target = words.at(-1)?.toLowerCase() ?? '';
  const converts =
    words.length > 2 && words.at(-2)?.toLowerCase() === 'to' && (FORMATS.has(target) || target === 'image');
  if (converts) return `convert${wordObject(words, { verb: 'convert', properNouns })}`;
  // "Run a DNS lookup" is what it does; of other names nobody can tell, so they stay as they are.
  return readAsData(words) === 'run' && !ASKS.test(words[0] ?? '')
    ? `run${wordObject(words, { verb: 'run', properNouns })}`
    : isIdentifier
      ? toLowerPhrase(words, properNouns)
      : words.join(' ');
}
