import { isMarkedAs, isVersion, sayWhichOnly, TAILS } from '../text/actionName/object.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { SCALES, withoutShouting } from '../text/actionName/readImperative.ts';
import { createSet } from '../text/lexicon.ts';
import { toPluralPhrase } from '../text/number.ts';
import { splitWords } from '../text/words.ts';

/** Words before a verb that say how, and the adverb that says the same. */
export const OPENINGS: ReadonlyMap<string, string> = new Map([
  ['auto', 'automatically'],
  ['force', 'forcibly'],
  ['partial', 'partially'],
]);
/** Behind these a second determiner begins another noun: "the owner of the list". */
export const BORDERS = createSet(`
  to from for in by with of on onto into as via at per using between within across about against under over before after
  and or then when where whose which that whether if all both`);
/** Of the borders those that have their noun behind them: `Server/StopAllJobs`. */
const ALL = createSet('all both');
const SEVERAL = createSet('count list search');
/** Between two verbs of a name. */
export const JOINS = createSet('and or then');
/** "users.delete", "listUsers", "Users_Delete", "OrderService/ListOrders", but not "ListUsers", which begins with its verb. */
const IDENTIFIER = /^(?:[a-z]\S*|(?=\w+?[_.:/]\$?\w)\w+(?:(?:[.:/]\$?|(?<=\w_)\$)\w+)*)$/;
/** Where the last part of a name begins that is one of its own. */
const METHOD = /(?<=[./:]\$?)[^./:$]+$/;
/** An identifier, and what is said of it: `Message.Create (Inbox) (v4)`. */
const WITH_ASIDE = /^(\S+) \(([^()]*(?:\) \([^()]*)*)\)$/;
/** "SumList" sums a list. */
const COUNTED = /^(?:avg|average|max|median|min|sum)$/i;

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
export function turnIdentifier(given: string): string {
  const [, name = given, aside = ''] = WITH_ASIDE.exec(given) ?? [];
  return aside === '' ? turned(name) : `${turned(name)} (${aside.replaceAll(') (', ', ')})`;
}

function turned(name: string): string {
  if (!IDENTIFIER.test(name)) return listed(name) ?? name;
  const pairs = readActionName(name);
  const [pair] = pairs;
  if (pair === undefined || pairs.some(({ object }) => object !== pair.object)) return name;
  const [start = ''] = pair.verb.split(' ');
  const whole = wordsOf(name);
  const method = wordsOf(name.slice(Math.max(0, name.search(METHOD))));
  // `orders.list.unpaid`
  const words = method.some((word) => word.toLowerCase() === start) ? method : whole;
  const lowers = words.map((word) => word.toLowerCase());
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
  return (
    putVerbFirst({
      verb: pair.verb,
      verbs,
      object: asWritten(pair.object.split(' '), words),
      behind,
      whole,
    }) ?? name
  );
}

/** An identifier, taken apart. */
interface Turning {
  /** The verb in its base form. */
  readonly verb: string;
  /** What is said of what is done: the verb with others, and how. */
  readonly verbs: string;
  readonly object: readonly string[];
  /** The words behind the verb and its object. */
  readonly behind: readonly string[];
  /** All words of the identifier. */
  readonly whole: readonly string[];
}

/** The name with the verb before what it is done to; `null` where it stays as it is. */
function putVerbFirst({ verb, verbs, object, behind, whole }: Turning): string | null {
  const [first = ''] = behind;
  const isAll = ALL.has(first.toLowerCase());
  const last = behind.at(-1) ?? '';
  if (verb === 'mark' && behind.length === (isAll ? 2 : 1) && isMarkedAs(last.toLowerCase()))
    return [verbs, ...(isAll ? [first, ...toPluralPhrase(object)] : object), last].join(' ');
  // `account.getInfo`
  if (behind.length === 1 && TAILS.has(first.toLowerCase())) return [verbs, ...object, first].join(' ');
  if (isAll && behind.length === 1) return [verbs, first, ...toPluralPhrase(object)].join(' ');
  if (behind.length === 1 && isVersion(first)) return [verbs, ...object, first].join(' ');
  // `browser_wait_for`
  if (behind.length === 1 && BORDERS.has(first.toLowerCase())) return null;
  if (!isAll && BORDERS.has(first.toLowerCase()))
    return [verbs, ...toPluralPhrase(object), ...behind].join(' ');
  // `settlements.getNext`
  if (behind.length > 0 && sayWhichOnly(behind.map((word) => word.toLowerCase())))
    return [verbs, ...behind, ...object].join(' ');
  if (behind.length > 0) return [verbs, ...behind].join(' ');
  const scale = whole.find((word) => SCALES.has(word.toLowerCase()));
  if (scale !== undefined && !object.includes(scale.toLowerCase()))
    return [scale, verbs, ...toPluralPhrase(object)].join(' ');
  return [verbs, ...(SEVERAL.has(verb) ? toPluralPhrase(object) : object)].join(' ');
}

function wordsOf(name: string): string[] {
  return withoutShouting(splitWords(name.replaceAll('$', '')));
}

/** The words of an object in the capitals that a name gives them: the "SO" of `SOItems_DELETE`. */
function asWritten(object: readonly string[], words: readonly string[]): string[] {
  return object.map((word) => words.find((each) => each.toLowerCase() === word) ?? word);
}
