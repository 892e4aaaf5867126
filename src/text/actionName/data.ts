import type { VerbObject } from '../../model/effect.ts';
import { createPairs, createSet } from '../lexicon.ts';
import { findNumber } from '../number.ts';
import { isSurelyNoun } from '../ordinaryNouns.ts';
import { toVerbForm } from '../verbForms.ts';
import { AMBIGUOUS, READ_VERBS } from '../verbTable.ts';
import { isLatest } from './nounOrVerb.ts';
import { isNounBeforeMeasure } from './nounTails.ts';
import { readObject } from './object.ts';

/** Last words of names of data, whatever stands before them: "Account Details", "Weather Forecast", "Audit Trail". */
const DATA = createSet(`
  analysis analytics autocomplete available breakdown calculation capabilities comparison count detection details
  diagnostics eligibility estimation exists extraction facts followers following forecast geocoding geolocation headlines
  heartbeat history info information insights kpis leaderboard lookup metrics overview prediction rankings recognition
  retrieval search standings statistics stats status summarization summary telemetry timeline totals trail trends turnover
  uptime usage validation weather`);
/** Last words of names of data that is also made and changed: behind a noun it is looked at, but "Lapse Policy" may be an order. */
const CHANGED_DATA = createSet(`
  activities activity availability balance balances calendar catalog catalogue columns directory feed holidays hours ledger level levels
  locations logs matrix members memberships payslips permissions policy prices pricing profile quotes rates readings records
  revenue rights roster schema score scores sessions statement statements version versions`);
/** First words of such names, before a noun that is no verb: "Recent Orders", "Top Stories". */
const DATA_STARTS = createSet(`
  all available average current featured health historical latest my nearby now pending popular recent recently related similar top
  total trending upcoming`);
const DATA_ALONE = createSet('followers headlines me profile version watchlist weather');
/** Last words that name data behind some words only: "Stock Quote" is looked up, an insurance quote is made. */
const DATA_BEHIND = createPairs(`
  inquiry:account|balance|bill|card|credit|fee|funds|history|invoice|limit|loan|order|payment|price|rate|shipment|status|stock|transaction
  enquiry:account|balance|bill|card|credit|fee|funds|history|invoice|limit|loan|order|payment|price|rate|shipment|status|stock|transaction
  check:grammar|spell|syntax
  log:access|activity|audit|change|debug|error|event|login|security|server|system
  price:crypto|current|gas|gold|market|share|stock|token quote:crypto|price|share|stock
  rate:bounce|churn|click|conversion|error|exchange|growth|inflation|interest|tax|unemployment sheet:balance time:current|local|server|system|world`);
/** Last words that name data, but for these: a background check and a bug report are begun, not looked at, and a preview may be sent. */
const DATA_UNLESS = createPairs(`
  preview:email|message|page|post|publish|share|text
  check:aml|background|compliance|credit|criminal|document|drug|face|identity|kyc|reference
  report:abuse|bug|crash|damage|error|expense|fraud|incident|issue|problem|spam
  reports:abuse|bug|crash|damage|error|expense|fraud|incident|issue|problem|spam`);
/** What may be told to do, with what is written to be sent: "Email Report". */
const SENT = createSet('email message order page text');
const WRITTEN = createSet('analysis breakdown forecast overview report reports summary');
/** Words by which a name without a verb still says that something is done. */
const DOING = createSet('auto batch bulk fast force instant mass new quick');
const COUNTED = createSet('count list number total');
/** How one thing is found among many, in a name that says no verb: "Users by ID". */
const FOUND_BY = createSet('code id identifier ids pk slug uuid');

/** What a name without a verb says is looked at: the data that it names; empty where it may as well be a change. */
export function readData(words: readonly string[], isIdentifier: boolean): VerbObject[] {
  return isData(words, isIdentifier)
    ? [{ verb: 'get', object: readObject(words, 'get'), effect: 'read' }]
    : [];
}

/** "Post Card Sessions" may be an order. */
function mayChange(word: string): boolean {
  const form = toVerbForm(word);
  return form?.form === 'base' && !READ_VERBS.has(form.verb) && !isSurelyNoun(word);
}

function isData(words: readonly string[], isIdentifier: boolean): boolean {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length < 2) return DATA_ALONE.has(last);
  if (words.some((word) => DOING.has(word)) || (words.length === 2 && SENT.has(first) && WRITTEN.has(last)))
    return false;
  if (DATA.has(last) || (COUNTED.has(first) && second === 'of')) return true;
  if (
    CHANGED_DATA.has(last) &&
    // `lead_score` may be told to score it, "Post Score" to post one.
    !(isIdentifier && AMBIGUOUS.has(last)) &&
    !isNounBeforeMeasure(first, last) &&
    ((words.length > 2 && !mayChange(first)) || isSurelyNoun(first) || DATA_STARTS.has(first))
  )
    return true;
  if (DATA_STARTS.has(first) && (findNumber(last) === 'many' || toVerbForm(last) === undefined)) return true;
  if (isLatest(words)) return true;
  if (words.at(-2) === 'by' && FOUND_BY.has(last)) return true;
  const before = words.at(-2) ?? '';
  if (DATA_BEHIND.get(last)?.split('|').includes(before) === true) return true;
  // A check that nobody knows may be one that is paid with: "Comp Check".
  if (last === 'check' && !isSurelyNoun(before)) return false;
  // "Text to Voice Preview" makes one.
  return !words.includes('to') && DATA_UNLESS.get(last)?.split('|').includes(before) === false;
}
