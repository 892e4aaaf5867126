import { findClauseEffect } from '../text/actionName/effect.ts';
import { isAlone } from '../text/actionName/object.ts';
import { countTimeWords } from '../text/actionName/timeWords.ts';
import { doesWithDeed, NEVER_NOUNS } from '../text/actionName/deed.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { isOnlyVerb } from '../text/actionName/nounOrVerb.ts';
import { toLowerPhrase } from './casing.ts';
import { createSet } from '../text/lexicon.ts';
import { wordNounPhrase, type Wording } from './nounPhrase.ts';
import { findNumber } from '../text/number.ts';
import { SPELLING } from '../text/spelling.ts';
import { SHORT_VERBS } from '../text/verbTable.ts';
import { findFrontVerb, type FrontVerb } from '../text/actionName/readImperative.ts';
import { withPreposition } from './verbPreposition.ts';

const PREPOSITIONS = createSet(`
  to from for in by with of on onto into around above below inside outside as via at per using between within across without near about against under over
  during before after since until towards including excluding`);
/** Words behind which a sentence stands: its words are not one noun. */
const RELATIVES = createSet('if that when where whether which who whose');
const CLAUSE_JOINS = createSet('and then or &');
const CLAUSE_VERBS = createSet('create update delete remove add send get upload download');
/** What ends a name that has no noun for its verb: "Get About", "Get Shared With Me". */
const NO_NOUNS = createSet('about self me recent old published daily weekly monthly combined continue');
/** Verbs that names write as one word, as nouns are written, or in short. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...SHORT_VERBS,
  ...[
    'look up',
    'shut down',
    'hang up',
    'set up',
    'log in',
    'log out',
    'sign up',
    'back up',
    'check out',
    'roll back',
    'roll out',
  ].map((verb) => [verb.replace(' ', ''), verb] as const),
]);

const ADVERBS = createSet('now today again later immediately');
/** Last words that say how, not what: "Search Users Advanced". */
const MANNERS = createSet('sync async detailed advanced auto raw partial paginated legacy beta gdpr ccpa');
/** Verbs behind which a sync is what they are done to: "Run Order Sync". */
const SYNCED = createSet('cancel create get list pause resume run schedule start stop trigger');
const ARTICLES = createSet('a an the');
/** Words that are all of an object only in a slip: "Toggle On". */
const PARTICLES = createSet('on off up down in out');
/** Second verbs of methods: `search_count` searches no counts. */
const SECOND_VERBS = createSet('count read');
/** Words behind which a sentence stands, not a noun: "Check If User Exists". */
const ASKED = createSet('if whether');
const ASKING = createSet('check detect determine find get see test validate verify');
const SENTENCE = /^(?:exists?|is|are|has|have|can|was|were|supports?|matches|contains?)$/i;

/** The imperative; `null` when the name's object is no noun ("Get About") or missing ("Bulk Triage"). */
export function wordClause(
  { verb, main, others, join, scale, rest }: FrontVerb,
  properNouns: ReadonlySet<string>,
): string | null {
  const last = rest.at(-1)?.toLowerCase() ?? '';
  if (NO_NOUNS.has(last) || (scale !== null && rest.length === 0)) return null;
  // "Ship Confirm"
  if (rest.length === 1 && (isAlone(last) || (NEVER_NOUNS.has(last) && last !== 'send'))) return null;
  // "Create a New"
  if (rest.length === 2 && isAlone(last) && ARTICLES.has(rest[0]?.toLowerCase() ?? '')) return null;
  if (rest.length === 1 && (PARTICLES.has(last) || (main === 'search' && SECOND_VERBS.has(last))))
    return null;
  const lowers = rest.map((word) => word.toLowerCase());
  const { own, manner } = withoutManner(verb, rest, lowers);
  if (doesWithDeed(verb, lowers) || endsInDeed(verb, lowers.slice(0, own.length))) return null;
  let verbs = WRITTEN.get(verb) ?? verb;
  for (const other of others) verbs += ` ${join} ${WRITTEN.get(other) ?? other}`;
  // Who lists a house for rent offers one.
  const isOffer = main === 'list' && findClauseEffect(main, lowers) !== 'read';
  const wording = { verb: isOffer ? 'offer' : main, properNouns };
  // "List Who Is Away"
  if (RELATIVES.has(lowers[0] ?? '') && !ASKED.has(lowers[0] ?? ''))
    return rest.length > 1 ? `${verbs} ${toLowerPhrase(rest, properNouns)}` : null;
  const asked = askedIn(main, rest, properNouns);
  if (asked !== null) return asked === '' ? null : `${verbs} ${asked}`;
  if (last === 'exists' && rest.length > 1)
    return `${verbs} whether${wordObject(rest.slice(0, -1), wording)} exists`;
  const object = wordObject(others.length === 0 ? withPreposition(verb, own) : own, wording);
  // "Opt a contact out", but "Opt out a contact from a list".
  const isSplit = verbs.startsWith('opt ') && !lowers.some((word) => PREPOSITIONS.has(word));
  const text = isSplit ? `opt${object}${verbs.slice(3)}` : verbs + object;
  return text + manner + (scale === null ? '' : scale === 'bulk' ? ' in bulk' : ' in a batch');
}

/** "Get Deleted", "Respond Task Completed": a participle, where the noun should be; "Mark Task Completed" says how it is then. */
function endsInDeed(verb: string, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (!last.endsWith('ed') || last === 'used' || toVerbForm(last)?.form !== 'past') return false;
  if (words.length === 1) return true;
  const isSaid = words.some((word) => PREPOSITIONS.has(word) || RELATIVES.has(word) || word.endsWith('ly'));
  return !isSaid && verb !== 'mark' && verb !== 'set';
}

/** "whether a user exists" of "Check If User Exists"; empty where it cannot be said, `null` where nothing is asked. */
function askedIn(verb: string, rest: readonly string[], properNouns: ReadonlySet<string>): string | null {
  if (!ASKED.has(rest[0]?.toLowerCase() ?? '')) return null;
  // "Create If Not Exists" is a condition.
  if (!ASKING.has(verb)) return '';
  const at = rest.findIndex((word) => SENTENCE.test(word));
  if (at < 2) return '';
  const subject = wordObject(rest.slice(1, at), { verb: 'get', properNouns });
  const [is = '', ...more] = rest.slice(at).map((word) => word.toLowerCase());
  return `whether${subject} ${[is === 'exist' ? 'exists' : is, ...more].join(' ')}`;
}

/** The words that say what, and apart from them how or when. */
function withoutManner(
  verb: string,
  rest: readonly string[],
  lowers: readonly string[],
): { own: readonly string[]; manner: string } {
  const times = countTimeWords(lowers);
  if (times > 0 && times < rest.length)
    return { own: rest.slice(0, -times), manner: ` ${lowers.slice(-times).join(' ')}` };
  const last = lowers.at(-1) ?? '';
  const manner = last === 'sync' && SYNCED.has(verb) ? '' : mannerOf(last, rest);
  return { own: manner === '' ? rest : rest.slice(0, -1), manner };
}

/** How a last word like that of "Track Events Batch" or "Verify Email Detailed" is said; empty for a noun. */
function mannerOf(last: string, words: readonly string[]): string {
  if (ADVERBS.has(last)) return ` ${last}`;
  if (words.length < 2) return '';
  if (/^v\d+(?:\.\d+)*$/.test(last)) return ` (${last})`;
  if (MANNERS.has(last)) return ` (${SPELLING.get(last) ?? last})`;
  return last === 'batch' && findNumber(words.at(-2) ?? '') === 'many' ? ' in a batch' : '';
}

/** The object and what follows it, each noun with its article; begins with a space unless there is none. */
export function wordObject(words: readonly string[], wording: Wording): string {
  let text = '';
  let preposition = '';
  let start = 0;
  for (let at = 0; at < words.length - 1; at += 1) {
    const lower = words[at]?.toLowerCase() ?? '';
    if (at > start && RELATIVES.has(lower)) {
      const noun = wordNounPhrase(words.slice(start, at), preposition, '', wording);
      return `${text}${noun} ${toLowerPhrase(words.slice(at), wording.properNouns)}`;
    }
    if (CLAUSE_JOINS.has(lower)) {
      const later = laterClause(words.slice(at + 1), wording);
      if (later !== null)
        return `${text}${wordNounPhrase(words.slice(start, at), preposition, '', wording)} ${lower} ${later}`;
    } else if (PREPOSITIONS.has(lower)) {
      text += `${wordNounPhrase(words.slice(start, at), preposition, lower, wording)} ${lower}`;
      preposition = lower;
      start = at + 1;
    }
  }
  return text + wordNounPhrase(start === 0 ? words : words.slice(start), preposition, '', wording);
}

/** The clause after "and" in "Upload File and Create Document". */
function laterClause(words: readonly string[], wording: Wording): string | null {
  const first = words[0]?.toLowerCase() ?? '';
  if (!CLAUSE_VERBS.has(first) && !isOnlyVerb(first)) return null;
  const verb = findFrontVerb(words);
  return verb === null || verb.rest.length === 0 ? null : wordClause(verb, wording.properNouns);
}
