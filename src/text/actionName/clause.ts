import { createSet } from '../lexicon.ts';
import { toVerbForm, type FormOfVerb } from '../verbForms.ts';
import { AMBIGUOUS, PHRASAL_VERBS, READ_VERBS } from '../verbTable.ts';
import { PREPOSITIONS } from './object.ts';
import { NOUNS } from './nounOrVerb.ts';
import { NOUN_TAILS, SECOND_TAILS } from './nounTails.ts';
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
const ASKING = createSet('build index release route run scan schedule screen stage test track train');
const ASKED = createSet('query search view');
/** Verbs that follow the noun they belong to: "Contact List", "Company Get". */
const TRAILING = createSet('get list search find lookup read view fetch retrieve query count');
const PASSIVES = createSet('are be been being get gets is was were');

/** Reads one part of a name; `null` when it says no verb. `isBare`: the part before has a verb and no object yet. */
export function readClause(segment: Segment, isIdentifier: boolean, isBare: boolean): Clause | null {
  const { words, join } = segment;
  if (join !== '') return joined(words, join, isBare);
  return (
    readQuestion(words) ??
    leading(words, isIdentifier) ??
    readPredicate(words) ??
    inner(words, isIdentifier) ??
    passive(words)
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

function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && toVerbForm(word) === undefined;
}

function verbAt(words: readonly string[], at: number): Clause | null {
  const word = words[at] ?? '';
  const before = words.slice(0, at);
  if (PHRASAL_VERBS.has(`${word}:${words[at + 1] ?? ''}`))
    return { verbs: [`${word} ${words[at + 1] ?? ''}`], before, after: words.slice(at + 2) };
  const form = toVerbForm(word);
  return form?.form === 'base' ? { verbs: [form.verb], before, after: words.slice(at + 1) } : null;
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
    at > 0 && toVerbForm(words[at] ?? '')?.form === 'base' && !isPassiveGet(words, at);
  const all = [...words.keys()].filter(isVerb);
  const sure = all.filter((at) => isSureVerb(words, at));
  const places = sure.length > 0 ? sure : isIdentifier ? doubtful(words, all) : [];
  const [first] = places;
  if (first === undefined) return null;
  const last = places.at(-1) ?? first;
  return {
    verbs: places.map((at) => words[at] ?? ''),
    before: words.slice(0, first),
    after: words.slice(last + 1),
  };
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

/** Verbs that end a name as nouns do, and still say that it is done: "Profile Sync", "Price Change". */
const DONE_LAST = createSet(
  'bump change downgrade edit import override refund sync transfer update upgrade upload',
);
/** "Latest Update" is one of many. */
const ONE_OF_MANY = createSet('current last latest my pending previous recent upcoming');

/**
 * "User is Removed", "Message is Deleted by User", "Record Deleted", "Account Deletion", "Price Update": what only reads is not
 * told so.
 */
function passive(all: readonly string[]): Clause | null {
  const by = all.indexOf('by');
  const words = by > 1 && PASSIVES.has(all[by - 2] ?? '') ? all.slice(0, by) : all;
  const form = toVerbForm(words.at(-1) ?? '');
  if (words.length < 2 || form === undefined || READ_VERBS.has(form.verb)) return null;
  const isLast = DONE_LAST.has(form.verb) && form.form === 'base' && !ONE_OF_MANY.has(words[0] ?? '');
  if (form.form !== 'past' && form.form !== 'noun' && !isLast) return null;
  const before = words.slice(0, -1);
  const subject = PASSIVES.has(before.at(-1) ?? '') ? before.slice(0, -1) : before;
  return { verbs: [form.verb], before: subject, after: [] };
}
