import { BOUNDARY_MARK, listAlternatives } from './patternLiterals.ts';
import { addTo } from './groupBy.ts';

/** Finds out which of some patterns match a text. */
export type Matcher = (text: string) => (pattern: RegExp) => boolean;

/** One of the alternatives of a pattern. It is compiled when a text may match it for the first time, which few are. */
interface Part {
  readonly pattern: RegExp;
  readonly test: (text: string) => boolean;
}

/** A text that an alternative asks for, and whether it has to begin and to end at a boundary of words. */
interface Literal {
  readonly text: string;
  readonly starts: boolean;
  readonly ends: boolean;
  readonly part: Part;
}

/**
 * Makes a matcher for patterns that match few texts. One pass finds which of the texts that their alternatives ask for are there: that
 * takes a small part of the time that trying all of them takes, each of which would have to be compiled as well.
 */
export function createMatcher(patterns: readonly RegExp[]): Matcher {
  const literals: Literal[] = [];
  /** Alternatives that ask for nothing: any text may match them. */
  const unasking: Part[] = [];
  for (const pattern of patterns)
    for (const { source, asked } of listAlternatives(pattern)) {
      const part = toPart(source, pattern);
      if (asked === null) unasking.push(part);
      else literals.push(...asked.map((text) => toLiteral(text, part)));
    }
  const find = createFinder(literals);
  return (text) => {
    const worthTrying = [...find(text), ...unasking];
    return (pattern) => worthTrying.some((part) => part.pattern === pattern && part.test(text));
  };
}

function toPart(source: string, pattern: RegExp): Part {
  let compiled: RegExp | undefined;
  return { pattern, test: (text) => (compiled ??= new RegExp(source, pattern.flags)).test(text) };
}

function toLiteral(marked: string, part: Part): Literal {
  return {
    text: marked.replaceAll(BOUNDARY_MARK, ''),
    starts: marked.startsWith(BOUNDARY_MARK),
    ends: marked.endsWith(BOUNDARY_MARK),
    part,
  };
}

/** Characters by which texts are looked up. */
const KEY = 3;
/** Capitals, digits and marks of ASCII differ in six bits. */
const BITS = 6;
const BUCKETS = 2 ** (KEY * BITS);

/** A literal and where in it the characters stand by which it is looked up. */
interface Keyed {
  readonly literal: Literal;
  readonly offset: number;
}

const NONE: readonly Keyed[] = [];

function createFinder(literals: readonly Literal[]): (text: string) => Set<Part> {
  const byKey = new Map<string, Keyed[]>();
  const singles = new Uint8Array(2 ** 16);
  const buckets = new Uint8Array(BUCKETS);
  for (const literal of literals) {
    const { key, offset } = chooseKey(literal.text);
    addTo(byKey, key, { literal, offset });
    if (key.length === 1) singles[key.charCodeAt(0)] = 1;
    else buckets[bucketOf(key.charCodeAt(0), key.charCodeAt(1), key.charCodeAt(2))] = 1;
  }
  return (text) => {
    const found = new Set<Part>();
    const isAscii = ASCII.test(text);
    // All forms of a letter that patterns take for one another have one capital.
    const capitals = isAscii ? text.toUpperCase() : text.toLowerCase().toUpperCase();
    const look = (key: string, at: number): void => {
      for (const { literal, offset } of byKey.get(key) ?? NONE)
        // A capital may be ASCII where its letter was not, which moves boundaries.
        if (
          capitals.startsWith(literal.text, at - offset) &&
          (!isAscii || standsApart(capitals, at - offset, literal))
        )
          found.add(literal.part);
    };
    let [second, third] = [capitals.charCodeAt(0), capitals.charCodeAt(1)];
    for (let at = 0; at < capitals.length; at += 1) {
      const first = second;
      second = third;
      third = capitals.charCodeAt(at + 2);
      if (singles[first] === 1) look(capitals.charAt(at), at);
      if (buckets[bucketOf(first, second, third)] === 1) look(capitals.slice(at, at + KEY), at);
    }
    return found;
  };
}

/** Letters of English texts, those that stand in them most often first. */
const BY_USE = ' ETAOINSRHLDCUMFPGWYBVKXJQZ';

const RANKS = Uint8Array.from({ length: 128 }, (_, code) => {
  const rank = BY_USE.indexOf(String.fromCharCode(code));
  return rank === -1 ? BY_USE.length : rank;
});

/** The three characters of a literal that fewest texts have; of a shorter one its rarest alone. */
function chooseKey(text: string): { readonly key: string; readonly offset: number } {
  const length = text.length < KEY ? 1 : KEY;
  let [best, rarest] = [0, -1];
  for (let offset = 0; offset + length <= text.length; offset += 1) {
    let rarity = 0;
    for (let at = offset; at < offset + length; at += 1)
      rarity += RANKS[text.charCodeAt(at)] ?? BY_USE.length;
    if (rarity > rarest) [best, rarest] = [offset, rarity];
  }
  return { key: text.slice(best, best + length), offset: best };
}

const ASCII = /^[\0-\x7f]*$/;

function bucketOf(first: number, second: number, third: number): number {
  return ((first << (2 * BITS)) ^ (second << BITS) ^ third) & (BUCKETS - 1);
}

function standsApart(text: string, at: number, { starts, ends, text: { length } }: Literal): boolean {
  return (!starts || isBoundary(text, at)) && (!ends || isBoundary(text, at + length));
}

const WORD = /\w/;

function isBoundary(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) !== WORD.test(text.charAt(at));
}
