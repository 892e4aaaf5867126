import { createSet } from '../lexicon.ts';
import { findNumber } from '../number.ts';
import { isSurelyNoun } from '../ordinaryNouns.ts';
import { toVerbForm } from '../verbForms.ts';
import { READ_VERBS } from '../verbTable.ts';
import { BEFORE_NOUNS } from './deed.ts';
import { ASKING, DONE_LAST, isLatest, NOUNS } from './nounOrVerb.ts';
import { isMeasure } from './nounTails.ts';
import { mayBeNoun } from './passive.ts';
import type { Clause } from './segments.ts';

const ARTICLES = createSet('a an the');
/** Words before a verb that say how, not what: "Bulk Delete", "GDPR Delete". Adverbs on -ly are known by their ending. */
export const OPENINGS = createSet(`
  api async auto batch bulk force gdpr hard mass multi partial please quick safe soft try v1 v2 v3`);
/** Verbs that follow the noun they belong to: "Contact List", "Company Get". */
export const TRAILING = createSet('get list search find lookup read view fetch retrieve query count');
/** What stands before a word that is then no verb: `notADuplicate`, "No Show". */
const DENIALS = createSet('a an no non not the without');
/** Verbs that end an identifier, and are done to what stands before them: `file_copy`, `projectDuplicate`. */
const COPIED_LAST = createSet('copy download duplicate export move');
/** Of those that only look, what ends an identifier as a verb: `statements_download`, but not `page_view`. */
const TAKEN_LAST = createSet('download export preview');
const PARTICIPLE = /\w{3}[^e]ed$/;

/** A verb behind the noun that it is about: "GDPR Delete Contact", `users.delete`, `kv_namespace_get`, "Contact List". */
export function readVerbBehind(words: readonly string[], isIdentifier: boolean): Clause | null {
  const isVerb = (at: number): boolean =>
    at > 0 && isToldAt(words, at) && !isPassiveGet(words, at) && !DENIALS.has(words[at - 1] ?? '');
  const all = [...words.keys()].filter(isVerb);
  const sure = withoutAdjuncts(
    words,
    all.filter((at) => isSureVerb(words, at)),
  );
  const places = sure.length > 0 ? sure : isIdentifier ? doubtful(words, all) : [];
  const [first] = places;
  if (first === undefined) return null;
  const last = places.at(-1) ?? first;
  // Of several words that may all be nouns nobody can tell which is one: `lab_sample_record`.
  const isKnown = sure.length > 0 || (isDoneTo(words, places) && (places.length === 1 || isMany(words[0])));
  return {
    verbs: places.map((at) => toVerbForm(words[at] ?? '')?.verb ?? ''),
    before: isKnown ? withoutOpening(words.slice(0, first)) : [],
    after: isKnown ? words.slice(last + 1) : [],
  };
}

function isMany(word = ''): boolean {
  return findNumber(word) === 'many';
}

/** In the base form, or as `ACME_SENDS_A_MESSAGE` has it. */
function isToldAt(words: readonly string[], at: number): boolean {
  const form = toVerbForm(words[at] ?? '')?.form;
  return form === 'base' || (form === 'third' && ARTICLES.has(words[at + 1] ?? ''));
}

/** Behind a verb that only looks, the answer voters of `poll_get_answer_voters` are a noun. */
function withoutAdjuncts(words: readonly string[], places: readonly number[]): number[] {
  const looks = places.findIndex((at) => READ_VERBS.has(words[at] ?? ''));
  const isAdjunct = (at: number): boolean => at < words.length - 1 && BEFORE_NOUNS.has(words[at] ?? '');
  return places.filter((at, order) => looks === -1 || order <= looks || !isAdjunct(at));
}

/** The "calendars" of `calendars_bulk_delete`; nothing of `quickAdd` and `aggregatedList`. */
function withoutOpening(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word) => !OPENINGS.has(word) && !PARTICIPLE.test(word));
  return words.slice(0, end + 1);
}

/** "Records get deleted": who gets something gets a thing. */
function isPassiveGet(words: readonly string[], at: number): boolean {
  return words[at] === 'get' && toVerbForm(words[at + 1] ?? '')?.form === 'past';
}

function isSureVerb(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  // `operationRunQuery` runs one.
  if (isAsked(words) && at >= words.length - 2) return at === words.length - 2;
  if (TRAILING.has(word))
    return at === words.length - 1 || word === 'get' || word === 'list' || word === 'find';
  return !NOUNS.has(word);
}

function isAsked(words: readonly string[]): boolean {
  return words.length > 2 && words.at(-1) === 'query' && ASKING.has(words.at(-2) ?? '');
}

/** In an identifier what may be a noun is the verb at its end: `conversations.mark`, `actions_run_trigger`; but not `pods_log`. */
function doubtful(words: readonly string[], places: readonly number[]): number[] {
  const end = places.at(-1);
  if (isMeasure(words.at(-1) ?? '') && !isMany(words[0])) return [];
  if (isLatest(words)) return [];
  if (end !== undefined && end === words.length - 1 && isTakenLast(words)) return [end];
  const changes = places.filter((at) => !READ_VERBS.has(words[at] ?? '') && words[at] !== 'log');
  return end === words.length - 1 && changes.includes(end)
    ? changes
    : changes.filter((at) => words[at] === 'update');
}

function isTakenLast(words: readonly string[]): boolean {
  return TAKEN_LAST.has(words.at(-1) ?? '') && words.slice(0, -1).every(isSurelyNoun);
}

/** Whether what stands before such a verb is what it is done to: `plant_crop` and `thin_orchard_block` may begin with a verb, too. */
function isDoneTo(words: readonly string[], places: readonly number[]): boolean {
  const [first = 0] = places;
  const last = words[places.at(-1) ?? 0] ?? '';
  const before = words.slice(0, first);
  // The first of two words may be a verb that nobody knows: `foo_change` may do so to a change.
  const isLast = before.length > 1 && (DONE_LAST.has(last) || COPIED_LAST.has(last));
  const isKnownNoun = DONE_LAST.has(last) ? before.every(mayBeNoun) : before.every(isSurelyNoun);
  return isLast || isMany(before[0]) || isKnownNoun;
}
