import { createSet } from '../lexicon.ts';
import { READ_VERBS } from '../verbTable.ts';
import { NOUNS, SELDOM_NOUNS } from './nounOrVerb.ts';

/** Last words that make the verb before them a noun: "Match Verification", "DNS Lookup". */
export const NOUN_TAILS = createSet(
  'append autocomplete completion geocoding lookup search similarity verification',
);
/** Last words that do so as the second of two: "Charge Details", but not "Charge Card Details". */
export const SECOND_TAILS = createSet(`
  balance count detail details history id ids info information overview statistics stats status`);
/** What can be measured. A verb before one of these is a noun, unless it is a verb of the next list. */
const MEASURES = createSet(`
  age capacity coverage density depth duration frequency height latency length level price probability rate ratio score size
  speed strength temperature throughput velocity weight width`);
/** Verbs that people do to measures: "Change Price", "Track Weight". */
const DONE_TO_MEASURES = createSet(
  'change copy edit import load lock log measure monitor pull record report request review sort sync test track update upgrade',
);

/** Whether the first of two words, which may be a verb, is a noun because the second is a measure: "Block Height", but not "Change Price". */
export function isNounBeforeMeasure(first: string, second: string): boolean {
  return (
    MEASURES.has(second) &&
    !READ_VERBS.has(first) &&
    !DONE_TO_MEASURES.has(first) &&
    (NOUNS.has(first) || SELDOM_NOUNS.has(first))
  );
}

const SEARCHES = createSet('lookup search');
const OF_SEARCH = createSet('console engine filter index job query request result suggestion term volume');

/** Whether two words are one noun, although the first may be a verb that looks: "Search Engine", "Lookup Request". The second is in the singular. */
export function isSearchNoun(first: string, second: string): boolean {
  return SEARCHES.has(first) && OF_SEARCH.has(second);
}

/** Whether a word is a measure. Behind a noun it is then no verb: `exchange_rate`, `lead_score`. */
export function isMeasure(word: string): boolean {
  return MEASURES.has(word);
}

/** Last words of two that may do so: wording takes "Change Limits" for no order, its effect is that of one all the same. */
const DOUBTFUL_TAILS = createSet(
  'analytics breakdown distribution limit limits list logs metrics summaries summary totals trend trends yield yields',
);

/** Whether a verb that may be a noun is one before such a word: "Change Limits", "Milk Yield by Cow". */
export function isDoubtfulBefore(words: readonly string[]): boolean {
  const [tail = '', next = 'by'] = words.map((word) => word.toLowerCase());
  return DOUBTFUL_TAILS.has(tail) && (next === 'by' || next === 'for' || next === 'per');
}

/** What is previewed, where the name does not tell to do it: "Refund Preview", but "Share Preview" shares one. */
export const PREVIEWED = createSet(
  'change charge claim deposit dispute import order purchase refund reverse transfer',
);
/** Verbs behind what they are done to, where the word before is no verb that sets them going: "Order Export", but "Schedule Export". */
const DONE_BEHIND = createSet('download export import preview run sync upload');
const STARTING = createSet(`
  build change copy exec forward post print process queue request route run schedule screen share stage start switch test track train
  trigger`);

/** Whether the second of two words is a verb and the first the noun that it is done to. */
export function isDoneBehind(first: string, second: string): boolean {
  return DONE_BEHIND.has(second) && !STARTING.has(first);
}
