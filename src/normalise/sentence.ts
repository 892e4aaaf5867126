import type { SnapshotAction } from '../model.ts';
import { partsOf, readsLike, verbIn, type NameParts, type Verb } from './verbs.ts';
import { articleFor, lowerPhrase, numberOf, pluralPhrase, wordsOf } from './words.ts';

/** Most characters of a sentence. */
const LIMIT = 160;

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that every placeholder and refusal has one of; most descriptions have none, and are done with one look. */
const SUSPICIOUS =
  /\b(?:I|AI|TODO|FIXME|TBD|XXX)\b|orry|provide|nfortunately|language model|enough|escription|ipsum/;
const SHORTEST = 24;
const PLACEHOLDER =
  /^(?:n\/?a|t\.?b\.?[ad]|to-?do|undefined|null|none|nil|description|placeholder|unknown)[.!:]*$/i;
const EMPTY_WORDS =
  /^(?:TODO|FIXME|TBD|XXX)\b|\b[Nn]o [Dd]escription|^(?:Missing|Without) description|[Dd]escription (?:is )?(?:not |un)available|[Ll]orem ipsum/;
const REFUSAL =
  /^(?:i['’]?m |i am |i |sorry\b|unfortunately\b|as an ai\b|please provide)|\b(?:language model|i (?:do not|don['’]t|cannot|can['’]t)|(?:cannot|can['’]t|unable to) provide|(?:not|n['’]t have) enough information)\b/i;

const LETTER = /[A-Za-z0-9\u0080-\uffff]/;
const UNCLEAN = /[^ -~]/;
const HIDDEN = /[\p{DI}\p{Cf}\p{Co}\p{Cs}]+/gu;
const SPACES = /[\s\p{Cc}]+/gu;
const PARAGRAPH = /\r?\n[ \t\r]*\n/;
/** A sentence's end, unless it stands in a parenthesis or ends an abbreviation. */
const END = /[.!?](?= [^a-z])/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|incl|no|inc|ltd|st|dr|mr|ms|mrs|fig|max|min|[a-z])\.$/i;
const NO_LETTERS = /[^a-z0-9\u0080-\uffff]+/g;
const CLOSING = ' .,:;!?…';

/**
 * One sentence, at most 160 characters, that tells what an action does: the first one of its description, or when that
 * is unusable one worded from its name. Ends with a full stop, or with "…" where it was cut.
 */
export function sentenceOf(action: SnapshotAction, properNouns: ReadonlySet<string>): string {
  return described(action) ?? fitted(worded(namely(action), properNouns));
}

function described({ name, key, description = '' }: SnapshotAction): string | null {
  const first = firstSentence(cleaned(description));
  if (!LETTER.test(first)) return null;
  if (SUSPICIOUS.test(first) && (EMPTY_WORDS.test(first) || REFUSAL.test(first))) return null;
  if (first.length < SHORTEST && PLACEHOLDER.test(first)) return null;
  if (repeats(first, name) || (key !== undefined && repeats(first, key))) return null;
  const isCut = first.endsWith('…') || first.endsWith('...');
  // Where upstream has cut, the last word may be half of one.
  const whole = isCut && first.includes(' ') ? first.slice(0, first.lastIndexOf(' ')) : first;
  let end = whole.length;
  while (end > 0 && CLOSING.includes(whole.charAt(end - 1))) end -= 1;
  return fitted(capital(whole.slice(0, end)) + (isCut ? '…' : '.'));
}

/** "list users." says no more than "List Users" or "list-users". */
function repeats(sentence: string, name: string): boolean {
  return sentence.length < name.length + 8 && letters(sentence) === letters(name);
}

/** Without invisible characters, with every run of white space as one space; its first paragraph. */
function cleaned(text: string): string {
  const opening = text.trim();
  if (!opening.includes('  ') && !UNCLEAN.test(opening)) return opening;
  return (opening.split(PARAGRAPH, 1)[0] ?? '').replace(HIDDEN, '').replace(SPACES, ' ').trim();
}

function firstSentence(text: string): string {
  if (!text.includes('. ') && !text.includes('! ') && !text.includes('? ')) return text;
  END.lastIndex = 0;
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const sentence = text.slice(0, found.index + 1);
    const inside = sentence.lastIndexOf('(') > sentence.lastIndexOf(')') && text.includes(')', found.index);
    if (!inside && !ABBREVIATION.test(sentence)) return sentence;
  }
  return text;
}

function fitted(sentence: string): string {
  if (sentence.length <= LIMIT) return sentence;
  const space = sentence.lastIndexOf(' ', LIMIT - 1);
  const cut = sentence.slice(0, space > LIMIT / 2 ? space : LIMIT - 1);
  return `${cut.replace(/[\s,.:;(–-]+$|[\uD800-\uDBFF]$/, '')}…`;
}

function letters(text: string): string {
  return text.toLowerCase().replace(NO_LETTERS, '');
}

function capital(text: string): string {
  const second = text.charAt(1);
  // "iPhone" and "eBay" begin small on purpose.
  return second !== second.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

const PREPOSITIONS = setOf(`
  to from for in by with of on onto into as via at per using between within across without near about against under over
  during before after since until towards including excluding`);
/** After these a noun is a means or a role: "by email", "via API", "as read". */
const BARE_PREPOSITIONS = setOf('by via as per using including excluding');
const BARE_PAIRS = setOf(`
  in:full in:bulk in:batch in:detail in:progress in:place in:advance in:real-time on:hold on:leave on:demand on:behalf
  for:review for:approval for:signature for:processing for:verification for:sale with:post with:get`);
const FORMATS = setOf('pdf html excel csv json xml markdown text speech audio base64 boolean');
const CONVERSIONS = setOf('convert transform export render save encode decode download translate');
const DETERMINERS = setOf(`
  a an the my your our their his her its this that these those all any each every both some multiple many several no
  another what which how when where whose who who's what's today's yesterday's tomorrow's not do more`);
const DEFINITES = setOf(`
  current latest newest oldest next previous first last same default primary authenticated remaining highest lowest
  most best`);
const UNIQUE = setOf('trash cache internet web weather');
const OPTIONAL = setOf('default primary');
/** With "create" and its like these name a new thing, not the known one: "Create a default template." */
const MAKING = setOf('create add send insert generate upload new make register build post');
/** What there is one of for each thing it belongs to: "the order status", but "a status". */
const ATTRIBUTES = setOf(`
  status balance count total age reputation distance title priority assignee location size limit quota price name date
  owner level`);
const ASKING = setOf('get check find update set change adjust view track calculate');
const LISTINGS = setOf('count list summary total');
const COUNTED_NAMES = setOf('bible sheet doc form document file');
const CLAUSE_JOINS = setOf('and then or &');
const CLAUSE_VERBS = setOf('create update delete remove add send get upload download');
const KNOWN_PAIRS = new Set([
  'detect language',
  'recognize language',
  'remove background',
  'test connection',
  'introspect schema',
]);
const BARE_OBJECTS = new Set([
  'convert currency',
  'process language',
  'format currency',
  'list sms',
  'list mms',
]);
/** What ends a name that has no noun for its verb: "Get About", "Get Shared With Me". */
const NO_NOUNS = setOf('about self me daily weekly monthly combined continue');
const NAME = /^[A-Z][a-z]/;
const THINGS_IN_ING = setOf(`
  listing booking meeting mailing recording building setting rating sending drawing ranking warning filing posting training
  finding heading opening reading painting screening offering holding thing string ring wing sibling ceiling wedding
  greeting hearing clipping mapping grouping binding pairing crossing landing briefing outing viewing sighting embedding
  rendering casting closing ping king spring tagging`);
const NOT_ADVERBS = setOf('reply family supply anomaly assembly multiply friendly');
/** Verbs that names write as one word, as nouns are written. */
const WRITTEN: ReadonlyMap<string, string> = new Map(
  [
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
  ].map((verb) => [verb.replace(' ', ''), verb]),
);

interface Wording {
  readonly verb: string;
  readonly properNouns: ReadonlySet<string>;
}

/** What to word a sentence from: the name, or the key where the name says nothing. */
function namely({ name, key = '' }: SnapshotAction): string {
  if (!saysNothing(name)) return name;
  return saysNothing(key) ? '' : key;
}

function saysNothing(name: string): boolean {
  const { words, verb } = partsOf(name);
  if (words.length === 0 || EMPTY_WORDS.test(name)) return true;
  return verb === null && (PLACEHOLDER.test(name) || EMPTY_WORDS.test(words.join(' ')));
}

function worded(name: string, properNouns: ReadonlySet<string>): string {
  const { words, aside, verb } = name.includes(',') ? enumeration(name) : partsOf(name);
  const clause = verb === null ? null : clauseOf(verb, properNouns);
  const text = clause ?? nameless(words, properNouns);
  const tail =
    aside.length === 0 ? '' : ` (${clause === null ? aside.join(' ') : lowerPhrase(aside, properNouns)})`;
  return `${capital(text)}${tail}.`;
}

/** "List Users, Groups and Roles": the commas stay, at the end of their words. */
function enumeration(name: string): NameParts {
  const words: string[] = [];
  for (const part of name.split(',')) {
    const more = wordsOf(part);
    const last = words.length - 1;
    if (last >= 0 && more.length > 0) words[last] += ',';
    words.push(...more);
  }
  return { words, aside: [], verb: verbIn(words) };
}

/** A name without a verb: what it clearly reads or converts, else "Run Forward Geocoding" in its own casing. */
function nameless(words: readonly string[], properNouns: ReadonlySet<string>): string {
  if (words.length === 0) return 'run this action';
  if (readsLike(words) === 'get') return `get${objectOf(words, { verb: 'get', properNouns })}`;
  const target = words.at(-1)?.toLowerCase() ?? '';
  const converts =
    words.length > 2 && words.at(-2)?.toLowerCase() === 'to' && (FORMATS.has(target) || target === 'image');
  if (converts) return `convert${objectOf(words, { verb: 'convert', properNouns })}`;
  return `run ${words.join(' ')}`;
}

/** The imperative; `null` when the name's object is no noun ("Get About") or missing ("Bulk Triage"). */
function clauseOf(
  { verb, main, others, join, scale, rest }: Verb,
  properNouns: ReadonlySet<string>,
): string | null {
  const last = rest.at(-1)?.toLowerCase() ?? '';
  if (NO_NOUNS.has(last) || (scale !== null && rest.length === 0)) return null;
  let verbs = WRITTEN.get(verb) ?? verb;
  for (const other of others) verbs += ` ${join} ${WRITTEN.get(other) ?? other}`;
  const wording = { verb: main, properNouns };
  if (last === 'exists' && rest.length > 1)
    return `${verbs} whether${objectOf(rest.slice(0, -1), wording)} exists`;
  const manner = mannerOf(last, rest);
  const object = objectOf(manner === '' ? rest : rest.slice(0, -1), wording);
  const text = verbs.startsWith('opt ') ? `opt${object}${verbs.slice(3)}` : verbs + object;
  return text + manner + (scale === null ? '' : scale === 'bulk' ? ' in bulk' : ' in a batch');
}

/** How a last word like that of "Track Events Batch" or "Verify Email Detailed" is said; empty for a noun. */
function mannerOf(last: string, words: readonly string[]): string {
  if (words.length < 2) return '';
  if (last === 'sync' || last === 'async' || last === 'detailed') return ` (${last})`;
  return last === 'batch' && numberOf(words.at(-2) ?? '') === 'many' ? ' in a batch' : '';
}

/** The object and what follows it, each noun with its article; begins with a space unless there is none. */
function objectOf(words: readonly string[], wording: Wording): string {
  let text = '';
  let preposition = '';
  let start = 0;
  for (let at = 0; at < words.length - 1; at += 1) {
    const lower = words[at]?.toLowerCase() ?? '';
    if (CLAUSE_JOINS.has(lower)) {
      const later = laterClause(words.slice(at + 1), wording);
      if (later !== null)
        return `${text}${nounPhrase(words.slice(start, at), preposition, '', wording)} ${lower} ${later}`;
    } else if (PREPOSITIONS.has(lower)) {
      text += `${nounPhrase(words.slice(start, at), preposition, lower, wording)} ${lower}`;
      preposition = lower;
      start = at + 1;
    }
  }
  return text + nounPhrase(start === 0 ? words : words.slice(start), preposition, '', wording);
}

/** The clause after "and" in "Upload File and Create Document". */
function laterClause(words: readonly string[], wording: Wording): string | null {
  if (!CLAUSE_VERBS.has(words[0]?.toLowerCase() ?? '')) return null;
  const verb = verbIn(words);
  return verb === null || verb.rest.length === 0 ? null : clauseOf(verb, wording.properNouns);
}

function nounPhrase(given: readonly string[], preposition: string, next: string, wording: Wording): string {
  if (given.length === 0) return '';
  const pair = given.length === 3 ? pairOf(given, preposition, next, wording) : '';
  if (pair !== '') return pair;
  const words = completed(given, preposition, wording.verb);
  const text = lowerPhrase(words, wording.properNouns);
  const determiner = determinerOf(
    words.map((word) => word.toLowerCase()),
    text,
    preposition,
    next,
    wording.verb,
  );
  return determiner === '' ? ` ${text}` : ` ${determiner} ${text}`;
}

/** "User and Account" are two things, "File or Folder" is one of either. */
function pairOf(
  [first = '', join = '', second = '']: readonly string[],
  preposition: string,
  next: string,
  wording: Wording,
): string {
  if (join.toLowerCase() !== 'and' || numberOf(first) !== 'one' || numberOf(second) === 'mass') return '';
  return `${nounPhrase([first], preposition, '', wording)} and${nounPhrase([second], preposition, next, wording)}`;
}

/** "Recently Viewed" lacks its noun; "List Marital Status" means all of them. */
function completed(words: readonly string[], preposition: string, verb: string): readonly string[] {
  const last = words.at(-1) ?? '';
  if (words.length === 2 && last.endsWith('ed') && words[0]?.endsWith('ly') === true)
    return [...words, 'items'];
  return verb === 'list' && preposition === '' && last.toLowerCase() === 'status'
    ? pluralPhrase(words)
    : words;
}

/** The article of a noun phrase; empty when it takes none. `lowers` are its words, `text` is it as it is written. */
function determinerOf(
  lowers: readonly string[],
  text: string,
  preposition: string,
  next: string,
  verb: string,
): string {
  const first = lowers[0] ?? '';
  if (DETERMINERS.has(first) || BARE_PREPOSITIONS.has(preposition)) return '';
  if (first === 'own') return 'your';
  const head = headOf(lowers);
  if (preposition !== '' && isIdiom(preposition, head, lowers.length, verb)) return '';
  if (text.includes("'")) return text.includes("s'") ? '' : articleFor(text);
  const making = preposition === '' && MAKING.has(verb);
  if (isDefinite(lowers, making)) return 'the';
  if (isBare(lowers, head, text, verb)) return '';
  if (UNIQUE.has(head) || (next === 'of' && !making)) return 'the';
  if (preposition !== '') return articleFor(text);
  return KNOWN_PAIRS.has(`${verb} ${head}`) || (ASKING.has(verb) && isAttribute(lowers, head))
    ? 'the'
    : articleFor(text);
}

/** The noun that decides: the last one, before a closing adverb. Empty for "fuel remaining", which takes no article. */
function headOf(lowers: readonly string[]): string {
  const last = lowers.at(-1) ?? '';
  if (last === 'remaining' || last === 'used') return '';
  const adverb = lowers.length > 1 && last.length > 6 && last.endsWith('ly') && !NOT_ADVERBS.has(last);
  return adverb ? (lowers.at(-2) ?? '') : last;
}

function isIdiom(preposition: string, head: string, length: number, verb: string): boolean {
  if (BARE_PAIRS.has(`${preposition}:${head}`)) return true;
  return preposition === 'to' && length === 1 && CONVERSIONS.has(verb) && FORMATS.has(head);
}

function isDefinite(lowers: readonly string[], making: boolean): boolean {
  for (let at = 0; at < lowers.length; at += 1) {
    const word = lowers[at] ?? '';
    // "The fuel remaining" is another word than "the remaining fuel"; a default template can be made.
    if (DEFINITES.has(word) && !(making && OPTIONAL.has(word)) && (at < lowers.length - 1 || at === 0))
      return true;
  }
  return false;
}

function isBare(lowers: readonly string[], head: string, text: string, verb: string): boolean {
  if (head === '' || numberOf(head) !== 'one' || BARE_OBJECTS.has(`${verb} ${head}`)) return true;
  // "Plan A", "item quantity"; "user activity", but "an activity".
  if (head.length === 1 || head === 'quantity') return true;
  if (head === 'activity' && lowers.length > 1 && verb === 'get') return true;
  if (head.endsWith('ing') && !THINGS_IN_ING.has(head)) return true;
  // "to Excel", "Wikipedia": names take none.
  const last = text.slice(text.lastIndexOf(' ') + 1);
  return last.charAt(0) !== head.charAt(0) && NAME.test(last) && !COUNTED_NAMES.has(head);
}

function isAttribute(lowers: readonly string[], head: string): boolean {
  const owner = lowers.at(-2);
  if (owner === undefined) return false;
  // "an HTTP status": that is a kind of status, not the status of something.
  return (ATTRIBUTES.has(head) && owner !== 'http') || (LISTINGS.has(head) && numberOf(owner) === 'many');
}
