/** The verbs that action names begin with: their forms, their order on a page, and names that only look like one. */
import { wordsOf } from './words.ts';

/** The verb at the front of an action's name. */
export interface Verb {
  /** Base form, lower case: `retrieve`. Phrasal verbs keep their particle: `opt out`. */
  readonly verb: string;
  /** The plain verb that says the same: `get` for `retrieve`. */
  readonly main: string;
  /** Order on a page: list 0, get 1, search and find 2, create 3, update 4, other verbs 5, delete 6. */
  readonly rank: number;
  /** The words after the verb, as the name has them. */
  readonly rest: string[];
  /** Further verbs of "Create or Update Contact", and the word that joins them. */
  readonly others: readonly string[];
  readonly join: 'or' | 'and';
  /** How many at once, of "Bulk Create Contacts". */
  readonly scale: string | null;
}

const entries = (text: string): string[] => text.trim().split(/\s+/);
const setOf = (text: string): ReadonlySet<string> => new Set(entries(text));
const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(entries(text).map((pair) => pair.split(':') as [string, string]));

/** Verbs that take data or access away, or that cannot be undone: doubtful ones are argued in `effect.ts`. */
export const DELETE_VERBS = setOf(`
  delete remove purge destroy erase wipe trash clear drop empty revoke terminate uninstall deprovision discard prune
  truncate flush expunge void unshare deregister unregister decommission evict expel kick expire invalidate redact
  anonymize forget kill shred nullify annul delist`);

/** Verbs that only look. */
export const READ_VERBS = setOf(`
  list get search find retrieve fetch read query lookup count check verify validate download export view show browse
  describe preview compare calculate compute estimate analyze analyse detect recognize extract summarize
  geocode autocomplete suggest recommend discover explore inspect introspect diagnose predict forecast measure
  peek enumerate parse locate aggregate explain scrape determine lint ping grep tokenize decode rerank`);

const OTHER_VERBS = entries(`
  abort accept acknowledge acquire activate add adjust admit advance advise affirm aim allocate allow amend annotate
  answer append apply appoint approve archive arrange ask assemble assess assign associate attach authenticate authorize
  authorise award backup ban begin bind block book boost broadcast build buy cancel capture cast categorize categorise
  certify classify change charge chat claim clean clone close cluster clusterize collect combine comment commit complete compose
  compress configure confirm connect convert copy correct crawl create crop customize cut deactivate debug decide
  decline decompress decrease decrement decrypt deduct define delegate deliver deny deploy deposit deprecate detach
  detokenize disable disapprove disburse disconnect dismiss dispatch dispute dissolve distribute downgrade duplicate
  edit eject embed emit enable encode encrypt end endorse enforce engage enhance enlarge enqueue enrich enroll enrol
  ensure enter escalate establish evaluate exclude execute expand extend fail favorite fill filter finalize finish fix
  flag follow force fork format forward freeze fulfill fulfil fund gather generate give grant handle hang hangup hide
  hold identify ignore import include increase increment index ingest initialize initiate inject insert install instantiate
  integrate invite invoke issue join launch leave lend like link listen load localize lock log login logout make manage
  map mark match merge migrate minify mint modify moderate monitor move mute notify obtain offboard onboard open opt optimize
  optimise orchestrate override overwrite parallelize park patch pause pay perform persist pick pin place play
  poll populate post prepare press print prioritize process produce promote prompt propose provision publish pull purchase
  push put quarantine queue quit raise rank rate react reactivate receive reassign reauthorize rebase reboot rebuild recalculate
  recall reconcile reconnect record recover redeem redeliver redirect reduce refer refine refresh refund regenerate
  register reindex reinstate reissue reject release reload relocate remind rename render renew reopen reorder repair
  repeat replace replay reply report repost reprocess republish request require reschedule resend reserve reset resize
  resolve respond restart restock restore restrict resubmit resubscribe resume retire retrain retry return reverse
  revert review revise roll rollback rotate route run sample save scale scan schedule score screen screenshot seal
  secure see select sell send serve set setup share ship shorten shuffle shut shutdown sign signup simulate skip snooze sort split stage standardize star start stop store stream strip submit subscribe substitute subtract summon
  suspend swap switch sync synchronize tag take test toggle track train transcode transcribe transfer
  transform transition translate transliterate transmit triage trigger trim unarchive unassign unban unblock
  undelete undeploy undo unenroll unfavorite unflag unfollow unfreeze unhide unlike unlink unlock unmark unmute unpin
  unpublish unsnooze unstar unsubscribe unsuspend untag untrack unwatch update upgrade upload upscale upsert use vault
  vote wait watch whitelist withdraw write zip`);

/** Verbs that are as often a noun: "Charge Customer", "Charge Details". */
const AMBIGUOUS = setOf(`
  book build call change charge chat claim cluster comment commit deposit dispute embed export forward fund import index issue
  like link log map match offer order park pin place play poll post print process purchase queue rank rate record refund
  release reply report request reverse review route run sample scan schedule score screen share sign stage star store
  stream switch sync tag test track train transfer trigger vault vote watch`);
/** What makes the ambiguous verb before it a noun: in any name, or only as its second and last word. */
const NOUN_TAILS = setOf('lookup search autocomplete completion verification similarity append geocoding');
const SECOND_TAILS = setOf(
  'details detail info information history status statistics stats count balance overview ids id',
);
/** Words by which the words before them are a name for data ("Account Details", "DNS Lookup"). */
const READ_TAILS = setOf(
  'details info information lookup search history statistics stats count weather forecast overview balance autocomplete',
);
const READ_STARTS = setOf('current latest is are has does can');

/** "check:in" is "check in", a verb of its own. */
const PHRASAL = setOf(`
  back:up check:in check:out clean:up clock:in clock:out close:out fill:in fill:out forward:geocode hand:off hand:over
  hang:up log:in log:out look:up opt:in opt:out power:on power:off punch:in punch:out reverse:geocode roll:back scale:up
  scale:down set:up shut:down sign:in sign:out sign:up sign:off spin:up spin:down switch:on switch:off take:over
  tear:down top:up turn:on turn:off wake:up warm:up`);
const PARTICLES = setOf('up in out geocode off over on back down');

const MAIN = pairs(`
  retrieve:get fetch:get read:get view:get show:get obtain:get enumerate:list browse:list lookup:find 
  locate:find query:search edit:update modify:update destroy:delete erase:delete`);
const RANKS = pairs('list:0 get:1 search:2 find:2 create:3 update:4');
const JOINS = setOf('or and &');
const SCALES = pairs('bulk:bulk mass:bulk batch:batch');
const OTHER_RANK = 5;
const DELETE_RANK = 6;

/** Verbs whose other forms also begin names: "Creates a user", "Creating Users". Their gerunds are seldom nouns. */
const INFLECTED = entries(`
  list get search find retrieve fetch create update delete add remove send return read upload download generate cancel
  archive retrieve export import insert modify edit upsert check verify validate assign publish fetch execute trigger`);
const FORMS: ReadonlyMap<string, string> = formsOf([
  ...READ_VERBS,
  ...OTHER_VERBS,
  ...DELETE_VERBS,
  'return',
]);

/** An action's name, taken apart. */
export interface NameParts {
  readonly words: readonly string[];
  /** The words of a closing parenthesis: "Search Issues (JQL)". */
  readonly aside: readonly string[];
  readonly verb: Verb | null;
}

const MOST_KEPT = 20_000;
const kept = new Map<string, NameParts>();

/** Takes a name apart. Verb, effect and sentence ask for the same names, and apps share them, so answers are kept. */
export function partsOf(name: string): NameParts {
  const before = kept.get(name);
  if (before !== undefined) return before;
  const open = name.endsWith(')') ? name.lastIndexOf(' (') : -1;
  const words = calmed(wordsOf(open > 0 ? name.slice(0, open) : name));
  const parts = { words, aside: open > 0 ? wordsOf(name.slice(open)) : [], verb: verbIn(words) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, parts);
  return parts;
}

/** "LIST ALL USERS" is shouting, not three acronyms; the real ones among them are known by their spelling. */
function calmed(words: string[]): string[] {
  const shouted = words.length > 1 && words.every((word) => word === word.toUpperCase());
  return shouted ? words.map((word) => word.toLowerCase()) : words;
}

/** The verb at the front of `name`; `null` when it begins with none, or with a noun that only looks like one. */
export function verbOf(name: string): Verb | null {
  return partsOf(name).verb;
}

/** As `verbOf`, for words. */
export function verbIn(words: readonly string[]): Verb | null {
  const first = words[0]?.toLowerCase() ?? '';
  const scale = words.length > 1 ? (SCALES.get(first) ?? null) : null;
  const found = readVerb(words, scale === null ? 0 : 1, false);
  if (found === null) return null;
  const verb = found.verbs[0] ?? '';
  const others = found.verbs.slice(1);
  let join: 'or' | 'and' = 'or';
  let at = found.end;
  while (at < words.length - 1 && JOINS.has(words[at]?.toLowerCase() ?? '')) {
    const next = readVerb(words, at + 1, true);
    if (next === null) break;
    if (words[at]?.toLowerCase() !== 'or') join = 'and';
    others.push(...next.verbs);
    at = next.end;
  }
  const main = verb === 'look up' ? 'find' : (MAIN.get(verb) ?? verb);
  const rank = DELETE_VERBS.has(verb) ? DELETE_RANK : Number(RANKS.get(main) ?? OTHER_RANK);
  return { verb, main, rank, rest: words.slice(at), others, join, scale };
}

/** Whether a name without a verb names something to look at; "run" when it names the looking: "DNS Lookup". */
export function readsLike(words: readonly string[]): 'get' | 'run' | null {
  const first = words[0]?.toLowerCase() ?? '';
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (last === 'lookup' || last === 'search' || last === 'autocomplete')
    return words.length > 1 ? 'run' : null;
  // "Charge Details" may be a noun or an order: what might be a verb that writes is not taken for reading.
  if (FORMS.has(first) || words.length < 2) return null;
  if (READ_STARTS.has(first)) return first === 'current' || first === 'latest' ? 'get' : 'run';
  return READ_TAILS.has(last) ? 'get' : null;
}

interface Reading {
  readonly verbs: readonly string[];
  readonly end: number;
}

function readVerb(words: readonly string[], at: number, joined: boolean): Reading | null {
  const word = words[at]?.toLowerCase() ?? '';
  const next = words[at + 1]?.toLowerCase() ?? '';
  if (PARTICLES.has(next) && PHRASAL.has(`${word}:${next}`))
    return { verbs: [`${word} ${next}`], end: at + 2 };
  if (word.includes('/')) {
    const verbs = word.split('/').map((each) => FORMS.get(each) ?? '');
    return verbs.includes('') ? null : { verbs, end: at + 1 };
  }
  const verb = FORMS.get(word) ?? (word.startsWith('re-') && FORMS.has(word.slice(3)) ? word : undefined);
  if (verb === undefined || (!joined && looksLikeNoun(words, at, verb))) return null;
  return { verbs: [verb], end: at + 1 };
}

function looksLikeNoun(words: readonly string[], at: number, verb: string): boolean {
  const inflected = words[at]?.toLowerCase() !== verb;
  if (!inflected && !AMBIGUOUS.has(verb)) return false;
  // "Updates", "Listing": without an object these are nouns.
  if (words.length === at + 1) return inflected;
  const last = words.at(-1)?.toLowerCase() ?? '';
  return NOUN_TAILS.has(last) || (words.length === at + 2 && SECOND_TAILS.has(last));
}

function formsOf(verbs: readonly string[]): ReadonlyMap<string, string> {
  const forms = new Map(verbs.map((verb) => [verb, verb]));
  for (const verb of INFLECTED) {
    const third = verb.endsWith('y')
      ? `${verb.slice(0, -1)}ies`
      : /(?:ch|sh)$/.test(verb)
        ? `${verb}es`
        : `${verb}s`;
    forms.set(third, verb);
    forms.set(verb === 'get' ? 'getting' : `${verb.replace(/e$/, '')}ing`, verb);
  }
  return forms;
}
