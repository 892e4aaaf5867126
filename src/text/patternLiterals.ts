/**
 * Literal texts that a pattern asks for, so that a cheap search for them tells where the pattern need not be tried (RE2 calls this
 * `FilteredRE2`: google/re2 `re2/filtered_re2.h`). What is not understood asks for nothing: then the pattern is always tried.
 */

/** Stands in a literal text where the pattern has a boundary of words. */
export const BOUNDARY_MARK = '\b';

/** More texts than this are not put together: "(?:do not|never) (?:tell|inform)" is four. */
const MOST = 12;
/** Shorter ones stand in every text. */
const SHORTEST = 3;
/** Beyond this, fewer texts count more than longer ones. */
const LONG = 7;

/** What a part of a pattern asks for. */
interface Part {
  /** It matches one of these and nothing else. */
  readonly exact: readonly string[] | null;
  /** What it matches holds one of these; `null`: it may be anything. */
  readonly held: readonly string[] | null;
}

const ANYTHING: Part = { exact: null, held: null };
const NOTHING: Part = { exact: [''], held: null };
const BOUNDARY: Part = { exact: [BOUNDARY_MARK], held: null };

/** One of the alternatives of a pattern. */
export interface PatternAlternative {
  readonly source: string;
  /** Every text that it matches holds one of these in capitals; `null`: nothing is known. */
  readonly asked: readonly string[] | null;
}

/** The alternatives of a pattern, with what each asks for. */
export function listAlternatives({ source }: RegExp): PatternAlternative[] {
  const cursor = { source, at: 0 };
  const alternatives: PatternAlternative[] = [];
  while (cursor.at <= source.length) {
    const start = cursor.at;
    const asked = heldBy(readSequence(cursor));
    alternatives.push({ source: source.slice(start, cursor.at), asked });
    cursor.at += 1;
  }
  return alternatives;
}

interface PatternCursor {
  readonly source: string;
  at: number;
}

function readChoice(cursor: PatternCursor): Part {
  const choices = [readSequence(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    choices.push(readSequence(cursor));
  }
  return choices.length === 1 ? (choices[0] ?? ANYTHING) : oneOf(choices);
}

function oneOf(choices: readonly Part[]): Part {
  const exact = allOf(choices.map((choice) => choice.exact));
  if (exact && exact.length <= MOST) return { exact, held: null };
  return { exact: null, held: allOf(choices.map(heldBy)) };
}

function allOf(lists: readonly (readonly string[] | null)[]): string[] | null {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === null) return null;
    for (const text of list) all.add(text);
  }
  return [...all];
}

function readSequence(cursor: PatternCursor): Part {
  let run: readonly string[] = [''];
  let best: readonly string[] | null = null;
  let isExact = true;
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '')) {
    const part = readRepeated(cursor);
    const longer = part.exact && join(run, part.exact);
    if (longer) run = longer;
    else {
      best = better(better(best, usable(run)), part.held);
      run = part.exact ?? [''];
      isExact = false;
    }
  }
  return isExact ? { exact: run, held: null } : { exact: null, held: better(best, usable(run)) };
}

function join(starts: readonly string[], ends: readonly string[]): string[] | null {
  if (starts.length * ends.length > MOST) return null;
  if (starts.length === 1 && ends.length === 1) return [`${starts[0]}${ends[0]}`];
  return starts.flatMap((start) => ends.map((end) => start + end));
}

/** A part with what says how often it stands there. */
function readRepeated(cursor: PatternCursor): Part {
  const part = readPart(cursor);
  const mark = take(cursor, HOW_OFTEN);
  if (mark === '') return part;
  if (mark.startsWith('?')) return part.exact ? oneOf([part, NOTHING]) : ANYTHING;
  if (/^(?:\*|\{0)/.test(mark)) return ANYTHING;
  return { exact: null, held: heldBy(part) };
}

function readPart(cursor: PatternCursor): Part {
  const text = take(cursor, TEXT);
  if (text !== '') return { exact: [text.toUpperCase()], held: null };
  const char = cursor.source[cursor.at] ?? '';
  if (char === '(') return readGroup(cursor);
  if (char === '[') return readClass(cursor);
  if (char === '\\') return readEscape(cursor);
  cursor.at += 1;
  if (char === '.') return ANYTHING;
  return '^$'.includes(char) ? NOTHING : { exact: [char.toUpperCase()], held: null };
}

/** Characters that stand for themselves; the last one before what says how often it stands there is read alone. */
const TEXT = /[^\\()[\]{}.^$|?*+]+(?![?*+{])/y;
const HOW_OFTEN = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;
const OPENING = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<\w+>|\d+|.)/suy;

/** Takes what stands there off a pattern; empty when it is something else. */
function take(cursor: PatternCursor, what: RegExp): string {
  what.lastIndex = cursor.at;
  const [text = ''] = what.exec(cursor.source) ?? [];
  cursor.at += text.length;
  return text;
}

function readGroup(cursor: PatternCursor): Part {
  const start = take(cursor, OPENING);
  const inner = readChoice(cursor);
  cursor.at += 1;
  // What only looks ahead or back takes up no text.
  return /[=!]$/.test(start) ? NOTHING : inner;
}

function readClass(cursor: PatternCursor): Part {
  const inner = Array.from(take(cursor, CLASS).slice(1, -1));
  const isPlain = inner.length <= 3 && !inner.some((char) => '^-\\'.includes(char));
  return isPlain ? { exact: inner.map((char) => char.toUpperCase()), held: null } : ANYTHING;
}

function readEscape(cursor: PatternCursor): Part {
  const [, char = ''] = take(cursor, ESCAPE);
  if (char === 'b') return BOUNDARY;
  if (char === 'B') return NOTHING;
  return /\w/.test(char) ? ANYTHING : { exact: [char], held: null };
}

function heldBy({ exact, held }: Part): readonly string[] | null {
  return exact ? usable(exact) : held;
}

/** `null` for texts that stand nearly everywhere. */
function usable(texts: readonly string[]): readonly string[] | null {
  return texts.every((text) => weightOf(text) >= SHORTEST) ? texts : null;
}

function better(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  const [a, b] = [one, other].map((texts) => Math.min(LONG, ...texts.map(weightOf)));
  if (a === b) return one.length <= other.length ? one : other;
  return (a ?? 0) > (b ?? 0) ? one : other;
}

const MARKS = '|<>{}[]$~#`';

/** Length, in which a mark of code counts as much as a short word and a character beyond ASCII too. */
function weightOf(text: string): number {
  let weight = 0;
  for (const char of text) {
    if (char === BOUNDARY_MARK) continue;
    weight += char > '\u007F' || MARKS.includes(char) ? SHORTEST : 1;
  }
  return weight;
}
