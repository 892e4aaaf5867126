import { toLowerPhrase } from './casing.ts';
import { wordClause, wordObject } from './clause.ts';
import { FORMATS } from './determiner.ts';
import { findNumber, toPluralPhrase } from '../text/number.ts';
import { isVersion, sayWhichOnly } from '../text/actionName/object.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { isRequest, splitMethod } from '../text/actionName/request.ts';
import { splitHeaded, withoutNoise } from '../text/actionName/withoutNoise.ts';
import { prepareWords } from './preparedWords.ts';
import { createSet } from '../text/lexicon.ts';
import { capitalise, closeSentence } from './fit.ts';
import {
  readImperative,
  readAsData,
  SCALES,
  findFrontVerb,
  withoutShouting,
  type Imperative,
} from '../text/actionName/readImperative.ts';
import { SPELLING } from '../text/spelling.ts';
import { splitWords } from '../text/words.ts';

const ADVERB = /^[a-z]{4,}ly$/;
/** Words before a verb that say how, and the adverb that says the same. */
const OPENINGS: ReadonlyMap<string, string> = new Map([
  ['auto', 'automatically'],
  ['force', 'forcibly'],
  ['partial', 'partially'],
]);
const DETERMINERS = createSet('a an the my your our his her its their this that these those every each me');
/** Behind these a second determiner begins another noun: "the owner of the list". */
const BORDERS = createSet(`
  to from for in by with of on onto into as via at per using between within across about against under over before after
  and or then when where whose which that whether if all both`);
/** Of the borders those that have their noun behind them: `Server/StopAllJobs`. */
const ALL = createSet('all both');
const ASKS = /^(?:is|are|has|does|can)$/i;
const SEVERAL = createSet('count list search');
const JOINS = createSet('and or then');
const TAKEN_ALONG = createSet('archive close create delete destroy purge remove send update');
/** A path, or what a request asks which parts of it are allowed: no more a sentence than other requests are. */
const PATH = /^(?:OPTIONS )?\/\S*$/;
/** "users.delete", "listUsers", "Users_Delete", "OrderService/ListOrders", but not "ListUsers", which begins with its verb. */
const IDENTIFIER = /^(?:[a-z]\S*|(?=\w+?[_.:/]\$?\w)\w+(?:(?:[.:/]\$?|(?<=\w_)\$)\w+)*)$/;
/** The name of a function in a language that shouts: `BAPI_ORDER_GETLIST`. */
const CODE = /^[A-Z\d]+(?:_[A-Z\d]+)+$/;
/** Where the last part of a name begins that is one of its own. */
const METHOD = /(?<=[./:]\$?)[^./:$]+$/;
/** An identifier, and what is said of it: `Message.Create (Inbox) (v4)`. */
const WITH_ASIDE = /^(\S+) \(([^()]*(?:\) \([^()]*)*)\)$/;
/** Between steps of which each is a sentence of its own: "Search → Delete Rows". */
const STEPS = /\S;\s|\s(?:→|->|»)\s/;
/** "SumList" sums a list. */
const COUNTED = /^(?:avg|average|max|median|min|sum)$/i;

/** The sentence that an action's name makes, of any length, with its full stop: plain English, or the name as it is. */
export function wordName(told: string, properNouns: ReadonlySet<string>): string {
  if (isRequest(told) || PATH.test(told)) return `${told}.`;
  const headed = splitHeaded(told);
  const isBrand = headed !== null && splitWords(headed.head).every((word) => properNouns.has(word));
  const plain = headed === null || isBrand ? withoutNoise(told) : `${headed.rest} (${headed.head})`;
  const name = plain.replaceAll(' + ', ' and ');
  if (STEPS.test(name)) return `${name}.`;
  // "POST_Boat" may make one, change one or only ask.
  if (name === told && splitMethod(told) !== null) return `${told}.`;
  const { words: given, aside } = name.includes(',') ? enumeration(name) : readImperative(identified(name));
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
    clause: verb === null ? null : wordClause(verb, properNouns),
  };
}

/** "List orders" of "Order List". */
function listed(name: string): string | null {
  const words = splitWords(name);
  if (words.length < 2 || words.at(-1)?.toLowerCase() !== 'list' || !/^[A-Z]/.test(name)) return null;
  if (words[0]?.toLowerCase() === 'list') return null;
  const [pair, ...more] = readActionName(name);
  if (pair?.verb !== 'list' || pair.object === '' || more.length > 0 || COUNTED.test(words[0] ?? ''))
    return null;
  return ['List', ...toPluralPhrase(words.slice(0, -1))].join(' ');
}

/** An identifier whose verb is behind its object, turned round: `issue_read`, `chat.postMessage`, `Users_CreateOrUpdate`. */
function identified(given: string): string {
  const [, name = given, aside = ''] = WITH_ASIDE.exec(given) ?? [];
  return aside === '' ? turned(name) : `${turned(name)} (${aside.replaceAll(') (', ', ')})`;
}

function turned(name: string): string {
  if (!IDENTIFIER.test(name)) return listed(name) ?? name;
  const pairs = readActionName(name);
  const [pair] = pairs;
  if (pair === undefined || pairs.some(({ object }) => object !== pair.object)) return name;
  const words = withoutShouting(splitWords(name.slice(Math.max(0, name.search(METHOD))).replaceAll('$', '')));
  const lowers = words.map((word) => word.toLowerCase());
  const [start = ''] = pair.verb.split(' ');
  const at = lowers.indexOf(start);
  if (at === -1 || (at === 0 && !METHOD.test(name))) return name;
  if (pair.object === '') return at === 0 && words.length > 1 ? words.join(' ') : name;
  const join = lowers.find((word) => JOINS.has(word));
  if (join === undefined && pairs.length > 1) return name;
  const how = at === 0 ? undefined : OPENINGS.get(lowers[at - 1] ?? '');
  const done = pairs.map(({ verb }) => verb).join(` ${join} `);
  const verbs = how === undefined ? done : `${how} ${done}`;
  const ends = pairs.map(({ verb }) => lowers.indexOf(verb.split(' ')[0] ?? '') + verb.split(' ').length);
  const behind = words.slice(Math.max(...ends));
  const object = asWritten(pair.object.split(' '), words);
  const [first = ''] = behind;
  const isAll = ALL.has(first.toLowerCase());
  if (isAll && behind.length === 1) return [verbs, first, ...toPluralPhrase(object)].join(' ');
  if (behind.length === 1 && isVersion(first)) return [verbs, ...object, first].join(' ');
  // `browser_wait_for`
  if (behind.length === 1 && BORDERS.has(first.toLowerCase())) return name;
  if (!isAll && BORDERS.has(first.toLowerCase()))
    return [verbs, ...toPluralPhrase(object), ...behind].join(' ');
  // `settlements.getNext`
  if (behind.length > 0 && sayWhichOnly(behind.map((word) => word.toLowerCase())))
    return [verbs, ...behind, ...object].join(' ');
  if (behind.length > 0) return [verbs, ...behind].join(' ');
  const scale = words.find((word) => SCALES.has(word.toLowerCase()));
  if (scale !== undefined && !object.includes(scale.toLowerCase()))
    return [scale, verbs, ...toPluralPhrase(object)].join(' ');
  return [verbs, ...(SEVERAL.has(pair.verb) ? toPluralPhrase(object) : object)].join(' ');
}

/** The words of an object in the capitals that a name gives them: the "SO" of `SOItems_DELETE`. */
function asWritten(object: readonly string[], words: readonly string[]): string[] {
  return object.map((word) => words.find((each) => each.toLowerCase() === word) ?? word);
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
