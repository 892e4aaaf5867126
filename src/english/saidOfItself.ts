import type { AppFacts } from '../model/app.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { endSentence } from '../text/endSentence.ts';
import { findNumber } from '../text/number.ts';
import { toVerbForm, toGerund } from '../text/verbForms.ts';
import { toLowerPhrase } from './casing.ts';
import { findGloss } from './gloss.ts';

/** The sentences that a cut leaves whole; "e.g." ends none. */
const WHOLE_SENTENCES = /^.{24,}[\p{Ll}\d)]{3}\.(?= \p{Lu})/u;
/** The clauses that a cut leaves whole. */
const WHOLE_CLAUSES = /^.{24,}(?=[,;:] | [–—(])/;
/** Words that lead to what was cut off. */
const DANGLING =
  /(?:,? (?:an?|and|at|by|for|from|in|into|its|of|on|or|that|the|their|to|which|with|your|\d\S*))+$/;

/** What an app is, behind its brand, in at most `room` characters: what its summary calls it, else as much of the summary as fits. */
export function readSelfDescription(
  { name, summary }: Pick<AppFacts, 'name' | 'summary'>,
  properNouns: ReadonlySet<string>,
  room: number,
): string {
  const gloss = findGloss(summary);
  const short = `${name}: ${gloss ?? ''}.`;
  if (gloss !== null && short.length <= room) return short;
  const whole = endSentence(doingOf(name, summary) ?? wholeOf(name, summary, properNouns));
  if (whole.length <= room) return whole;
  const cut = whole.slice(0, room);
  const sentences = WHOLE_SENTENCES.exec(cut)?.[0];
  if (sentences !== undefined) return sentences;
  const words = cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.]$/, '');
  return `${WHOLE_CLAUSES.exec(cut)?.[0] ?? words.replace(DANGLING, '')}.`;
}

function wholeOf(name: string, summary: string, properNouns: ReadonlySet<string>): string {
  const isNamed = summary.startsWith(name) && !/^[\p{L}\p{N}]/u.test(summary.slice(name.length));
  return isNamed ? summary : `${name}: ${lowerFirst(summary, properNouns)}`;
}

const SENTENCE_END = /(?<=[\p{L}\d)]{3}[.!?])\s(?=\p{Lu})/u;
const ITSELF = /^(?:It|They|We|This (?:app|application|platform|product|service|software|system|tool)) /;

/**
 * "Sample: for sending and tracking parcels." of "Sample sends and tracks parcels.": what an app is for, where the sentence would say what can be
 * done with it. `null` for a summary that begins otherwise.
 */
function doingOf(name: string, summary: string): string | null {
  const [first = ''] = summary.split(SENTENCE_END, 1);
  const isNamed = first.startsWith(`${name} `);
  const words = (isNamed ? first.slice(name.length + 1) : first.replace(ITSELF, '')).split(' ');
  const form = toVerbForm(bare(words[0]))?.form;
  if (words.length === 1) return null;
  const doing = form === 'third' ? fromThird(words) : form === 'base' && !isNamed ? fromBase(words) : null;
  return doing === null ? null : `${name}: for ${doing.join(' ')}`;
}

/** "sending and tracking parcels" of "sends and tracks parcels". */
function fromThird(words: readonly string[]): readonly string[] | null {
  // Verbs go on up to the first word that is neither a verb nor joins two.
  const end = words.findIndex(
    (word, at) => !JOIN.test(word) && !(goesOn(words[at - 1]) && gerundIn(word, 'third') !== word),
  );
  // "runs and times jobs": the second word may be a noun.
  if (end > 0 && JOIN.test(words[end - 1] ?? '')) return null;
  return words.map((word, at) => (end === -1 || at < end ? gerundIn(word, 'third') : word));
}

/** "printing labels, tracking parcels" of "Print labels, track parcels"; `null` where a word may be a verb or a noun. */
function fromBase(words: readonly string[]): readonly string[] | null {
  const said: string[] = [];
  for (const [at, word] of words.entries()) {
    const isStart = goesOn(words[at - 1]) && !JOIN.test(word);
    if (isStart && isOrder(word, words[at + 1])) said.push(gerundIn(word, 'base'));
    // "Plan meals and groceries", but of "Send cards and colour maps" nobody can tell.
    else if (isStart && findNumber(bare(word)) === 'one') return null;
    else said.push(word);
  }
  return said[0] === words[0] ? null : said;
}

/** "Search engine" is no order, "Search harbours" and "Search, sort" are. */
function isOrder(word: string, next = ''): boolean {
  if (toVerbForm(bare(word))?.form !== 'base') return false;
  return isOnlyVerb(bare(word)) || word.endsWith(',') || JOIN.test(next) || findNumber(bare(next)) === 'many';
}

const JOIN = /^(?:and|or|&)$/;

function bare(word = ''): string {
  return word.replace(/[,.;:]$/, '').toLowerCase();
}

/** Whether a further verb may stand behind a word; of "computes answers" the second is none. */
function goesOn(before = 'and'): boolean {
  return JOIN.test(before) || before.endsWith(',');
}

/** "runs," as "running,"; a word that is no verb of that form as it is. */
function gerundIn(word: string, form: 'base' | 'third'): string {
  const [, plain = '', comma = ''] = /^(.*?)(,?)$/.exec(word) ?? [];
  const verb = toVerbForm(plain);
  return verb?.form === form ? `${toGerund(verb.verb)}${comma}` : word;
}

/** What a text in another language has: letters of its own, or a small word. */
const FOREIGN =
  /[\u00c0-\u024f]|(?:^| )(?:avec|das|der|des|die|ein|eine|et|het|il|las|les|los|mit|para|per|por|pour|und|van|von|voor) /i;

/** Nouns of other languages may be written with a capital. */
function lowerFirst(sentence: string, properNouns: ReadonlySet<string>): string {
  const [first = '', ...rest] = sentence.split(' ');
  if (FOREIGN.test(sentence)) return sentence;
  return [first.length === 1 ? first.toLowerCase() : toLowerPhrase([first], properNouns), ...rest].join(' ');
}
