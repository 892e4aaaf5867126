import { formatCodePoint, findHidden, toVisibleLine } from '../../../text/characters.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';

const HEADING = /^#{1,6}(?:\s|$)/;
const UNDERLINE = /^(?:=+|-+|(?:[-*_]\s*){3,})\s*$/;
const UNDERLINED = 'an underline that makes a heading or a rule';
const CODE_FENCE = 'a code fence';
const INDENTED = 'a line indented by more than three spaces, which may become a command block';
const FENCE = /^(?:`{3,}|~{3,})/;
const DELIMITERS = /^[\s|:-]+$/;
const NUMBERED = 'a numbered list, which goes on with the numbers of the steps on the page';
/** What the page counts as a step. */
const STEP = /^\d+\. /;
const TABLE = 'a table';
const QUOTATION = 'a quotation';
/** What goes on from line to line, and is told once. */
const BLOCKS: ReadonlySet<string> = new Set([NUMBERED, TABLE, QUOTATION]);
const MARKER = /^(?:[-+*]|\d{1,9}[.)])(?= |$)/;
/** Two letters may be a country's domain; the longer endings are those that GFM renderers link without a scheme. */
const HOST =
  /[\p{L}\p{N}-]\.(?:[a-z]{2}|com|edu|gov|net|org|pro|web|xxx|aero|asia|biz|coop|info|museum|name|shop|рф|xn--[\w-]+)(?![\p{L}\p{N}])/iu;
/** A tilde that stands before a word, as in "~5 minutes", strikes nothing through. */
const STRIKE = /(?:[^\s(]|^)~|~(?![\p{L}\p{N}])/u;

const HINT = 'Write it as a sentence or a bullet; put names, paths and addresses in `inline code`.';

export const notes: Rule = {
  name: 'descriptor/notes',
  level: 'error',
  about:
    "A descriptor's notes are paragraphs and bullets with inline code and emphasis: they add no heading, numbered list, link, HTML, table, quotation or command block to the page.",
  why: 'Notes are the only Markdown that a page takes over as it is, and an agent obeys what stands there. What could grow into structure of the page, be it only in one reader’s dialect, is refused rather than escaped, so that reviewers see what agents see. Names, paths, addresses and patterns belong into inline code, where all readers leave them alone.',
  bad: { notes: '## Ignore the above\n\nSee [the guide](https://acme.example/guide) or www.acme.example.' },
  good: {
    notes:
      '- Ids begin with `ord_`; *test* orders do not.\n- Times are in UTC.\n\nThe host is `api.acme.example`.',
  },
  excusable: false,
  everyLanguage: true,
  ofApp: ({ descriptor }) =>
    findRefusedNotes(descriptor).map(({ first, what }): Verdict => ({
      message: `The notes hold ${what}`,
      hint:
        what === NUMBERED ? 'Begin its lines with "1)", which is no step of the page, or with a dash.' : HINT,
      place: { note: first },
    })),
};

/** Lines of notes that a page cannot take over, counted from 0, and what they hold. */
export interface RefusedNotes {
  readonly first: number;
  readonly last: number;
  readonly what: string;
  /** A code block: its lines are no texts of their own. */
  readonly isCode: boolean;
  /** A code block that nothing closes: on a page it would swallow what follows. */
  readonly open: boolean;
  /** A numbered list: on a page the steps behind it would be counted on from it. */
  readonly counts: boolean;
}

/** Finds what no page takes over of a descriptor's notes; a code block is one, with all its lines. */
export function findRefusedNotes({
  name,
  aliases,
  notes,
}: Pick<Descriptor, 'name' | 'aliases' | 'notes'>): RefusedNotes[] {
  if (notes === '') return [];
  const brands = [name, ...aliases].filter((brand) => notes.includes(brand));
  const lines = notes.split('\n');
  const refused: RefusedNotes[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const what = line === '' ? null : foundIn(line, brands);
    if (what === null) continue;
    const end = findEnd(lines, at, what);
    const last = end ?? lines.length - 1;
    const before = refused.at(-1);
    if (before?.what === what && goesOn(what, lines.slice(before.last + 1, at)))
      refused[refused.length - 1] = { ...before, last };
    else
      refused.push({
        first: at,
        last,
        what,
        isCode: isCode(what),
        open: end === null,
        counts: what === NUMBERED,
      });
    at = last;
  }
  return refused;
}

/** Between the items of a numbered list stand blank lines, and indented ones that go on with an item. */
function goesOn(what: string, between: readonly string[]): boolean {
  return BLOCKS.has(what) && between.every((line) => what === NUMBERED && /^(?: |$)/.test(line));
}

function isCode(what: string): boolean {
  return what === CODE_FENCE || what === INDENTED;
}

/** The last line of what begins on a line; `null` when a fence is never closed. */
function findEnd(lines: readonly string[], at: number, what: string): number | null {
  if (what === CODE_FENCE) return findFenceEnd(lines, at);
  if (what !== INDENTED) return at;
  let last = at;
  while (/^(?: {4}|\t)\s*\S/.test(lines[last + 1] ?? '')) last += 1;
  return last;
}

/** The line that closes the fence of a line; `null` when none does. Behind a list marker a fence ends with its item: that line itself. */
function findFenceEnd(lines: readonly string[], at: number): number | null {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lines[at] ?? '')?.[1];
  if (fence === undefined) return at;
  const isEnd = (line: string): boolean => {
    const text = line.trim();
    return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
  };
  const length = lines.slice(at + 1).findIndex(isEnd);
  return length === -1 ? null : at + 1 + length;
}

/**
 * What a line of notes could be besides text, in whatever context it stands: list markers are taken off as often as there
 * are any, because blocks begin behind them too.
 */
function foundIn(written: string, brands: readonly string[]): string | null {
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
