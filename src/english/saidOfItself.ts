import type { AppFacts } from '../model/app.ts';
import { lowerPhrase } from './casing.ts';
import { glossOf } from './gloss.ts';

/** The sentences that a cut leaves whole; "e.g." ends none. */
const WHOLE_SENTENCES = /^.{24,}[\p{Ll}\d)]{3}\.(?= \p{Lu})/u;

/** What an app is, behind its brand, in at most `room` characters: what its summary calls it, else as much of the summary as fits. */
export function saidOfItself(
  { name, summary }: Pick<AppFacts, 'name' | 'summary'>,
  properNouns: ReadonlySet<string>,
  room: number,
): string {
  const gloss = glossOf(summary);
  const short = `${name}: ${gloss ?? ''}.`;
  if (gloss !== null && short.length <= room) return short;
  const whole = summary.startsWith(`${name} `) ? summary : `${name}: ${lowerFirst(summary, properNouns)}`;
  if (whole.length <= room) return whole;
  const cut = whole.slice(0, room);
  const sentences = WHOLE_SENTENCES.exec(cut)?.[0];
  return sentences ?? `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.]$/, '')}.`;
}

function lowerFirst(sentence: string, properNouns: ReadonlySet<string>): string {
  const [first = '', ...rest] = sentence.split(' ');
  return [first.length === 1 ? first.toLowerCase() : lowerPhrase([first], properNouns), ...rest].join(' ');
}
