import type { AppFacts } from '../model/app.ts';
import { toVerbForm, toGerund } from '../text/verbForms.ts';
import { toLowerPhrase } from './casing.ts';
import { findGloss } from './gloss.ts';

/** The sentences that a cut leaves whole; "e.g." ends none. */
const WHOLE_SENTENCES = /^.{24,}[\p{Ll}\d)]{3}\.(?= \p{Lu})/u;

/** What an app is, behind its brand, in at most `room` characters: what its summary calls it, else as much of the summary as fits. */
export function readSelfDescription(
  { name, summary }: Pick<AppFacts, 'name' | 'summary'>,
  properNouns: ReadonlySet<string>,
  room: number,
): string {
  const gloss = findGloss(summary);
  const short = `${name}: ${gloss ?? ''}.`;
  if (gloss !== null && short.length <= room) return short;
  const whole = doingOf(name, summary) ?? wholeOf(name, summary, properNouns);
  if (whole.length <= room) return whole;
  const cut = whole.slice(0, room);
  const sentences = WHOLE_SENTENCES.exec(cut)?.[0];
  return sentences ?? `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.]$/, '')}.`;
}

function wholeOf(name: string, summary: string, properNouns: ReadonlySet<string>): string {
  return summary.startsWith(`${name} `) ? summary : `${name}: ${lowerFirst(summary, properNouns)}`;
}

/**
 * "Sample: for sending and tracking parcels." of "Sample sends and tracks parcels.": what an app is for, where the sentence would say what can be
 * done with it. `null` for a summary that begins otherwise.
 */
function doingOf(name: string, summary: string): string | null {
  const [first = ''] = summary.split(/(?<=[.!?])\s/, 1);
  const words = (first.startsWith(`${name} `) ? first.slice(name.length + 1) : first).split(' ');
  if (toVerbForm(words[0]?.replace(/,$/, '') ?? '')?.form !== 'third' || words.length === 1) return null;
  // Verbs go on up to the first word that is neither a verb nor joins two.
  const end = words.findIndex(
    (word, at) => !JOIN.test(word) && !(goesOn(words[at - 1]) && gerundIn(word) !== word),
  );
  // "runs and times jobs": the second word may be a noun.
  if (end > 0 && JOIN.test(words[end - 1] ?? '')) return null;
  const doing = words.map((word, at) => (end === -1 || at < end ? gerundIn(word) : word));
  return `${name}: for ${doing.join(' ')}`;
}

const JOIN = /^(?:and|or|&)$/;

/** Whether a further verb may stand behind a word; of "computes answers" the second is none. */
function goesOn(before = 'and'): boolean {
  return JOIN.test(before) || before.endsWith(',');
}

/** "runs," as "running,"; another word as it is. */
function gerundIn(word: string): string {
  const [, plain = '', comma = ''] = /^(.*?)(,?)$/.exec(word) ?? [];
  const verb = toVerbForm(plain);
  return verb?.form === 'third' ? `${toGerund(verb.verb)}${comma}` : word;
}

function lowerFirst(sentence: string, properNouns: ReadonlySet<string>): string {
  const [first = '', ...rest] = sentence.split(' ');
  return [first.length === 1 ? first.toLowerCase() : toLowerPhrase([first], properNouns), ...rest].join(' ');
}
