import { BOUNDARY_MARK, listAlternatives } from './patternLiterals.ts';

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

/** Characters by which texts are looked up; a shorter one, or one that begins with a rare character, by its first alone. */
const KEY = 3;
const COMMON = /^[\w ]/;
/** Capitals, digits and marks of ASCII differ in six bits. */
const BITS = 6;
const BUCKETS = 2 ** (KEY * BITS);
const NONE: readonly Literal[] = [];

function createFinder(literals: readonly Literal[]): (text: string) => Set<Part> {
  const byStart = new Map<string, Literal[]>();
  const firsts = new Uint8Array(2 ** 16);
  const buckets = new Uint8Array(BUCKETS);
  for (const literal of literals) {
    const { text } = literal;
    const start = text.slice(0, text.length >= KEY && COMMON.test(text) ? KEY : 1);
    byStart.set(start, [...(byStart.get(start) ?? []), literal]);
    if (start.length === 1) firsts[text.charCodeAt(0)] = 1;
    else buckets[bucketOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2))] = 1;
  }
  return (text) => {
    const found = new Set<Part>();
    const isAscii = ASCII.test(text);
    // All forms of a letter that patterns take for one another have one capital.
    const capitals = isAscii ? text.toUpperCase() : text.toLowerCase().toUpperCase();
    const look = (start: string, at: number): void => {
      for (const literal of byStart.get(start) ?? NONE)
        // A capital may be ASCII where its letter was not, which moves boundaries.
        if (capitals.startsWith(literal.text, at) && (!isAscii || standsApart(capitals, at, literal)))
          found.add(literal.part);
    };
    let [second, third] = [capitals.charCodeAt(0), capitals.charCodeAt(1)];
    for (let at = 0; at < capitals.length; at += 1) {
      const first = second;
      second = third;
      third = capitals.charCodeAt(at + 2);
      if (firsts[first] === 1) look(capitals.charAt(at), at);
      if (buckets[bucketOf(first, second, third)] === 1) look(capitals.slice(at, at + KEY), at);
    }
    return found;
  };
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
