import { findHidden, formatCodePoint, toVisibleLine } from '../text/characters.ts';

/** A line that opens a block of code. */
export const CODE_FENCE = 'a code fence';
/** A line of a block of code without a fence. */
export const INDENTED = 'a line indented by more than three spaces, which may become a command block';
/** An item of a numbered list. */
export const NUMBERED = 'a numbered list, which goes on with the numbers of the steps on the page';
/** A row of a table. */
export const TABLE = 'a table';
/** A line of a quotation. */
export const QUOTATION = 'a quotation';

const HEADING = /^#{1,6}(?:\s|$)/;
const UNDERLINE = /^(?:=+|-+|(?:[-*_]\s*){3,})\s*$/;
const UNDERLINED = 'an underline that makes a heading or a rule';
const FENCE = /^(?:`{3,}|~{3,})/;
const DELIMITERS = /^[\s|:-]+$/;
/** What the page counts as a step. */
const STEP = /^\d+\. /;
const MARKER = /^(?:[-+*]|\d{1,9}[.)])(?= |$)/;
/** Two letters may be a country's domain; the longer endings are those that GFM renderers link without a scheme. */
const HOST =
  /[\p{L}\p{N}-]\.(?:[a-z]{2}|com|edu|gov|net|org|pro|web|xxx|aero|asia|biz|coop|info|museum|name|shop|рф|xn--[\w-]+)(?![\p{L}\p{N}])/iu;
/** A tilde that stands before a word, as in "~5 minutes", strikes nothing through. */
const STRIKE = /(?:[^\s(]|^)~|~(?![\p{L}\p{N}])/u;

/**
 * What a line of notes could be besides text, in whatever context it stands: list markers are taken off as often as there
 * are any, because blocks begin behind them too. Returns it as the object of a sentence; `null` for text alone.
 */
export function findNotesMarkup(written: string, brands: readonly string[]): string | null {
  const hidden = findHidden(written);
  if (hidden !== null) return `the invisible character ${formatCodePoint(hidden)}`;
  // As the page shows it: what emoji are made with is gone, which could make harmless lines into something else.
  const line = toVisibleLine(written).trimEnd();
  let rest = line.trimStart();
  if (line.length - rest.length > 3) return INDENTED;
  for (let marker = MARKER.exec(rest); marker; marker = MARKER.exec(rest)) {
    // "* **" is a rule, though "**" behind a marker would be none.
    if (UNDERLINE.test(rest)) return UNDERLINED;
    const content = rest.slice(marker[0].length).trimStart();
    if (content === '') return 'a list marker with nothing behind it';
    if (rest.length - marker[0].length - content.length > 4) return 'indented code behind a list marker';
    rest = content;
  }
  return blockIn(rest) ?? inlineIn(rest, brands) ?? (STEP.test(written) ? NUMBERED : null);
}

function blockIn(rest: string): string | null {
  switch (rest.charAt(0)) {
    case '#':
      return HEADING.test(rest) ? 'a heading' : null;
    case '>':
      return QUOTATION;
    case '|':
      return TABLE;
    case '`':
    case '~':
      return FENCE.test(rest) ? CODE_FENCE : null;
    case '[':
      return /^\[[ xX]\](?:\s|$)/.test(rest) ? 'a check box' : null;
    default:
      if (UNDERLINE.test(rest)) return UNDERLINED;
      return DELIMITERS.test(rest) ? TABLE : null;
  }
}

function inlineIn(rest: string, brands: readonly string[]): string | null {
  const bare = rest.includes('`') ? withoutCode(rest) : rest;
  if (bare === null) return 'a backtick that opens code without closing it on the same line';
  if (bare.includes('](') || bare.includes('][') || bare.includes(']:')) return 'a link';
  if (/<[a-z!/?]/i.test(bare)) return 'HTML or an autolink';
  if (bare.includes('//') || /\S@\S|\bwww\.|\b(?:mailto|xmpp):/i.test(bare))
    return 'an address that readers turn into a link';
  // The brand itself may be such a name: readers that link it lead to the app.
  if (bare.includes('.') && HOST.test(brands.reduce((text, brand) => text.replaceAll(brand, 'x'), bare)))
    return 'an address that readers turn into a link';
  if (/&#/.test(bare)) return 'an encoded character';
  return bare.includes('~') && STRIKE.test(bare) ? 'text that may be struck through' : null;
}

/** The line with a letter in place of each code span; `null` when its backticks do not pair up on this line. */
function withoutCode(line: string): string | null {
  let bare = '';
  let from = 0;
  for (let at = line.indexOf('`'); at !== -1; at = line.indexOf('`', from)) {
    if (line.charAt(at - 1) === '\\') return null;
    const run = /^`+/.exec(line.slice(at))?.[0].length ?? 0;
    const end = closing(line, at + run, run);
    if (end === -1) return null;
    bare += `${line.slice(from, at)}x`;
    from = end + run;
  }
  return bare + line.slice(from);
}

/** Where the next run of exactly so many backticks is; -1 without one. */
function closing(line: string, from: number, length: number): number {
  for (let at = line.indexOf('`', from); at !== -1;) {
    const run = /^`+/.exec(line.slice(at))?.[0].length ?? 1;
    if (run === length) return at;
    at = line.indexOf('`', at + run);
  }
  return -1;
}
