import { createSet } from '../lexicon.ts';
import { findNumber, toSingularPhrase } from '../number.ts';
import { isParticiple } from '../verbForms.ts';
import { countTimeWords } from './timeWords.ts';

/** Words behind which a name says how, where or for whom. */
export const PREPOSITIONS = createSet(`
  about above across after against around as at based before behind below between by during excluding for from how if in including inside into matching near of on
  onto outside over per since that through to towards under until using via when where whether which who why with within without`);
/** Words before a noun that say which or how many. */
export const FRONT = createSet(`
  a all an any batch both bulk current each every existing first following given her his its last latest many me most multiple my
  new next one our own previous recent several single some specific that the their these this those your`);
/** Last words that say which part of a thing, not what it is. */
export const TAILS = createSet('async bulk detail details id ids info information');
/** Words that name nothing without the tail: "Personal Info". */
const ADJECTIVES = createSet('additional basic full general personal private public');
/** Words that alone say which, not what, besides participles: `settlements.getOpen`. */
const ALONE = createSet(`
  active additional annual available basic busy complete daily default existing free full general global grayscale hourly idle inactive incomplete
  invisible local lowercase missing monthly new offline old online open original overdue pending personal premium primary private public quarterly
  random read-only ready specific unpaid unread upcoming uppercase visible weekly yearly`);
const VERSION = /^v\d+(?:\.\d+)*$/;
/** How things are after they were marked: "Mark Ticket Solved". */
const STATES = createSet('active complete inactive read spam uncollectible unread');

/** "Get a List of Users" is about users. */
const LISTS = createSet('batch count list number set');

/** What a verb is done to, from the words behind it: lower case, the last word in the singular; empty when they name nothing. */
export function readObject(words: readonly string[], verb: string): string {
  const list = words.findIndex((word, at) => LISTS.has(word) && words[at + 1] === 'of');
  if (list !== -1 && list < 2) return readObject(words.slice(list + 2), verb);
  const end = words.findIndex((word) => PREPOSITIONS.has(word));
  let object = end === -1 ? [...words] : words.slice(0, end);
  while (FRONT.has(object[0] ?? '')) object = object.slice(1);
  object = object.slice(0, object.length - countTimeWords(object));
  while (
    object.length > 1 &&
    isTail(object, verb) &&
    !(object.length === 2 && ADJECTIVES.has(object[0] ?? ''))
  )
    object = object.slice(0, -1);
  if (verb === 'mark' && isMarkedAs(object.at(-1) ?? '')) object = object.slice(0, -1);
  // "Cancel Order Immediately"
  if (object.length > 1 && isManner(object.at(-1) ?? '')) object = object.slice(0, -1);
  // "List Files Changed Since Monday"
  if (end !== -1 && object.length > 1 && isDone(object)) object = object.slice(0, -1);
  // `GetV1Users`, `apiV2OrdersGet`, `fulfillmentCreateV2`
  if (object[0] === 'api' && VERSION.test(object[1] ?? '')) object = object.slice(1);
  if (VERSION.test(object[0] ?? '')) object = object.slice(1);
  if (object.length === 1 && isAlone(object[0] ?? '')) return '';
  return toSingularPhrase(object).join(' ');
}

/** Whether a word is a version: `V2`. */
export function isVersion(word: string): boolean {
  return VERSION.test(word.toLowerCase());
}

/** Whether a word alone says which, not what: "Get Unread", `webhooks.list.disabled`. */
export function isAlone(word: string): boolean {
  return ALONE.has(word) || isParticiple(word);
}

/** Whether a word says how something is once it is marked: `tasks.markDone`, "Mark Order Shipped". */
export function isMarkedAs(word: string): boolean {
  return STATES.has(word) || isParticiple(word);
}

/** Whether words say which thing is meant, but not what it is. */
export function sayWhichOnly(words: readonly string[]): boolean {
  return words.every((word) => FRONT.has(word) || isAlone(word));
}

const NO_MANNERS = createSet('anomaly assembly butterfly monopoly quarterly');

function isManner(word: string): boolean {
  return word.length > 7 && word.endsWith('ly') && !NO_MANNERS.has(word);
}

function isDone(words: readonly string[]): boolean {
  return findNumber(words.at(-2) ?? '') === 'many' && isParticiple(words.at(-1) ?? '');
}

/** "Track Events Batch" is about events, "Cancel Message Batch" about a batch. */
function isTail(words: readonly string[], verb: string): boolean {
  const last = words.at(-1) ?? '';
  return (
    TAILS.has(last) ||
    VERSION.test(last) ||
    (last === 'batch' && (verb === '' || findNumber(words.at(-2) ?? '') === 'many'))
  );
}
