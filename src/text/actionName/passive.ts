import { createSet } from '../lexicon.ts';
import { isSurelyNoun } from '../ordinaryNouns.ts';
import { DONE_LAST, NOUNS } from './nounOrVerb.ts';
import { toVerbForm } from '../verbForms.ts';
import { findVerbEffect, READ_VERBS } from '../verbTable.ts';
import type { Clause } from './segments.ts';

const PASSIVES = createSet('are be been being get gets is was were');
const LATELY = createSet('currently lately newly previously recently');
/** "Latest Update" is one of many. */
const ONE_OF_MANY = createSet('current last latest my pending previous recent upcoming');

/**
 * "User is Removed", "Message is Deleted by User", "Record Deleted", "Account Deletion", "Price Update": what only reads is not
 * told so.
 */
export function readPassive(all: readonly string[]): Clause | null {
  const by = all.indexOf('by');
  const words = by > 1 && PASSIVES.has(all[by - 2] ?? '') ? all.slice(0, by) : all;
  const form = toVerbForm(words.at(-1) ?? '');
  if (words.length < 2 || form === undefined || READ_VERBS.has(form.verb)) return null;
  const isLast = DONE_LAST.has(form.verb) && form.form === 'base' && !ONE_OF_MANY.has(words[0] ?? '');
  if (form.form !== 'past' && form.form !== 'noun' && !isLast) return null;
  // Who may be told to fold a reservation reserves none: "Fold Reservation", "Fold Change". A deletion is told in any case.
  const isDelete = findVerbEffect(form.verb) === 'delete';
  if ((form.form === 'noun' || isLast) && words.length === 2 && !isDelete && !mayBeNoun(words[0] ?? ''))
    return { verbs: [form.verb], before: [], after: [] };
  const before = words.slice(0, -1);
  // "Recently Played" says what is shown.
  if (LATELY.has(before.at(-1) ?? '')) return null;
  const subject = PASSIVES.has(before.at(-1) ?? '') ? before.slice(0, -1) : before;
  return { verbs: [form.verb], before: subject, after: [] };
}

/** Whether a word says how: "Permanently". */
export function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && toVerbForm(word) === undefined;
}

/** Whether a word before such a verb is known to be a noun, if also a verb: what `draft_update` updates; but not "Fold Change". */
export function mayBeNoun(word: string): boolean {
  return isSurelyNoun(word) || NOUNS.has(word);
}
