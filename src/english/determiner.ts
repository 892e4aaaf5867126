import { chooseArticle } from './article.ts';
import { isAlone } from '../text/actionName/object.ts';
import { createSet } from '../text/lexicon.ts';
import { COUNTED_CODES, findNumber, KINDS_IN_PLURAL, SAME_IN_PLURAL } from '../text/number.ts';

/** After these a noun is a means or a role: "by email", "via API", "as read". */
const BARE_PREPOSITIONS = createSet('by via as per using including excluding');
const BARE_PAIRS = createSet(`
  in:full in:bulk in:batch in:detail in:progress in:place in:advance in:real-time in:escrow on:hold on:leave on:demand on:behalf
  to:live to:production in:production for:review for:approval for:signature for:processing for:verification for:sale for:rent for:deletion to:vote with:post with:get
  of:absence of:account of:address of:attorney of:birth of:business of:completion of:conduct of:credit of:custody of:death of:delivery of:employment of:entry of:identity of:income of:incorporation
  of:insurance of:intent of:lading of:origin of:ownership of:residence of:sale of:service of:use of:work`);
/** What files and texts are turned into. */
export const FORMATS = createSet(
  'pdf word powerpoint html excel csv tsv xls xlsx docx yaml png jpg jpeg svg gif webp mp3 mp4 json xml markdown text speech audio base64 boolean',
);
/** Verbs behind which a format takes no article: "convert to PDF". */
export const CONVERSIONS = createSet('convert transform export render save encode decode download translate');
/** Verbs that are done to several at once: "list series". */
const OF_SEVERAL = createSet('count list search');
/** Verbs behind which what something is made from takes none: "import contacts from CSV". */
const READ_IN = createSet('import load parse');
const DETERMINERS = createSet(`
  a an the my your our their his her its this that these those all any each every both some multiple many several no
  another one what which how when where whose who who's what's today's yesterday's tomorrow's not do more`);
const DEFINITES = createSet(`
  current latest newest oldest next previous first last same default primary authenticated remaining highest lowest
  most best`);
const ADVERBS = createSet('away back forward here home there');
const UNIQUE = createSet('trash cache internet web weather');
/** Where in a thing: "at the top". */
const PLACES_WITHIN = createSet('top bottom beginning start end front back middle left right');
const OPTIONAL = createSet('default primary');
/** With "create" and its like these name a new thing, not the known one: "Create a default template." */
const MAKING = createSet(
  'create take add send insert generate upload new make register build post request file',
);
/** What there is one of for each thing it belongs to: "the order status", but "a status". */
const ATTRIBUTES = createSet(`
  status balance count total age reputation distance title priority assignee location size limit quota price name date
  owner level`);
const ASKING = createSet('get check find update set change adjust view track calculate');
const LISTINGS = createSet('count list summary total');
const COUNTED_NAMES = createSet('bible sheet doc form document file');
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
/** What is done to a code that was given to somebody. */
const CODED = createSet('activate apply confirm enter issue redeem resend revoke verify');
/** "Form 16", "Schedule 3B". */
const NUMBERED = /^\d+[a-z]?$/;
const NAME = /^[A-Z][a-z]/;
const NOT_ADVERBS = createSet('reply family supply anomaly assembly multiply friendly');

/** The article of a noun phrase; empty when it takes none. `lowers` are its words, `text` is it as it is written. */
export function chooseDeterminer(
  lowers: readonly string[],
  text: string,
  preposition: string,
  next: string,
  verb: string,
): string {
  const first = lowers[0] ?? '';
  if (DETERMINERS.has(first) || BARE_PREPOSITIONS.has(preposition)) return '';
  // "at the top", "until ready", "to done", "navigate back"
  if (lowers.length === 1 && preposition !== '' && PLACES_WITHIN.has(first)) return 'the';
  if (lowers.length === 1 && ((preposition !== '' && isAlone(first)) || ADVERBS.has(first))) return '';
  if (first === 'own') return 'your';
  const head = headOf(lowers);
  if (preposition !== '' && isIdiom(preposition, head, lowers.length, verb)) return '';
  if (text.includes("'")) return text.includes("s'") ? '' : chooseArticle(text);
  const making = preposition === '' && MAKING.has(verb);
  if (isDefinite(lowers, making)) return 'the';
  if (preposition === '' && !making && isOfMany(lowers, head)) return 'the';
  if (UNIQUE.has(head) && lowers.length === 1) return 'the';
  if (isBare(lowers, head, text, verb)) return '';
  if (UNIQUE.has(head) || (next === 'of' && !making)) return 'the';
  if (preposition !== '') return chooseArticle(text);
  return KNOWN_PAIRS.has(`${verb} ${head}`) || (ASKING.has(verb) && isAttribute(lowers, head))
    ? 'the'
    : chooseArticle(text);
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
  if (length !== 1 || !FORMATS.has(head)) return false;
  return preposition === 'to' ? CONVERSIONS.has(verb) : preposition === 'from' && READ_IN.has(verb);
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

/** "The metrics output": what many things have one of. */
function isOfMany(lowers: readonly string[], head: string): boolean {
  const owner = lowers.at(-2) ?? '';
  return (
    owner.length > 3 &&
    lowers.at(-1) === head &&
    findNumber(head) === 'one' &&
    findNumber(owner) === 'many' &&
    !KINDS_IN_PLURAL.has(owner)
  );
}

function isBare(lowers: readonly string[], head: string, text: string, verb: string): boolean {
  if (head === 'code' && (COUNTED_CODES.has(lowers.at(-2) ?? '') || (lowers.length === 1 && CODED.has(verb))))
    return false;
  const last = text.slice(text.lastIndexOf(' ') + 1);
  // In lower case nobody can tell that "RSSIs" are many.
  const isOne = findNumber(head) === 'one' && findNumber(last) !== 'many';
  if (SAME_IN_PLURAL.has(head) && OF_SEVERAL.has(verb)) return true;
  if (head === '' || !isOne || BARE_OBJECTS.has(`${verb} ${head}`)) return true;
  // "Plan A", "item quantity"; "user activity", but "an activity".
  if (head.length === 1 || head === 'quantity' || (lowers.length > 1 && NUMBERED.test(head))) return true;
  if (head === 'activity' && lowers.length > 1 && verb === 'get') return true;
  // "Enable dark mode", but "a mode".
  if (head === 'mode' && lowers.length > 1 && !MAKING.has(verb)) return true;
  // "to Excel", "Wikipedia": names take none.
  return last.charAt(0) !== head.charAt(0) && NAME.test(last) && !COUNTED_NAMES.has(head);
}

function isAttribute(lowers: readonly string[], head: string): boolean {
  const owner = lowers.at(-2);
  if (owner === undefined) return false;
  // "an HTTP status": that is a kind of status, not the status of something.
  return (ATTRIBUTES.has(head) && owner !== 'http') || (LISTINGS.has(head) && findNumber(owner) === 'many');
}
