import { BOUNDARY_MARK, listAlternatives } from './patternLiterals.ts';

/** Which of many patterns may match a text: the others need not be tried. */
export type PatternFilter = (text: string) => ReadonlySet<RegExp>;

/** A text that patterns ask for, and whether it has to begin and to end at a boundary of words. */
interface Literal {
  readonly text: string;
  readonly starts: boolean;
  readonly ends: boolean;
  readonly pattern: RegExp;
}

/**
 * Makes a filter for patterns that match few texts. One pass finds which of the texts that the patterns ask for are there: that takes a
 * small part of the time that trying the patterns takes, each of which would have to be compiled as well.
 */
export function createPatternFilter(patterns: readonly RegExp[]): PatternFilter {
  const literals: Literal[] = [];
  /** Alternatives that ask for nothing are tried themselves. */
  const tried: { readonly part: RegExp; readonly pattern: RegExp }[] = [];
  for (const pattern of patterns) {
    const unasking: string[] = [];
    for (const { source, asked } of listAlternatives(pattern)) {
      if (asked === null) unasking.push(source);
      else literals.push(...asked.map((text) => toLiteral(text, pattern)));
    }
    if (unasking.length > 0) tried.push({ part: new RegExp(unasking.join('|'), pattern.flags), pattern });
  }
  const find = createFinder(literals);
  return (text) => {
    const found = find(text);
    for (const { part, pattern } of tried) if (!found.has(pattern) && part.test(text)) found.add(pattern);
    return found;
  };
}

function toLiteral(marked: string, pattern: RegExp): Literal {
  return {
    text: marked.replaceAll(BOUNDARY_MARK, ''),
    starts: marked.startsWith(BOUNDARY_MARK),
    ends: marked.endsWith(BOUNDARY_MARK),
    pattern,
  };
}

/** Characters by which texts are looked up; a shorter one, or one that begins with a rare character, by its first alone. */
const KEY = 3;
const COMMON = /^[\w ]/;
const BUCKETS = 2 ** 14;

function createFinder(literals: readonly Literal[]): (text: string) => Set<RegExp> {
  const byStart = new Map<string, Literal[]>();
  const firsts = new Uint8Array(2 ** 16);
  const buckets = new Uint8Array(BUCKETS);
  for (const literal of literals) {
    const { text } = literal;
    const start = text.slice(0, text.length >= KEY && COMMON.test(text) ? KEY : 1);
    byStart.set(start, [...(byStart.get(start) ?? []), literal]);
    if (start.length === 1) firsts[text.charCodeAt(0)] = 1;
    else buckets[bucketAt(text, 0)] = 1;
  }
  return (text) => {
    const found = new Set<RegExp>();
    const isAscii = ASCII.test(text);
    // All forms of a letter that patterns take for one another have one capital.
    const capitals = isAscii ? text.toUpperCase() : text.toLowerCase().toUpperCase();
    const look = (start: string, at: number): void => {
      for (const literal of byStart.get(start) ?? [])
        // A capital may be ASCII where its letter was not, which moves boundaries.
        if (capitals.startsWith(literal.text, at) && (!isAscii || standsApart(capitals, at, literal)))
          found.add(literal.pattern);
    };
    for (let at = 0; at < capitals.length; at += 1) {
      if (firsts[capitals.charCodeAt(at)] === 1) look(capitals.charAt(at), at);
      if (buckets[bucketAt(capitals, at)] === 1) look(capitals.slice(at, at + KEY), at);
    }
    return found;
  };
}

const ASCII = /^[\0-\x7f]*$/;

function bucketAt(text: string, at: number): number {
  const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((a * 31 + b) * 31 + c) & (BUCKETS - 1);
}

function standsApart(text: string, at: number, { starts, ends, text: { length } }: Literal): boolean {
  return (!starts || isBoundary(text, at)) && (!ends || isBoundary(text, at + length));
}

const WORD = /\w/;

function isBoundary(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) !== WORD.test(text.charAt(at));
}
