import { getLexicon } from './lexicon.ts';
import type { Word } from './markOrders.ts';
import { readSentences } from './readSentences.ts';
import { SIGNS } from './signs.ts';
import { addTo } from '../groupBy.ts';

/** What a sentence says to the agent, and the words that say so. */
export interface FoundSign {
  readonly what: string;
  readonly words: readonly string[];
}

interface Item {
  readonly kinds: readonly string[];
  /** The same as numbers, for the first look. */
  readonly marks: readonly number[];
  /** How many words on from the item before it may stand. */
  readonly gap: number;
}

interface Sign {
  readonly what: string;
  readonly items: readonly Item[];
  readonly without: readonly string[];
}

/** What signs are read to, and which kinds a word has, as numbers. */
interface SignTable {
  readonly signs: readonly Sign[];
  readonly marksOf: ReadonlyMap<string, readonly number[]>;
  readonly count: number;
}

const GAP = 7;
const WIDE_GAP = 20;
/** Kinds that words have by their form. */
const FORMED = ['url', 'mail', 'host', 'envName', 'agentFile', 'local', 'program'];
const HAS_FORM = /[@~/_$]|\.\w/;

let table: SignTable | undefined;

/** Every sign in a text, each once. One pass over the words tells which signs a text may have; most have none. */
export function findSigns(text: string): FoundSign[] {
  table ??= makeTable();
  const candidates = listCandidates(text, table);
  if (candidates.length === 0) return [];
  const found = new Map<Sign, FoundSign>();
  for (const words of readSentences(text))
    for (const sign of candidates) {
      const places = found.has(sign) ? null : matchSign(sign, words);
      if (places !== null)
        found.set(sign, { what: sign.what, words: places.map((at) => words[at]?.text ?? '') });
    }
  return [...found.values()];
}

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
    for (const { meanings } of list) for (const { kind } of meanings) mark(word, kind);
  for (const kind of numbers.keys()) if (kind.startsWith('=')) mark(kind.slice(1), kind);
  for (const kind of FORMED) mark('', kind);
  return { signs, marksOf, count: numbers.size };
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

const FIRST_WORDS = /[\p{L}\p{N}_'’-]+/gu;

/** The signs whose every item a text has a word for. */
function listCandidates(text: string, { signs, marksOf, count }: SignTable): readonly Sign[] {
  const has = new Uint8Array(count);
  const see = (word: string): void => {
    for (const number of marksOf.get(word) ?? NONE) has[number] = 1;
  };
  for (const [word] of text.toLowerCase().replaceAll('’', "'").matchAll(FIRST_WORDS)) {
    see(word);
    if (word.endsWith("'s")) see(word.slice(0, -2));
  }
  if (HAS_FORM.test(text)) see('');
  return signs.filter(({ items }) => items.every(({ marks }) => marks.some((number) => has[number] === 1)));
}

const NONE: readonly number[] = [];

/** The places of a sign's words in a sentence, or `null`. From each place the nearest before it that goes on is taken. */
function matchSign({ items, without }: Sign, words: readonly Word[]): readonly number[] | null {
  if (without.length > 0 && words.some((word) => isOf(word, without))) return null;
  let paths: (readonly number[])[] = [];
  for (const [step, { kinds, gap }] of items.entries()) {
    const longer: (readonly number[])[] = [];
    let nearest = 0;
    for (const [at, word] of words.entries()) {
      if (!isOf(word, kinds)) continue;
      if (step === 0) {
        longer.push([at]);
        continue;
      }
      while (endOf(paths[nearest + 1]) < at) nearest += 1;
      const path = paths[nearest];
      if (path && endOf(path) < at && at - endOf(path) <= gap) longer.push([...path, at]);
    }
    if (longer.length === 0) return null;
    paths = longer;
  }
  return paths[0] ?? null;
}

function endOf(path: readonly number[] | undefined): number {
  return path?.at(-1) ?? Infinity;
}

function isOf({ text, kinds: own }: Word, kinds: readonly string[]): boolean {
  return kinds.some((kind) => (kind.startsWith('=') ? text === kind.slice(1) : own.has(kind)));
}
