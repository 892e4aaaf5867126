import { saysNothing } from '../check/generic.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';
import { cleanLine } from './clean.ts';
import { isGuess } from './guesses.ts';
import { isFiller, isRefusal, isStandIn, saysNone } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage, PageLine } from './parsePage.ts';
import { splitSentences } from './splitSentences.ts';

/** Most sentences that a summary is made of. */
const SENTENCES = 2;
/** Shorter ones are no sentence about an app. */
const SHORTEST = 20;

/** Returns the first one or two sentences about the app that fit; `null` when the page has none. */
export function readSummary({ intro, title }: PublishedPage, log: PageLog): string | null {
  const useful = intro.flatMap((line) => keepUseful(line, log));
  const [first] = useful;
  if (!first) return null;
  const summary = joinSentences(useful, log);
  const reason =
    summary.length < SHORTEST ? 'too-short' : saysNothing(summary, title?.text ?? '') ? 'filler' : null;
  if (reason === null) return summary;
  log.dropped.push({ line: first.line, field: 'summary', reason, value: summary });
  return null;
}

function joinSentences(useful: readonly PageLine[], log: PageLog): string {
  let summary = '';
  let taken = 0;
  for (const { line, text } of useful) {
    const longer = summary === '' ? text : `${summary} ${text}`;
    if (taken < SENTENCES && longer.length <= LONGEST_IN_DESCRIPTOR.summary) {
      summary = longer;
      taken += 1;
    } else {
      log.dropped.push({ line, field: 'summary', reason: 'cut', value: text });
      // What follows a sentence that is left out would not follow from the one before it.
      taken = SENTENCES;
    }
  }
  return summary;
}

function keepUseful(line: PageLine, log: PageLog): PageLine[] {
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
  const guess = sentences.findIndex((sentence) => isGuess(sentence));
  // What follows a guess is about an app that is only supposed.
  const supposed = guess === -1 ? [] : sentences.splice(guess);
  const kept = sentences.flatMap((text) => {
    if (isFiller(text) || saysNone(text)) return drop('filler', text);
    return [{ line: line.line, text: /[.!?]["'”’)]*$/.test(text) ? text : `${text}.` }];
  });
  if (supposed.length > 0) drop('guess', supposed.join(' '));
  return kept;
}
