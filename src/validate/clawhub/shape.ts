import { hash } from 'node:crypto';

/** ClawHub looks at so many non-empty lines of a page's body. */
const LINES = 80;

/**
 * ClawHub's structural fingerprint of a page: what kind and size each of the first 80 non-empty lines of its body has. New
 * skills that share one are refused as template spam (openclaw/clawhub convex/lib/skillQuality.ts). 16 hex digits.
 */
export function shapeOf(page: string): string {
  const kinds: string[] = [];
  for (const line of bodyOf(page).split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    kinds.push(kindOf(trimmed));
    if (kinds.length === LINES) break;
  }
  return hash('sha256', kinds.join(' ')).slice(0, 16);
}

/** The text after the front matter. */
export function bodyOf(page: string): string {
  if (!page.startsWith('---\n')) return page;
  const end = page.indexOf('\n---\n', 3);
  return end === -1 ? page : page.slice(end + '\n---\n'.length);
}

const MARKS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['h3', /^### /],
  ['h2', /^## /],
  ['h1', /^# /],
  ['b', /^[-*]\s+/],
  ['n', /^\d+\.\s+/],
];

function kindOf(line: string): string {
  const [name, mark] = MARKS.find(([, each]) => each.test(line)) ?? ['p', /^/];
  return `${name}${sizeOf(line.replace(mark, ''))}`;
}

const SMALL = 2;
const MEDIUM = 6;
/** ClawHub's own segments words in the locale of its server. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** Lines with seven of these have seven words at least, which is all that a long line has to show. */
const SEVEN_WORDS = /^(?:[^\sA-Za-z0-9]*[A-Za-z0-9]\S*\s+){6}[^\sA-Za-z0-9]*[A-Za-z0-9]/;
/** Pages share most of their short lines. */
const sizes = new Map<string, string>();
const MOST_SIZES = 5000;

/** At most 2 words, at most 6, or more; a word is what Unicode's segmentation takes for one, so `a-b` is two. */
function sizeOf(text: string): string {
  if (SEVEN_WORDS.test(text)) return 'l';
  const known = sizes.get(text);
  if (known !== undefined) return known;
  const words = wordsIn(text);
  const size = words <= SMALL ? 's' : words <= MEDIUM ? 'm' : 'l';
  if (sizes.size < MOST_SIZES) sizes.set(text, size);
  return size;
}

/** How many words a text has, up to one more than a line of medium size. */
function wordsIn(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words += 1;
    if (words > MEDIUM) break;
  }
  return words;
}
