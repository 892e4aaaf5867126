import { createSet } from '../lexicon.ts';
import { findNumber } from '../number.ts';
import { isSurelyNoun } from '../ordinaryNouns.ts';
import { toVerbForm, type FormOfVerb } from '../verbForms.ts';
import { AMBIGUOUS, findVerbEffect, PHRASAL_VERBS, READ_VERBS } from '../verbTable.ts';
import { PREPOSITIONS } from './object.ts';
import { NOUNS } from './nounOrVerb.ts';
import { NOUN_TAILS, SECOND_TAILS } from './nounTails.ts';
import { DONE_LAST, isAdverb, readPassive } from './passive.ts';
import { readPredicate, readQuestion } from './question.ts';
import type { Clause, Segment } from './segments.ts';

const DETERMINERS = createSet(
  'a an the this that these those all any each every one your my its their multiple new',
);
/** Words before a verb that say how, not what: "Bulk Delete", "GDPR Delete". Adverbs on -ly are known by their ending. */
const OPENINGS = createSet(`
  api async auto batch bulk force gdpr hard mass multi please quick safe soft try v1 v2 v3`);
/** Nouns that are likelier verbs: "Share List" shares one. */
const LIKELY_VERBS = createSet(`
  block change copy download edit export filter forward import move mute pin play print process share sign sort split star
  switch sync transfer trigger update upload`);
/** "Run Query", "Schedule Search", but `run_list` lists runs. */
const ASKING = createSet('build exec index release route run scan schedule screen stage test track train');
const ASKED = createSet('query search view');
/** Words that may be nouns, but are verbs at the front of nearly every identifier. */
const VERBS_FIRST = createSet('patch trigger update');
/** Verbs that follow the noun they belong to: "Contact List", "Company Get". */
const TRAILING = createSet('get list search find lookup read view fetch retrieve query count');
/** What stands before a word that is then no verb: `notADuplicate`, "No Show". */
const DENIALS = createSet('a an no non not the without');

/** Verbs that end an identifier, and are done to what stands before them: `file_copy`, `projectDuplicate`. */
const COPIED_LAST = createSet('copy download duplicate export move');
const PARTICIPLE = /\w{3}[^e]ed$/;

/** Reads one part of a name; `null` when it says no verb. `isBare`: the part before has a verb and no object yet. */
export function readClause(segment: Segment, isIdentifier: boolean, isBare: boolean): Clause | null {
  const { words, join } = segment;
  if (join !== '') return joined(words, join, isBare);
  return (
    readQuestion(words) ??
    leading(words, isIdentifier) ??
    readPredicate(words) ??
    inner(words, isIdentifier) ??
    readPassive(words)
  );
}

/** The second part of "Find One and Delete": what may be a noun is one, unless it can be nothing else. */
function joined(words: readonly string[], join: Segment['join'], isBare: boolean): Clause | null {
  const start = openingOf(words);
  const found = verbAt(words, start);
  if (found === null) return null;
  const [verb = ''] = found.verbs;
  const mayBeNoun = AMBIGUOUS.has(verb) && join !== 'then' && !isBare;
  const isNoun = mayBeNoun && (!LIKELY_VERBS.has(verb) || found.after.length === 0 || isTail(words.at(-1)));
  return isNoun ? null : found;
}

function leading(words: readonly string[], isIdentifier: boolean): Clause | null {
  // `newPost` makes one; "New Post" may be one that is there.
  if (isIdentifier && words[0] === 'new' && words.length > 1)
    return { verbs: ['create'], before: [], after: words.slice(1) };
  const start = openingOf(words);
  const found = verbAt(words, start) ?? (isIdentifier ? null : inflectedAt(words, start));
  if (found === null) return null;
  const [verb = ''] = found.verbs;
  return isNounAt(words, start, verb, isIdentifier) ? null : found;
}

/** Where the words begin that say what: behind "Bulk", "Permanently", "GDPR". */
function openingOf(words: readonly string[]): number {
  let at = 0;
  while (at < words.length - 1 && (OPENINGS.has(words[at] ?? '') || isAdverb(words[at] ?? ''))) at += 1;
  return at;
}

function verbAt(words: readonly string[], at: number): Clause | null {
  const word = words[at] ?? '';
  if (PHRASAL_VERBS.has(`${word}:${words[at + 1] ?? ''}`))
    return { verbs: [`${word} ${words[at + 1] ?? ''}`], before: [], after: words.slice(at + 2) };
  const form = toVerbForm(word);
  return form?.form === 'base' ? { verbs: [form.verb], before: [], after: words.slice(at + 1) } : null;
}

/** "Deletes a Contact", "Updating Users": with an object, and no other verb behind. */
function inflectedAt(words: readonly string[], at: number): Clause | null {
  const form = toVerbForm(words[at] ?? '');
  if (form === undefined || (form.form !== 'third' && form.form !== 'gerund')) return null;
  const after = words.slice(at + 1);
  const isSentence = DETERMINERS.has(after[0] ?? '');
  if (after.length === 0 || (mayBeNoun(form) && !isSentence)) return null;
  if (
    !isSentence &&
    form.form === 'third' &&
    after.some((word) => toVerbForm(word)?.form === 'base' && !NOUNS.has(word))
  )
    return null;
  // "Returns the orders" gives them back to the caller, "Return Order" to the shop.
  const verb = form.verb === 'return' ? 'get' : form.verb;
  return { verbs: [verb], before: words.slice(0, at), after };
}

/** "Updates" and "Searches" are nouns as well; of gerunds only those of a verb that is one: "Building", "Posting". */
function mayBeNoun({ verb, form }: FormOfVerb): boolean {
  return form === 'gerund' ? AMBIGUOUS.has(verb) : NOUNS.has(verb) && verb !== 'list';
}

/** Whether the word that looks like a verb is the noun that a later verb is about: "Order" in "Order Get". */
function isNounAt(words: readonly string[], at: number, verb: string, isIdentifier: boolean): boolean {
  const after = words.slice(at + 1);
  if (after.length === 0 || !NOUNS.has(verb)) return false;
  const last = after.at(-1) ?? '';
  if (TRAILING.has(last))
    return !READ_VERBS.has(verb) && !LIKELY_VERBS.has(verb) && !(ASKED.has(last) && ASKING.has(verb));
  if (AMBIGUOUS.has(verb) && isTail(last) && after.length === 1) return true;
  if (!READ_VERBS.has(verb) && toVerbForm(last)?.form === 'past') return true;
  const isVerb = (word: string): boolean => toVerbForm(word)?.form === 'base' && !NOUNS.has(word);
  // "Trigger Dataset Refresh" and `patchNamespacedJobScale` say their object in many words, "Share Link Delete" deletes.
  const isFirst = isIdentifier ? VERBS_FIRST.has(verb) : LIKELY_VERBS.has(verb);
  if (isFirst && after.length > 1 && findVerbEffect(last) !== 'delete') return false;
  // "Move to Trash"
  if (PREPOSITIONS.has(after.at(-2) ?? '')) return false;
  // `list_delete` is about a list, `list_delete_requests` lists.
  if (READ_VERBS.has(verb)) return isIdentifier && after.length === 1 && (isVerb(last) || last === 'update');
  return isIdentifier ? after.some(isVerb) || last === 'update' : isVerb(last);
}

function isTail(word = ''): boolean {
  return NOUN_TAILS.has(word) || SECOND_TAILS.has(word);
}

/** A verb behind the noun that it is about: "GDPR Delete Contact", `users.delete`, `kv_namespace_get`, "Contact List". */
function inner(words: readonly string[], isIdentifier: boolean): Clause | null {
  const isVerb = (at: number): boolean =>
    at > 0 &&
    toVerbForm(words[at] ?? '')?.form === 'base' &&
    !isPassiveGet(words, at) &&
    !DENIALS.has(words[at - 1] ?? '');
  const all = [...words.keys()].filter(isVerb);
  const sure = all.filter((at) => isSureVerb(words, at));
  const places = sure.length > 0 ? sure : isIdentifier ? doubtful(words, all) : [];
  const [first] = places;
  if (first === undefined) return null;
  const last = places.at(-1) ?? first;
  const isKnown = sure.length > 0 || isDoneTo(words, places);
  return {
    verbs: places.map((at) => words[at] ?? ''),
    before: isKnown ? withoutOpening(words.slice(0, first)) : [],
    after: isKnown ? words.slice(last + 1) : [],
  };
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
  if (TRAILING.has(word))
    return at === words.length - 1 || word === 'get' || word === 'list' || word === 'find';
  return !NOUNS.has(word);
}

/** In an identifier what may be a noun is the verb at its end: `conversations.mark`, `actions_run_trigger`; but not `pods_log`. */
function doubtful(words: readonly string[], places: readonly number[]): number[] {
  const end = places.at(-1);
  const changes = places.filter((at) => !READ_VERBS.has(words[at] ?? '') && words[at] !== 'log');
  return end === words.length - 1 && changes.includes(end)
    ? changes
    : changes.filter((at) => words[at] === 'update');
}

/** Whether what stands before such a verb is what it is done to: `plant_crop` and `thin_orchard_block` may begin with a verb, too. */
function isDoneTo(words: readonly string[], places: readonly number[]): boolean {
  const [first = 0] = places;
  const last = words[places.at(-1) ?? 0] ?? '';
  const before = words.slice(0, first);
  return (
    DONE_LAST.has(last) ||
    COPIED_LAST.has(last) ||
    findNumber(before[0] ?? '') === 'many' ||
    before.every(isSurelyNoun)
  );
}
