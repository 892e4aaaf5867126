import { addTo } from '../groupBy.ts';
import { createSet } from '../lexicon.ts';
import { getLexicon } from './lexicon.ts';
import { listFormKinds } from './readSentences.ts';
import { SIGNS } from './signs.ts';

/** One of the words of a sign. */
export interface Item {
  readonly kinds: readonly string[];
  /** The same as numbers, for the first look. */
  readonly marks: readonly number[];
  /** How many words on from the item before it may stand. */
  readonly gap: number;
}

/** Words of some kinds, in their order. */
export interface Sign {
  readonly what: string;
  readonly items: readonly Item[];
  readonly without: readonly string[];
}

/** The signs, and the kinds of words, as numbers that are looked up fast. */
interface SignTable {
  readonly numbers: ReadonlyMap<string, number>;
  readonly marksOf: ReadonlyMap<string, readonly number[]>;
  /** By a kind, the signs that need it, or one of a few others. */
  readonly signsOf: readonly (readonly Sign[])[];
  /** By a kind, the number of the last look that found it. */
  readonly seenIn: Uint32Array;
  looks: number;
  /** 1 for the hash of each word that has a kind. */
  readonly hashes: Uint8Array;
}

const GAP = 7;
const WIDE_GAP = 20;

let table: SignTable | undefined;

function makeTable(): SignTable {
  const numbers = new Map<string, number>();
  const numberOf = (kind: string): number => {
    const base = kind.replace(/[!?]+$/, '');
    const number = numbers.get(base) ?? numbers.size;
    numbers.set(base, number);
    return number;
  };
  const signs = Object.entries(SIGNS).flatMap(([what, lines]) =>
    lines.map((line) => readSign(what, line, numberOf)),
  );
  const marksOf = new Map<string, number[]>();
  const mark = (word: string, kind: string): void => {
    const number = numbers.get(kind);
    if (number !== undefined) addTo(marksOf, word, number);
  };
  const { words, phrases } = getLexicon();
  for (const [word, meanings] of words) for (const { kind } of meanings) mark(word, kind);
  for (const [word, list] of phrases)
    for (const { rest, meanings } of list)
      for (const { kind } of meanings) mark(choosePhraseWord([word, ...rest]), kind);
  for (const kind of numbers.keys()) if (kind.startsWith('=')) mark(kind.slice(1), kind);
  const signsOf: Sign[][] = Array.from({ length: numbers.size }, () => []);
  for (const sign of signs) for (const number of chooseRarest(sign)) signsOf[number]?.push(sign);
  const hashes = new Uint8Array(HASHES);
  for (const word of marksOf.keys()) hashes[hashOf(word)] = 1;
  return { numbers, marksOf, signsOf, seenIn: new Uint32Array(numbers.size), looks: 0, hashes };
}

/** Words that say little of a phrase: "from now on" is looked for by "now". */
const LITTLE =
  /^(?:from|here|this|you|your|could|would|please|every|time|first|any|some|an?|the|of|in|on|at|to|up|no|so|as|if|it|be)$/;

/** Of words that stand together the one that says most. */
function choosePhraseWord(words: readonly string[]): string {
  const telling = words.filter((word) => !LITTLE.test(word));
  return (telling.length > 0 ? telling : words).reduce((longest, word) =>
    word.length > longest.length ? word : longest,
  );
}

/** Kinds that many sentences have. */
const COMMON = createSet(
  'you this all every not earlier as other send reach keepInMind call favour spot tool belongings person user over when deed must before after =the =a =to =of =and =for =in =it =this =that =is =are =with =use =on =no =at =from',
);

/** The item of a sign that fewest sentences have a word for. */
function chooseRarest({ items }: Sign): readonly number[] {
  const weigh = ({ kinds }: Item): number =>
    kinds.reduce((sum, kind) => sum + (COMMON.has(kind.replace(/[!?]+$/, '')) ? 20 : 1), 0);
  return items.reduce((best, item) => (weigh(item) < weigh(best) ? item : best)).marks;
}

/**
 * "send! chat": the first, and at most seven words on the second. Of "a +b" the second is the next word, "a .. b" are up to twenty words
 * apart, "-x" is nowhere in the sentence.
 */
function readSign(what: string, line: string, numberOf: (kind: string) => number): Sign {
  const items: Item[] = [];
  const without: string[] = [];
  let gap = GAP;
  for (const part of line.split(' ')) {
    if (part === '..') gap = WIDE_GAP;
    else if (part.startsWith('-')) without.push(...part.slice(1).split('|'));
    else {
      const isNext = part.startsWith('+');
      const kinds = part.slice(isNext ? 1 : 0).split('|');
      items.push({ kinds, marks: kinds.map(numberOf), gap: isNext ? 1 : gap });
      gap = GAP;
    }
  }
  return { what, items, without };
}

/** The signs whose every item a text has a word for. */
export function listCandidates(text: string): Set<Sign> {
  table ??= makeTable();
  const signTable = table;
  const { marksOf, signsOf, seenIn } = signTable;
  signTable.looks += 1;
  const look = signTable.looks;
  const seen: number[] = [];
  const see = (number: number): void => {
    if (seenIn[number] !== look) seen.push(number);
    seenIn[number] = look;
  };
  for (const word of listKnownWords(text, signTable.hashes))
    for (const number of marksOf.get(word) ?? NONE) see(number);
  for (const kind of listFormKinds(text)) see(signTable.numbers.get(kind) ?? 0);
  const candidates = new Set<Sign>();
  for (const number of seen)
    for (const sign of signsOf[number] ?? NO_SIGNS) if (hasAll(sign, seenIn, look)) candidates.add(sign);
  return candidates;
}

const NONE: readonly number[] = [];
const NO_SIGNS: readonly Sign[] = [];

/** Loops, since this is asked some ten times of each text. */
function hasAll({ items }: Sign, seenIn: Uint32Array, look: number): boolean {
  for (const { marks } of items) {
    let isThere = false;
    for (const number of marks) isThere ||= seenIn[number] === look;
    if (!isThere) return false;
  }
  return true;
}

const HASHES = 2 ** 16;
const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;
/** Of a character of ASCII: 0 parts words, 1 is in one, 2 is an apostrophe. */
const KIND_OF = Uint8Array.from({ length: 128 }, (_, code) =>
  code === APOSTROPHE ? 2 : Number(/[\w-]/.test(String.fromCharCode(code))),
);

/** The words of a text that may be known, told by their hash: only those are cut out of it. */
function listKnownWords(text: string, hashes: Uint8Array): readonly string[] {
  const words: string[] = [];
  let [start, hash] = [0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const kind = code === TYPOGRAPHIC ? 2 : code > 127 ? 1 : KIND_OF[code];
    if (kind !== 1 && start < at && hashes[hash] === 1)
      words.push(text.slice(start, at).toLowerCase().replace('’', "'"));
    if (kind === 0) [start, hash] = [at + 1, 0];
    else hash = nextHash(hash, kind === 2 ? APOSTROPHE : code);
  }
  return words;
}

/** Of a small letter and its capital the same. */
function nextHash(hash: number, code: number): number {
  return (hash * 31 + (code | 0x20)) & (HASHES - 1);
}

function hashOf(word: string): number {
  return Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)).reduce(nextHash, 0);
}
