import { toVisibleLine } from '../text/characters.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { withoutMarks } from '../text/withoutMarks.ts';
import { capitalise, chooseFitting, closeSentence } from './fit.ts';

import { EMPTY_WORDS, PLACEHOLDER } from './placeholder.ts';

/** Words that every placeholder and refusal has one of; most descriptions have none, and are done with one look. */
const SUSPICIOUS =
  /\b(?:I|AI|TODO|FIXME|TBD|XXX)\b|orry|provide|nfortunately|language model|enough|escription|ipsum/;
const SHORTEST = 24;
const REFUSAL =
  /^(?:i['’]?m |i am |i |sorry\b|unfortunately\b|as an ai\b|please provide)|\b(?:language model|i (?:do not|don['’]t|cannot|can['’]t)|(?:cannot|can['’]t|unable to) provide|(?:not|n['’]t have) enough information)\b/i;

const LETTER = /[A-Za-z0-9\u0080-\uffff]/;
const UNCLEAN = /[^ -~]/;
const PARAGRAPH = /\r?\n[ \t\r]*\n/;
/** A sentence's end, unless it stands in a parenthesis or ends an abbreviation. */
const END = /[.!?](?= [^a-z])|[。！？]/g;
const MAY_END = /[.!?] |[。！？]/;
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|incl|no|inc|ltd|st|dr|mr|ms|mrs|fig|max|min|[a-z])\.$/i;
/** A name in capitals, and what it does. */
const SUBJECT = /^([A-Z]\w*) ([a-z]+) /;
const NO_LETTERS = /[^a-z0-9\u0080-\uffff]+/g;
const KIND = '(?:tool|action|endpoint|operation|method|function|api)(?: call)?';
const FOR_YOU = '(?:(?:allows|enables|helps) (?:you|agents?|callers?|clients?) to|lets you)';
/** What only says that it is about the action: "This tool will create an invoice", "Use this endpoint to list boats", "Allows you to rent one". */
const LEAD = new RegExp(
  `^(?:${[
    `this ${KIND}(?: (?:that|which|will|(?:can be|is) used to|to|${FOR_YOU}))?`,
    `(?:(?:the|an?) )?${KIND} (?:that|which|will|(?:can be|is) used to|to|${FOR_YOU})`,
    `(?:you can )?use (?:(?:it|this|the)(?: ${KIND})?(?: when(?:ever)? you (?:need|want))? )?to`,
    '(?:can be )?used to',
    FOR_YOU,
  ].join('|')}) ([a-z]+)\\b`,
  'i',
);
/** A request before what it does: "PUT /boats/{id} - Moors a boat". */
const REQUESTED = /^(?:GET|POST|PUT|PATCH|DELETE) +\/\S*\s*[-–—:|]\s+(?=\w)/;
/** How many such sentences are passed over. */
const MOST_SKIPPED = 3;
/** A whole text that says what the action needs or where it is explained: "Required scopes: `a:read`.", "https://docs.sample.com". */
const BESIDE =
  /^\W*(?:(?:required |necessary |oauth ?2?(?:\.0)? )*(?:scopes?|permissions?|roles?)(?: required)?\W*:|rate limits?(?: tier)?\W*:|(?:api )?(?:docs?|documentation|reference)\W*:|(?:see|refer to|read)(?: also)?:? (?:https?:|\[[^\]]*\]\(|<)|https?:\/\/\S+\W*$|(?:GET|POST|PUT|PATCH|DELETE)(?: +\/\S*)?\W*$)/i;
const MARKED = /^(?:#|[-*•] )|\n\s*(?:#|[-*•] )/;
const HEADING = /^\s*#{1,6}\s/;
const ITEM = /(?:^|\n)\s*[-*•]\s+/;
const CLOSING = ' .,:;!?…。．，、：；！？';

/** What a sentence is made from. */
export interface NamedAction {
  readonly name: string;
  readonly key?: string | null;
  readonly description?: string;
}

/** The first sentence of an action's description that says what it does, cleaned; `null` when none says anything of its own. */
export function readOwnDescription({ name, key = null, description = '' }: NamedAction): string | null {
  let text = cleaned(description);
  let first = firstSentence(text);
  // What it needs and where it is explained is not what it does.
  for (let skipped = 0; BESIDE.test(first) && skipped < MOST_SKIPPED; skipped += 1) {
    text = text.slice(first.length).trim();
    first = firstSentence(text);
  }
  if (!LETTER.test(first) || BESIDE.test(first)) return null;
  if (SUSPICIOUS.test(first) && (EMPTY_WORDS.test(first) || REFUSAL.test(first))) return null;
  if (first.length < SHORTEST && PLACEHOLDER.test(first)) return null;
  if (repeats(first, name) || (key !== null && repeats(first, key))) return null;
  const isCut = first.endsWith('…') || first.endsWith('...');
  // Where upstream has cut, the last word may be half of one.
  const whole = isCut && first.includes(' ') ? first.slice(0, first.lastIndexOf(' ')) : first;
  const own = withoutSubject(withoutMarks(whole), name);
  let end = own.length;
  while (end > 0 && CLOSING.includes(own.charAt(end - 1))) end -= 1;
  if (end === 0) return null;
  const said = capitalise(own.slice(0, end));
  return chooseFitting(isCut ? `${said}…` : closeSentence(said));
}

/** "Returns the boats" of "ListBoats returns the boats": comments in Go begin with the name that they are about. */
function withoutSubject(sentence: string, name: string): string {
  const [, subject = '', verb = ''] = SUBJECT.exec(sentence) ?? [];
  const method = name.slice(name.search(/[^./:_]*$/));
  const isName = subject !== '' && (subject === method || letters(subject) === letters(name));
  return isName && toVerbForm(verb)?.form === 'third' ? sentence.slice(subject.length).trimStart() : sentence;
}

/** "list users." and "Users" say no more than "List Users" or "list-users". */
function repeats(sentence: string, name: string): boolean {
  return sentence.length < name.length + 8 && letters(name).endsWith(letters(sentence));
}

/**
 * The first paragraph of a text that tells more than what the action needs or where it is explained: without headings, marks of lists and
 * invisible characters, with every run of white space as one space.
 */
function cleaned(text: string): string {
  const opening = withoutHeadings(text.trim())
    .replace(REQUESTED, '')
    .replace(LEAD, (lead, verb: string) => (isToldBy(verb) ? verb : lead));
  if (!opening.includes('  ') && !UNCLEAN.test(opening)) return opening;
  return toVisibleLine(opening.split(PARAGRAPH).find((each) => !BESIDE.test(each)) ?? '')
    .replace(/ +/g, ' ')
    .trim();
}

function isToldBy(verb: string): boolean {
  const form = toVerbForm(verb)?.form;
  return form === 'base' || form === 'third';
}

/** Of Markdown: "# Overview" above, and what is a list's first item. */
function withoutHeadings(text: string): string {
  if (!MARKED.test(text)) return text;
  const lines = text.split(/\r?\n/).filter((line) => !HEADING.test(line));
  const [first = '', ...rest] = lines.join('\n').trim().split(ITEM);
  const own = first.trim() === '' ? (rest[0] ?? '') : first;
  return own.trim() === '' ? text : own.trim();
}

function firstSentence(text: string): string {
  if (!MAY_END.test(text)) return text;
  END.lastIndex = 0;
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const sentence = text.slice(0, found.index + 1);
    const inside = sentence.lastIndexOf('(') > sentence.lastIndexOf(')') && text.includes(')', found.index);
    if (!inside && !ABBREVIATION.test(sentence)) return sentence;
  }
  return text;
}

function letters(text: string): string {
  return text.toLowerCase().replace(NO_LETTERS, '');
}
