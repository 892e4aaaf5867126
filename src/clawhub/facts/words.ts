/** Splits as ClawHub does (openclaw/clawhub convex/lib/skillQuality.ts); the language changes nothing between spaces. */
let segmenter: Intl.Segmenter | undefined;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** `_`: joins; alone it is no word (ICU takes two for one). */
const JOINER = 3;

/**
 * The words of one line by Unicode's word boundaries (UAX #29), as `Intl.Segmenter` finds them. Plain ASCII is split by hand,
 * because the segmenter would cost more than everything else that is done for a page.
 */
export function listCountedWords(line: string): string[] {
  const words: string[] = [];
  eachWord(line, (start, end) => {
    words.push(line.slice(start, end).toLowerCase());
    return true;
  });
  return words;
}

/** How many words a line has, counted up to `most`. */
export function countWords(line: string, most: number): number {
  let count = 0;
  eachWord(line, () => (count += 1) < most);
  return count;
}

/** Calls back with the bounds of each word until it is answered `false`. */
function eachWord(line: string, found: (start: number, end: number) => boolean): void {
  if (!isAscii(line)) return eachSegment(line, found);
  let start = -1;
  let isWord = false;
  for (let at = 0; at <= line.length; at += 1) {
    const kind = kindAt(line, at);
    if (kind !== OTHER) {
      if (start === -1) start = at;
      isWord ||= kind !== JOINER;
    } else if (start !== -1 && !joinsAt(line, at)) {
      if ((isWord || at - start > 1) && !found(start, at)) return;
      start = -1;
      isWord = false;
    }
  }
}

/** Whether the punctuation at a place is inside a word: `don't`, `a.b`, `1,000`. */
function joinsAt(line: string, at: number): boolean {
  const before = kindAt(line, at - 1);
  if (before !== kindAt(line, at + 1)) return false;
  const char = line[at];
  if (before === LETTER) return char === '.' || char === "'" || char === ':';
  return before === DIGIT && (char === '.' || char === "'" || char === ',' || char === ';');
}

function kindAt(line: string, at: number): number {
  const code = line.charCodeAt(at);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code === 95 ? JOINER : OTHER;
}

function isAscii(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) > 127) return false;
  return true;
}

function eachSegment(line: string, found: (start: number, end: number) => boolean): void {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  for (const { segment, index, isWordLike } of segmenter.segment(line))
    if (isWordLike === true && !found(index, index + segment.length)) return;
}
