import type { Effect } from '../../model/effect.ts';
import { setOf } from '../lexicon.ts';
import { formOfVerb, type FormOfVerb } from '../verbForms.ts';
import { AMBIGUOUS } from '../verbTable.ts';
import { effectOfClause } from './effect.ts';

/** A verb that a description says the action does, and what that does to the user's data. */
export interface ToldVerb {
  readonly verb: string;
  /** It only counts numbers that it is given: "Add two numbers". */
  readonly isSum: boolean;
  readonly effect: Effect;
}

/** What stands before the verb: "This tool will", "Allows you to", "Use this endpoint to". */
const OPENING = new RegExp(
  `^(?:${[
    String.raw`(?:an?|the|this|these|convenience) (?:\w+ )?(?:tools?|actions?|endpoints?|methods?|functions?|operations?|calls?|commands?|steps?|requests?)`,
    'tools?|actions?|endpoints?|operations?',
    'it|you|users?|clients?',
    'will|can|may|is|are|to|for|that|which',
    'used?|allows?|lets?|enables?|helps?|performs?',
    String.raw`\w+ly`,
  ].join('|')})(?: |$)`,
  'i',
);
const SENTENCE_END = /[.!?](?=\s|$)|\n\s*\n/;
const LONGEST = 400;
/** Words behind a verb that may tell what it does: "export the rows to HubSpot". */
const WINDOW = 8;
/** Words between which a sentence names the next thing that is done. */
const JOINS = setOf('and or then');
const DETERMINERS = setOf('a all an any each every its new one or several the their this your');
/** In a description these tell what comes back, whatever they are in a name. */
const ANSWERS = setOf('display give output provide return tell');
const REPORTED = setOf('a about current how if on the what when where whether which who');
/** Besides the ambiguous verbs, what is a noun or an adjective behind "and": "access and refresh tokens". */
const NOUNS = setOf('backup open refresh');
const SUMS = setOf('add average divide multiply round subtract sum');
const NUMBERS =
  /^(?:(?:a|all|any|given|list|multiple|of|one|several|the|three|two) )*(?:floats?|integers?|matrices|numbers?|vectors?)(?: together)?(?:$| (?:by|from|up|with)\b| to (?:a )?(?:specified|given|number)| in (?:a|the) (?:list|range|array))/;

/**
 * The verbs of a description's first sentence, those that it joins ("Create, update or delete a label") included; empty where
 * it begins with none.
 */
export function readDescription(description: string): readonly ToldVerb[] {
  const sentence = firstSentence(description);
  const text = withoutOpening(sentence);
  const words = text.split(/[\s/]+/).map(bare);
  const first = verbOf(words, 0);
  if (first === null) return [];
  const told: ToldVerb[] = [toldAt(first, words, 0)];
  const marks = text.split(/[\s/]+/);
  for (let at = 1; at < words.length; at += 1) {
    if (!mayBegin(marks, words, at)) continue;
    const next = verbOf(words, at);
    if (next !== null && goesWith(first, next, words, at)) told.push(toldAt(next, words, at));
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
    formOfVerb(word.startsWith('re-') ? word.replace('-', '') : word) ?? formOfVerb(word.replace(/^re-/, ''));
  if (form !== undefined && form.form !== 'past' && form.form !== 'noun') return form;
  const base = word.replace(/s$/, '');
  if (ANSWERS.has(base) || SUMS.has(base)) return { verb: base, form: word === base ? 'base' : 'third' };
  return null;
}

/** A further verb stands behind a joining word, a comma, a colon or a dash, or behind an adverb that stands there. */
function mayBegin(marks: readonly string[], words: readonly string[], at: number): boolean {
  const previous = words[at - 1] ?? '';
  if (at > 1 && previous.endsWith('ly') && verbOf(words, at - 1) === null)
    return mayBegin(marks, words, at - 1);
  const before = marks[at - 1] ?? '';
  return JOINS.has(previous) || previous === 'including' || /[,:;—–(-]$/.test(before);
}

/** "List users and groups" names no verb behind "and"; "Search, and charge the card" does. */
function goesWith(first: FormOfVerb, next: FormOfVerb, words: readonly string[], at: number): boolean {
  if (next.form === 'gerund')
    return words.slice(0, at).some((word) => word === 'including' || word.endsWith('ing'));
  if (next.form !== first.form && !(next.form === 'third' && DETERMINERS.has(words[at + 1] ?? '')))
    return false;
  const mayBeNoun = AMBIGUOUS.has(next.verb) || NOUNS.has(next.verb) || next.form === 'third';
  return !mayBeNoun || DETERMINERS.has(words[at + 1] ?? '');
}

function toldAt({ verb }: FormOfVerb, words: readonly string[], at: number): ToldVerb {
  const after = words.slice(at + 1);
  const isSum = SUMS.has(verb) && NUMBERS.test(after.join(' '));
  const isAnswer = ANSWERS.has(verb) || (verb === 'report' && REPORTED.has(after[0] ?? ''));
  return { verb, isSum, effect: isSum || isAnswer ? 'read' : effectOfClause(verb, after.slice(0, WINDOW)) };
}
