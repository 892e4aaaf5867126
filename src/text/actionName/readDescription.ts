import type { Effect } from '../../model/effect.ts';
import { createSet } from '../lexicon.ts';
import { toVerbForm, type FormOfVerb } from '../verbForms.ts';
import { findVerbEffect, PHRASAL_VERBS } from '../verbTable.ts';
import { findClauseEffect } from './effect.ts';

/** A verb that a description says the action does, and what that does to the user's data. */
export interface ToldVerb {
  readonly verb: string;
  /** It only counts numbers that it is given: "Add two numbers". */
  readonly isSum: boolean;
  readonly effect: Effect;
}

/** Verbs by which descriptions also say that something is looked up. */
export const GATHERING = createSet(`
  assemble collect combine compile evaluate filter gather generate identify include load log pull render report sort stream sum`);
/** What takes back an earlier step, although its description may say "remove". */
export const UNDOING = /^(?:un|restore$|revert$|reopen$)/;
/** What stands before the verb: "This tool will", "Allows you to", "Use this endpoint to". */
const OPENING = new RegExp(
  `^(?:${[
    String.raw`(?:an?|the|this|these|convenience) (?:\w+ )?(?:tools?|actions?|endpoints?|methods?|functions?|operations?|calls?|commands?|steps?|requests?)`,
    'tools?|actions?|endpoints?|operations?',
    'it|you|users?|clients?',
    'will|can|may|is|are|to|for|that|which',
    'used?|allows?|lets?|enables?|helps?|performs?',
    '(?:this )?when(?:ever)? you (?:need|want)',
    String.raw`\w+ly`,
  ].join('|')})(?: |$)`,
  'i',
);
/** Behind a semicolon stands advice: "use the search for words". */
const SENTENCE_END = /[.!?](?=\s|$)|;|\n\s*\n/;
const LONGEST = 400;
/** Words behind a verb that may tell what it does: "export the rows to HubSpot". */
const WINDOW = 8;
/** Words between which a sentence names the next thing that is done. */
const JOINS = createSet('and or then');
const DETERMINERS = createSet('a all an any each every it its new one several the their them this your');
/** In a description these tell what comes back, whatever they are in a name. */
const ANSWERS = createSet('display give output provide return tell');
const REPORTED = createSet('about how if on what when where whether which who');
/** Verbs that delete and are something else behind "and": "unread and trash mails". */
const DELETED = createSet('clear drop empty expire kick trash void');
/** Gerunds that say of what kind a thing is: "including the calling code and opening hours". */
const KINDS = createSet('book call charge close mail open park ship track train');
const BEGINNING = createSet('begin finish resume start stop');
const SUMS = createSet('add average divide multiply round subtract sum');
const NUMBERS =
  /^(?:(?:a|all|any|given|list|multiple|of|one|several|the|three|two) )*(?:floats?|integers?|matrices|numbers?|vectors?)(?: together)?(?:$| (?:by|from|up|with)\b| to (?:a )?(?:specified|given|number)| in (?:a|the) (?:list|range|array))/;

/**
 * The verbs of a description's first sentence, those that it joins ("Create, update or delete a label") included; empty where
 * it begins with none.
 */
export function readDescription(description: string): readonly ToldVerb[] {
  const marks = withoutOpening(firstSentence(description)).split(/[\s/]+/);
  const words = marks.map(bare);
  const first = verbOf(words, 0);
  if (first === null) return [];
  const told: ToldVerb[] = [toldAt(first, words, 0)];
  let isChain = true;
  for (let at = 1; at < words.length; at += 1) {
    const next = mayBegin(marks, words, at) ? verbOf(words, at) : null;
    if (next !== null && (isChain ? next.form === first.form : goesWith(first, next, words, at)))
      told.push(toldAt(next, words, at));
    else if (!JOINS.has(words[at] ?? '') && !isAdverb(words, at)) isChain = false;
  }
  return told;
}

function firstSentence(description: string): string {
  const text = description
    .trim()
    .replace(/^(?:\([^)]*\)|\[[^\]]*\]|[^\p{L}]+)\s*/u, '')
    .slice(0, LONGEST);
  const end = SENTENCE_END.exec(text)?.index ?? text.length;
  return text.slice(0, end).replace(/\s+/g, ' ');
}

function withoutOpening(sentence: string): string {
  let text = sentence;
  for (
    let found = OPENING.exec(text);
    found !== null && formOfOpening(text) === null;
    found = OPENING.exec(text)
  )
    text = text.slice(found[0].length);
  return text;
}

/** "Apply" ends like an adverb and is a verb. */
function formOfOpening(text: string): FormOfVerb | null {
  const [word = ''] = text.split(' ');
  return word.toLowerCase().endsWith('ly') ? verbOf([word.toLowerCase()], 0) : null;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, '');
}

function verbOf(words: readonly string[], at: number): FormOfVerb | null {
  const word = words[at] ?? '';
  const form =
    toVerbForm(word.startsWith('re-') ? word.replace('-', '') : word) ?? toVerbForm(word.replace(/^re-/, ''));
  if (form !== undefined && form.form !== 'past' && form.form !== 'noun')
    return withParticle(form, words[at + 1]);
  const base = word.replace(/s$/, '');
  if (base === 'look' && words[at + 1] === 'up')
    return { verb: 'look up', form: word === base ? 'base' : 'third' };
  if (ANSWERS.has(base) || SUMS.has(base)) return { verb: base, form: word === base ? 'base' : 'third' };
  return null;
}

/** "Checks out a cart" checks none, and "gets rid of" takes away. */
function withParticle(form: FormOfVerb, next = ''): FormOfVerb {
  if (form.verb === 'get' && next === 'rid') return { ...form, verb: 'remove' };
  return PHRASAL_VERBS.has(`${form.verb}:${next}`) ? { ...form, verb: `${form.verb} ${next}` } : form;
}

/** A further verb stands behind a joining word, a comma, a colon or a dash, or behind an adverb that stands there. */
function mayBegin(marks: readonly string[], words: readonly string[], at: number): boolean {
  const previous = words[at - 1] ?? '';
  if (at > 1 && isAdverb(words, at - 1)) return mayBegin(marks, words, at - 1);
  // "the ids needed to set or change a status"
  if (words[at - 3] === 'to' && JOINS.has(previous) && verbOf(words, at - 2) !== null) return false;
  // "of a page or block, one level at a time"
  if (JOINS.has(previous) && /[,:]$/.test(marks[at] ?? '') && marks[at - 2]?.endsWith(',') !== true)
    return false;
  return JOINS.has(previous) || previous === 'including' || /[,:—–(-]$/.test(marks[at - 1] ?? '');
}

function isAdverb(words: readonly string[], at: number): boolean {
  return words[at]?.endsWith('ly') === true && verbOf(words, at) === null;
}

/**
 * Whether a verb behind a noun is one: "List users and groups" names none, "Search, and charge the card" does. What deletes
 * needs no article to be believed.
 */
function goesWith(first: FormOfVerb, next: FormOfVerb, words: readonly string[], at: number): boolean {
  if (next.form === 'gerund')
    return first.form === 'gerund' || (!KINDS.has(next.verb) && words.slice(0, at).includes('including'));
  const isSentence = DETERMINERS.has(words[at + 1] ?? '');
  if (next.form !== first.form) return next.form === 'third' && isSentence;
  return isSentence || (findVerbEffect(next.verb) === 'delete' && !DELETED.has(next.verb));
}

function toldAt({ verb }: FormOfVerb, words: readonly string[], at: number): ToldVerb {
  const after = words.slice(at + 1);
  const isSum = SUMS.has(verb) && NUMBERS.test(after.join(' '));
  const isAnswer = ANSWERS.has(verb) || (verb === 'report' && REPORTED.has(after[0] ?? ''));
  const looks = isSum || isAnswer || beginsToLook(verb, after[0] ?? '');
  return { verb, isSum, effect: looks ? 'read' : findClauseEffect(verb, after.slice(0, WINDOW)) };
}

/** "Start listing a folder". */
function beginsToLook(verb: string, next: string): boolean {
  const form = BEGINNING.has(verb) ? toVerbForm(next) : undefined;
  return form?.form === 'gerund' && findVerbEffect(form.verb) === 'read';
}
