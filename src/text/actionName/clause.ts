import { createSet } from '../lexicon.ts';
import { toVerbForm, type FormOfVerb } from '../verbForms.ts';
import { AMBIGUOUS, findVerbEffect, PHRASAL_VERBS, READ_VERBS } from '../verbTable.ts';
import { PREPOSITIONS } from './object.ts';
import { doesWithDeed, NEVER_NOUNS } from './deed.ts';
import { ASKED, ASKING, NOUNS } from './nounOrVerb.ts';
import { isDoneBehind, isNounBeforeMeasure, NOUN_TAILS, PREVIEWED, SECOND_TAILS } from './nounTails.ts';
import { isAdverb, readPassive } from './passive.ts';
import { readPredicate, readQuestion } from './question.ts';
import type { Clause, Segment } from './segments.ts';
import { OPENINGS, readVerbBehind, TRAILING } from './verbBehind.ts';

const DETERMINERS = createSet(
  'a an the this that these those all any each every one your my its their multiple new',
);
/** Nouns that are likelier verbs: "Share List" shares one. */
const LIKELY_VERBS = createSet(`
  block change copy download edit export filter forward import move mute pin play print process scale share sign sort split star
  switch sync transfer trigger update upload`);
/** Words that may be nouns, but are verbs at the front of nearly every identifier. */
const VERBS_FIRST = createSet('patch trigger update');

/** Reads one part of a name; `null` when it says no verb. `isBare`: the part before has a verb and no object yet. */
export function readClause(segment: Segment, isIdentifier: boolean, isBare: boolean): Clause | null {
  const { words, join } = segment;
  if (join !== '') return joined(words, join, isBare);
  return (
    readQuestion(words) ??
    leading(words, isIdentifier) ??
    readPredicate(words) ??
    readVerbBehind(words, isIdentifier) ??
    readPassive(words)
  );
}

/** The second part of "Find One and Delete": what may be a noun is one, unless it can be nothing else. */
function joined(words: readonly string[], join: Segment['join'], isBare: boolean): Clause | null {
  const start = openingOf(words);
  // "Get Token (Revokes Old One)"
  const isTold = join === 'aside' && toVerbForm(words[start] ?? '')?.form === 'third';
  const found = verbAt(words, start) ?? (isTold ? inflectedAt(words, start) : null);
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
  const last = after.at(-1) ?? '';
  if (after.length === 1 && isNounBeforeMeasure(verb, last)) return true;
  if (after.length === 0 || !NOUNS.has(verb)) return false;
  if (after.length === 1 && NEVER_NOUNS.has(after[0] ?? '')) return true;
  // "Test Submit Form"
  if ((verb === 'test' || verb === 'preview') && doesWithDeed(verb, after)) return false;
  if (TRAILING.has(last))
    return !READ_VERBS.has(verb) && !LIKELY_VERBS.has(verb) && !(ASKED.has(last) && ASKING.has(verb));
  if (AMBIGUOUS.has(verb) && isTail(last) && after.length === 1) return true;
  if (PREVIEWED.has(verb) && last === 'preview' && after.length === 1) return true;
  if (after.length === 1 && AMBIGUOUS.has(verb) && isDoneBehind(verb, last)) return true;
  if (!READ_VERBS.has(verb) && toVerbForm(last)?.form === 'past') return true;
  const isVerb = (word: string): boolean => toVerbForm(word)?.form === 'base' && !NOUNS.has(word);
  // "Trigger Dataset Refresh" and `patchNamespacedJobScale` say their object in many words, "Share Link Delete" deletes.
  const isFirst = isIdentifier ? VERBS_FIRST.has(verb) : LIKELY_VERBS.has(verb);
  if (isFirst && after.length > 1 && findVerbEffect(last) !== 'delete') return false;
  // "Move to Trash"
  if (PREPOSITIONS.has(after.at(-2) ?? '')) return false;
  // `list_delete` is about a list, `list_delete_requests` lists.
  if (READ_VERBS.has(verb)) return isIdentifier && after.length === 1 && (isVerb(last) || last === 'update');
  // In doubt "Match Show" matches one.
  return isIdentifier ? after.some(isVerb) || last === 'update' : isVerb(last) && !READ_VERBS.has(last);
}

function isTail(word = ''): boolean {
  return NOUN_TAILS.has(word) || SECOND_TAILS.has(word);
}
