import { createSet } from '../lexicon.ts';
import { isPhrasalPast, toVerbForm } from '../verbForms.ts';
import { NUMBERED, splitWords } from '../words.ts';
import { FRONT, PREPOSITIONS } from './object.ts';

/** What one part of a name says is done, and the words around it. */
export interface Clause {
  /** Base forms, in their order; one, or those of `actions_run_trigger`. */
  readonly verbs: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A part of a name between words that join: "Find One" and "Delete". */
export interface Segment {
  /** Lower case. */
  readonly words: readonly string[];
  /** What joins it to the part before; empty for the first, `aside` for what a bracket or a dash sets off. */
  readonly join: '' | 'and' | 'or' | 'then' | 'aside';
  /** Whether the joining word is written: "Users and Groups", but not "Users, Groups". */
  readonly isSaid: boolean;
}

/** A name, taken apart. */
export interface Segments {
  readonly parts: readonly Segment[];
  /** Written as one word: `users_bulk_delete`, `userDelete`; "DeleteUser" is written as "Delete User" is, the verb first. */
  readonly isIdentifier: boolean;
}

const PASCAL = /^[A-Z][A-Za-z\d]*[a-z][A-Za-z\d]*$/;
const BORDER = /([,;()[\]|]|(?<=\s)[+>→-](?=\s))/;
/** "Create/Update Record", but not "A/B Test". */
const SLASH = /(?<=\p{L}{3})\/(?=\p{L}{3})/gu;
const JOINS: ReadonlyMap<string, Segment['join']> = new Map([
  ['and', 'and'],
  ['&', 'and'],
  ['also', 'and'],
  ['or', 'or'],
  ['then', 'then'],
]);
/** "Fetch+Delete", but not "C++". */
const PLUS = /(?<=\p{L})\+(?=\p{L})/gu;
/** Pairs that name one thing, although a word of them may be a verb: "Drag and Drop Block". */
const IDIOMS = createSet(
  'bed:breakfast buy:sell click:collect drag:drop food:drink lost:found pick:pack plug:play point:click pros:cons search:rescue store:forward',
);
/** What is one word with the word behind it: "re-run", "Un-pin". */
const PREFIXES = new Set(['re', 'un', 'de']);
/** What makes another word of a verb behind it: "Non-renew", "No-show", "Pre-approve", "E-sign". */
const VERB_PREFIXES = new Set(['no', 'non', 'pre', 'co', 'e']);
/** Verbs that make an adjective with "only" behind them: "Read-only Toggle" reads nothing. */
export const BEFORE_ONLY = createSet('read view write');
/** Lists on which something is put, by a verb of their own: "Wait List Guest", "black-list". */
export const BEFORE_LIST = createSet('allow black block cross deny short wait white');
/** Lists that are one thing, not several that are listed: `watch_list`. */
const LIST_NOUNS = createSet('pick play watch wish');
/** A verb that only looks, as the second half of a word that does not: "Cross-list Section", "No-Show Booking". */
const LOOKING_HALF = /-(?:check|count|find|get|list|look|read|search|see|show|view)$/i;

const AND = /^([a-z]+)-and-([a-z]+)$/i;
/** Nouns with a hyphen that are no two words: "to-do", "add-ons", "one-off", "day-to-day"; time off is written both ways. */
const COMPOUND = /^(?!time-)[a-z]+-(?:away|back|by|do|down|in|off|on|out|over|through|to|up)s?(?:-[a-z]+)?$/i;
/** Between two words that are read as one. */
export const UNPARTED = '\u00A0';
/** Products whose name ends as a verb does. */
const PRODUCTS = createSet('amazon:pay apple:pay google:pay samsung:pay shop:pay');
/** The same nouns where identifiers write them as two words: `list_check_ins`. */
const TWO_WORDS = createSet(`
  add:on add:ons check:in check:ins check:out check:outs follow:up follow:ups log:in log:ins opt:in opt:ins opt:out opt:outs pop:up pop:ups sign:in
  sign:ins sign:up sign:ups to:do to:dos`);

/** "v2.1", "1:1". */
const NUMBERS = /^(?:v\d+(?:\.\d+)+|\d+:\d+)$/i;

/** First halves that say how: "Auto-Search", "Batch-Get". */
const HOW = createSet('auto batch bulk multi quick re');

/** Splits a name at commas, brackets and joining words; identifiers at every hump and separator. */
export function splitSegments(name: string): Segments {
  const isIdentifier = !/\s/.test(name.trim()) && !PASCAL.test(name.trim());
  const parts: Segment[] = [];
  let border: Segment['join'] = 'and';
  const text = name.replaceAll('(s)', 's').replace(NUMBERED, '$1$2').replace(PLUS, ' and ');
  for (const piece of (isIdentifier ? text : text.replace(SLASH, ' or ')).split(BORDER)) {
    if (BORDER.test(piece)) {
      border = piece === ',' || piece === '+' ? 'and' : 'aside';
      continue;
    }
    let join: Segment['join'] = parts.length === 0 ? '' : border;
    let isSaid = false;
    let words: string[] = [];
    const all = findWords(piece);
    for (const [at, word] of all.entries()) {
      const next = JOINS.get(word);
      if (next === undefined || IDIOMS.has(`${words.at(-1) ?? ''}:${all[at + 1] ?? ''}`)) words.push(word);
      else {
        if (words.length > 0) parts.push({ words, join, isSaid });
        if (parts.length > 0) join = next;
        isSaid = true;
        words = [];
      }
    }
    if (words.length > 0) parts.push({ words, join, isSaid });
  }
  return { parts, isIdentifier };
}

function findWords(text: string): string[] {
  const spoken = /\s/.test(text);
  const words = splitWords(text).flatMap((word, at) => {
    // "Drag-and-drop", but "List-and-delete".
    if (spoken && IDIOMS.has(word.toLowerCase().replace(AND, '$1:$2'))) return [word];
    if (spoken && isLettered(word)) return [word];
    if (spoken && isOneWord(word)) return [word.replaceAll('-', '')];
    // At the front such a word may be told to do: "Opt-out Contact".
    return spoken && at > 0 && (COMPOUND.test(word) || NUMBERS.test(word))
      ? [word]
      : splitWords(word.replace(/[-/:.]+/g, '_'));
  });
  const done: string[] = [];
  for (const [at, word] of words.map((each) => each.toLowerCase()).entries()) {
    const before = done.at(-1) ?? '';
    const isPrefixed =
      PREFIXES.has(before) || (VERB_PREFIXES.has(before) && toVerbForm(word)?.form === 'base');
    if (isPrefixed && text.toLowerCase().includes(`${before}-${word}`)) done[done.length - 1] = before + word;
    else if (word === 'only' && BEFORE_ONLY.has(before)) done[done.length - 1] = `${before}-only`;
    else if (word === 'list' && (BEFORE_LIST.has(before) || LIST_NOUNS.has(before)))
      done[done.length - 1] = before + word;
    else if (PRODUCTS.has(`${before}:${word}`)) done[done.length - 1] = `${before}${UNPARTED}${word}`;
    else if (
      (done.length > 1 && TWO_WORDS.has(`${before}:${word}`)) ||
      isAdjective(done, word, words[at + 1]?.toLowerCase())
    )
      done[done.length - 1] = `${before}-${word}`;
    else done.push(word);
  }
  return done;
}

/** "Get Logged In User": where a verb wants a noun, a participle with its particle says which; but "Get Users Logged In Today". */
function isAdjective(before: readonly string[], particle: string, next = ''): boolean {
  const [opening = '', participle = ''] = before.slice(-2);
  if (before.length < 2 || next === '' || PREPOSITIONS.has(next) || !isPhrasalPast(participle, particle))
    return false;
  return toVerbForm(opening)?.form === 'base' || FRONT.has(opening) || opening.endsWith('ly');
}

/** "E-Commerce" and "X-Ray" are one word, "E-Sign" is a verb. */
function isLettered(word: string): boolean {
  const [, rest] = /^[a-z]-([a-z]{3,})$/i.exec(word) ?? [];
  return rest !== undefined && toVerbForm(rest)?.form !== 'base';
}

/** "Spot-Check" is no check, but "Bulk-get" and "re-read" do what their second half says. */
function isOneWord(word: string): boolean {
  const half = LOOKING_HALF.exec(word)?.index ?? 0;
  const first = word.slice(0, half).toLowerCase();
  return half > 0 && !HOW.has(first) && toVerbForm(first) === undefined;
}
