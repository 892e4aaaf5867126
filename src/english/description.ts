import { toVisibleLine } from '../text/characters.ts';
import { toVerbForm } from '../text/verbForms.ts';
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
const NO_LETTERS = /[^a-z0-9\u0080-\uffff]+/g;
/** What only says that it is about the action: "This tool will create an invoice". */
const LEAD =
  /^This (?:tool|action|endpoint|operation|method|function)(?: call)? (?:will |(?:can be|is) used to |allows you to |lets you )?([a-z]+)\b/;
const CLOSING = ' .,:;!?…。．，、：；！？';

/** What a sentence is made from. */
export interface NamedAction {
  readonly name: string;
  readonly key?: string | null;
  readonly description?: string;
}

/** The first sentence of an action's description, cleaned; `null` when it says nothing of its own. */
export function readOwnDescription({ name, key = null, description = '' }: NamedAction): string | null {
  const first = firstSentence(cleaned(description));
  if (!LETTER.test(first)) return null;
  if (SUSPICIOUS.test(first) && (EMPTY_WORDS.test(first) || REFUSAL.test(first))) return null;
  if (first.length < SHORTEST && PLACEHOLDER.test(first)) return null;
  if (repeats(first, name) || (key !== null && repeats(first, key))) return null;
  const isCut = first.endsWith('…') || first.endsWith('...');
  // Where upstream has cut, the last word may be half of one.
  const whole = isCut && first.includes(' ') ? first.slice(0, first.lastIndexOf(' ')) : first;
  let end = whole.length;
  while (end > 0 && CLOSING.includes(whole.charAt(end - 1))) end -= 1;
  const said = capitalise(whole.slice(0, end));
  return chooseFitting(isCut ? `${said}…` : closeSentence(said));
}

/** "list users." says no more than "List Users" or "list-users". */
function repeats(sentence: string, name: string): boolean {
  return sentence.length < name.length + 8 && letters(sentence) === letters(name);
}

/** Without invisible characters, with every run of white space as one space; its first paragraph. */
function cleaned(text: string): string {
  const opening = text
    .trim()
    .replace(LEAD, (lead, verb: string) => (toVerbForm(verb) === undefined ? lead : verb));
  if (!opening.includes('  ') && !UNCLEAN.test(opening)) return opening;
  return toVisibleLine(opening.split(PARAGRAPH, 1)[0] ?? '')
    .replace(/ +/g, ' ')
    .trim();
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
