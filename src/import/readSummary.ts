import { cleanLine } from './clean.ts';
import { isFiller, isGuess, isRefusal, isStandIn, saysNone } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage, Line } from './parsePage.ts';
import { splitSentences } from './splitSentences.ts';

/** Most characters that a descriptor's summary may have, and most sentences that one is made of. */
const LIMIT = 300;
const SENTENCES = 2;
/** Shorter ones are no sentence about an app. */
const SHORTEST = 20;
/** The first one or two sentences about the app that fit; `null` when the page has none. */
export function readSummary({ intro }: PublishedPage, log: PageLog): string | null {
  const useful = intro.flatMap((line) => usefulSentences(line, log));
  let summary = '';
  let taken = 0;
  for (const { line, text } of useful) {
    const longer = summary === '' ? text : `${summary} ${text}`;
    if (taken < SENTENCES && longer.length <= LIMIT) {
      summary = longer;
      taken += 1;
    } else {
      log.dropped.push({ line, field: 'summary', reason: 'cut', value: text });
      // What follows a sentence that is left out would not follow from the one before it.
      taken = SENTENCES;
    }
  }
  if (summary.length >= SHORTEST) return summary;
  const [first] = useful;
  if (first && summary !== '')
    log.dropped.push({ line: first.line, field: 'summary', reason: 'too-short', value: summary });
  return null;
}

function usefulSentences(line: Line, log: PageLog): Line[] {
  const clean = cleanLine(line, 'summary', log);
  if (clean === null) return [];
  const drop = (reason: 'refusal' | 'filler' | 'guess', value: string): [] => {
    log.dropped.push({ line: line.line, field: 'summary', reason, value });
    return [];
  };
  // A model that declines goes on about itself: nothing of such a paragraph is about the app.
  if (isRefusal(clean)) return drop('refusal', clean);
  if (isStandIn(clean)) return drop('filler', clean);
  const sentences = splitSentences(clean);
  // What follows is about an app that the first sentence only supposes.
  if (isGuess(sentences[0] ?? '')) return drop('guess', clean);
  return sentences.flatMap((text) => {
    if (isFiller(text) || saysNone(text)) return drop('filler', text);
    if (isGuess(text)) return drop('guess', text);
    return [{ line: line.line, text: /[.!?]["'”’)]*$/.test(text) ? text : `${text}.` }];
  });
}
