import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type ParsedNode,
  type YAMLError,
} from 'yaml';
import { CONFLICT, findConflict } from '../text/findConflict.ts';
import { formatCodePoint } from '../text/characters.ts';
import { isDeeperThan } from '../text/depth.ts';
import { remember } from '../text/memo.ts';
import { locatePosition, START, type Position } from '../text/position.ts';
import { parsePlainYaml } from './plainYaml.ts';
import { ALIAS, ANCHOR, STRANGE_SPACES, TAG, wordTwice, wordYamlError } from './wordYamlError.ts';

/** Deeper than any descriptor or settings nest, and shallow enough for everything that recurses later. */
const DEEPEST = 32;

/** What is wrong with a text, and where. */
export interface Problem {
  readonly message: string;
  readonly at: Position;
  /** How to fix it, where that is known. */
  readonly hint?: string;
}

/** A problem in one line behind its place: `2:7: …`. */
export function wordProblem({ at, message, hint }: Problem): string {
  return `${at.line}:${at.column}: ${message}${hint === undefined ? '' : `. ${hint}`}`;
}

/** What a text says, or the first problem. */
export type ParseResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** A key or an index on the way to a value. */
export type Step = string | number;

/**
 * Parses YAML 1.2 with the failsafe schema: every scalar stays the string that was written (`1.10`, `no`, `2026-11-20`),
 * no tag, alias or merge key changes it.
 */
export function parseYaml(text: string): ParseResult {
  const strange = findLeftConflict(text) ?? findStrangeIndent(text);
  if (strange) return { ok: false, problem: strange };
  const plain = parsePlainYaml(text);
  return plain === undefined ? parseAnyYaml(text) : { ok: true, value: plain };
}

/** Returns what is wrong with a text that git could not merge; `null` for every other text. */
export function findLeftConflict(text: string): Problem | null {
  const offset = findConflict(text);
  return offset === null ? null : { ...CONFLICT, at: locatePosition(text, offset) };
}

const STRANGE_INDENT = new RegExp(`^([ -]*)([${STRANGE_SPACES}])`, 'm');

/** A line that begins with what looks like spaces and is none to YAML, as texts from web pages have it. */
function findStrangeIndent(text: string): Problem | null {
  const found = STRANGE_INDENT.exec(text);
  if (!found) return null;
  const [, before = '', char = ''] = found;
  return {
    message: `The line begins with a character that looks like a space but is not one (${formatCodePoint(char)})`,
    at: locatePosition(text, found.index + before.length),
    hint: 'Type it anew, with plain spaces.',
  };
}

/** Parses as `parseYaml` does, by the YAML library alone. */
export function parseAnyYaml(text: string): ParseResult {
  try {
    return parseByLibrary(text);
  } catch (error) {
    // The library calls itself for each level.
    if (error instanceof RangeError) return wrong(tellTooDeep(DEEPEST));
    throw error;
  }
}

function parseByLibrary(text: string): ParseResult {
  const document = parseNodes(text);
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const found = error
    ? findWrongText(error, text)
    : (findWrongKey(document, text) ?? findUnsupported(document, text));
  if (found) return wrong(found.message, locatePosition(text, found.at), found.hint);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return isDeeperThan(value, DEEPEST) ? wrong(tellTooDeep(DEEPEST)) : { ok: true, value };
}

function findWrongText(error: YAMLError, text: string): WrongPart {
  return { at: error.pos[0], ...wordYamlError(error, text) };
}

/** The first alias, else the first anchor or bare tag (`! text`), which are no part of a value; `null` when there is none. */
function findUnsupported(document: Document.Parsed<ParsedNode>, text: string): WrongPart | null {
  let found: WrongPart | null = null;
  visit(document, {
    Alias: (_, { range }) => {
      found = { ...ALIAS, at: range?.[0] ?? 0 };
      return visit.BREAK;
    },
    Value: (_, { anchor, tag, range }) => {
      const before = range?.[0] ?? 0;
      if (anchor !== undefined) found ??= { ...ANCHOR, at: text.lastIndexOf('&', before) };
      if (tag === '!') found ??= { ...TAG, at: text.lastIndexOf('!', before) };
    },
  });
  return found;
}

function wrong(message: string, at = START, hint?: string): ParseResult {
  return { ok: false, problem: { message, at, ...(hint !== undefined && { hint }) } };
}

/** What is said of a text whose lists and maps are nested deeper than that. */
export function tellTooDeep(most: number): string {
  return `Lists and maps are nested more than ${most} deep`;
}

/** Where the value at `path` stands in `text`; with `onKey` its key. Falls back to the deepest step that exists. */
export function locateInYaml(text: string, path: readonly Step[], onKey = false): Position {
  let node: ParsedNode | null = parseNodes(text).contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const found = child(node, step);
    if (!found) break;
    node = found.value;
    const last = depth === path.length - 1;
    offset = (last && onKey ? found.keyOffset : undefined) ?? node?.range?.[0] ?? found.keyOffset ?? offset;
  }
  return locatePosition(text, offset);
}

/** The nodes of a text with their places. Those of the last text are kept: its value, its warnings and its findings are asked one by one. */
export const parseNodes = remember(
  /** Unique keys are seen to by `findWrongKey`: the library compares each with all others. */
  (text: string): Document.Parsed<ParsedNode> =>
    parseDocument(text, { schema: 'failsafe', merge: false, prettyErrors: false, uniqueKeys: false }),
  1,
);

/** A part of a text that cannot be, by its place. */
interface WrongPart extends Omit<Problem, 'at'> {
  readonly at: number;
}

/** JavaScript's name for what an object inherits from: checks of maps of any keys leave it out without a word. */
const PROTO = '__proto__';
const NO_KEY = { message: `"${PROTO}" cannot be a key`, hint: 'Give it another name.' };

/** The first key that its map has already, or that can be none; `null` when there is none. */
function findWrongKey(document: Document.Parsed<ParsedNode>, text: string): WrongPart | null {
  let found: WrongPart | null = null;
  visit(document, {
    Map: (_, map) => {
      const seen = new Map<string, number>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : null;
        if (name === null || !isScalar(key)) continue;
        const at = key.range?.[0] ?? 0;
        const first = seen.get(name);
        if (first !== undefined || name === PROTO) {
          found = {
            at,
            ...(first === undefined ? NO_KEY : wordTwice(name, locatePosition(text, first).line)),
          };
          return visit.BREAK;
        }
        seen.set(name, at);
      }
      return undefined;
    },
  });
  return found;
}

function child(
  node: ParsedNode | null,
  step: Step,
): { value: ParsedNode | null; keyOffset?: number } | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { value: item as ParsedNode };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
  );
  if (!pair) return undefined;
  const keyOffset = (pair.key as ParsedNode).range?.[0];
  return { value: pair.value as ParsedNode | null, ...(keyOffset === undefined ? {} : { keyOffset }) };
}
