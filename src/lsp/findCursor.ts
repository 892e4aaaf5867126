import type { ValuePath } from '../model/finding.ts';
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';

/** Where somebody writes in a YAML text. */
export interface Cursor {
  /** The way to the map or the list that is written in, or to the value. */
  readonly path: ValuePath;
  /** What is there already: keys of the map, values of the list. */
  readonly beside: readonly string[];
  /** It is written in brackets or braces. */
  readonly inFlow: boolean;
}

/** The word at a place of a text. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

/** A character that stands in nobody's text (Unicode's private use). */
const MARK = '\u{F0000}';
const IN_WORD = /[^\s,:[\]{}"'#]/;

/** Returns the word that a place of a text is in, or at an end of. */
export function findWord(text: string, offset: number): Word {
  let [start, end] = [offset, offset];
  while (start > 0 && IN_WORD.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && IN_WORD.test(text[end] ?? '')) end += 1;
  return { start, end };
}

/** Returns where a key stands, or would stand, in the place of a word; `null` where none can. */
export function findKey(text: string, word: Word): Cursor | null {
  const isWritten = /^[ \t]*:(?:\s|$)/.test(text.slice(word.end));
  const found = findMark(text, word, isWritten ? MARK : `${MARK}: x`);
  const [pair, map, ...above] = found?.ancestors ?? [];
  if (found?.role !== 'key' || !isPair(pair) || !isMap(map)) return null;
  const beside = map.items.flatMap(({ key }) =>
    isScalar(key) && key !== found.node ? String(key.value) : [],
  );
  return { path: toPath(map, above), beside, inFlow: map.flow === true };
}

/** Returns where a value stands, or would stand, in the place of a word; `null` where none can. */
export function findValue(text: string, word: Word): Cursor | null {
  const found = findMark(text, word, MARK);
  const [parent] = found?.ancestors ?? [];
  if (!found || found.role === 'key') return null;
  const beside = isSeq(parent)
    ? parent.items.flatMap((item) => (isScalar(item) && item !== found.node ? String(item.value) : []))
    : [];
  return {
    path: toPath(found.node, found.ancestors),
    beside,
    inFlow: isSeq(parent) && parent.flow === true,
  };
}

interface FoundNode {
  readonly node: Node;
  /** `key`, `value`, or the place in a list. */
  readonly role: number | 'key' | 'value' | null;
  /** The nearest first. */
  readonly ancestors: readonly (Document | Node | Pair)[];
}

/** Reads the text with a mark in the place of the word: the library reads what is half written, too. */
function findMark(text: string, { start, end }: Word, mark: string): FoundNode | null {
  const marked = `${withoutColons(text.slice(0, start))}${mark}${text.slice(end)}`;
  const document = parseDocument(marked, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
  let found: FoundNode | null = null;
  visit(document, {
    Scalar: (role, node, ancestors) => {
      if (node.value === MARK) found = { node, role, ancestors: ancestors.toReversed() };
    },
  });
  return found;
}

/** A sentence with a colon is not quoted yet, so that it would count as a map: the same text with none in the plain value of a line. */
function withoutColons(text: string): string {
  return text.replaceAll(
    /^( *(?:- )*[\w-]+: +)([^\s[{"'|>].*)(?=\n)/gm,
    (_, key: string, value: string) => key + value.replaceAll(': ', '. '),
  );
}

/** The keys and places that lead to a node. */
function toPath(node: unknown, ancestors: FoundNode['ancestors']): (string | number)[] {
  const [parent, ...above] = ancestors;
  if (isPair(parent)) return [...toPath(parent, above), isScalar(parent.key) ? String(parent.key.value) : ''];
  if (isSeq(parent)) return [...toPath(parent, above), parent.items.indexOf(node)];
  return parent === undefined ? [] : toPath(parent, above);
}
