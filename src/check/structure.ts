import { toVisibleLine } from '../text/characters.ts';
import { remember } from '../text/memo.ts';
import { NOTES_PLACEHOLDER } from '../text/notesPlaceholder.ts';
import { readCodeShape, isDelimiterRow, isExact, readLineShape } from '../text/lineShape.ts';
import { findBodyStart } from '../text/markdown.ts';

/** A line of a Markdown text that others are compared with, by what it gives to the structure. */
export interface StructureLine {
  readonly text: string;
  /** `exact`: the line, or one before it in its paragraph, may act on more than itself. */
  readonly kind: 'text' | 'code' | 'exact';
  readonly shape: string;
}

const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
/** Of the white space, only spaces and tabs may stand around the end of a fence. */
const FENCE_END = /^[ \t]*(?:`+|~+)[ \t]*$/;
/** May act beyond its paragraph: HTML, a fence behind other marks. */
const WIDE = /<(?!https?:\/\/)|`{3}|~{3}/;
/** Some parsers take one of these for the end of a line; a template that holds any must be met word for word. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/;

/** Reads the structure of a Markdown text, its front matter left out; of a text that is a body already, `start` is 0. */
export function readStructure(
  text: string,
  start = findBodyStart(text.split('\n')),
): readonly StructureLine[] {
  let fence: string | null = null;
  let state: 'plain' | 'paragraph' | 'document' = CONTROL.test(text) ? 'document' : 'plain';
  const lines = text
    .split('\n')
    .slice(start)
    .map((line): StructureLine => {
      const mark = FENCE.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) && FENCE_END.test(line)) fence = null;
        return { text: line, kind: state === 'document' ? 'exact' : 'code', shape: readCodeShape(line) };
      }
      if (line === '' && state === 'paragraph') state = 'plain';
      const shape = shapeOf(line);
      if (mark !== undefined) fence = mark;
      else if (isExact(shape) && state !== 'document') state = WIDE.test(line) ? 'document' : 'paragraph';
      return { text: line, kind: state === 'plain' && mark === undefined ? 'text' : 'exact', shape };
    });
  return lines.map((line, at) => (isHeadWithoutPipe(lines, at) ? { ...line, kind: 'exact' } : line));
}

/** Whether it is the head of a table depends on a pipe in it, even on an escaped one. */
function isHeadWithoutPipe(lines: readonly StructureLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  return (
    line?.kind === 'text' &&
    next !== undefined &&
    isDelimiterRow(next.text) &&
    !line.text.trim().startsWith('|')
  );
}

/**
 * The first of a text's lines whose structure is not the given one; `null` when there is none. Where the notes of a
 * descriptor belong, they must stand word for word. `known` holds shapes of lines that texts have in common.
 */
export function findDifference(
  lines: readonly StructureLine[],
  text: readonly string[],
  notes = '',
  known = new Map<string, string>(),
): { readonly line: number; readonly received: string; readonly expected: string | null } | null {
  const start = findBodyStart(text);
  let at = start;
  const hasNotes = lines.some((line) => line.text === NOTES_PLACEHOLDER);
  for (const expected of hasNotes ? withNotes(lines, notes) : lines) {
    const line = text[at];
    if (line === undefined || !agrees(line, expected, known))
      return { line: at + 1, received: line ?? '', expected: expected.text };
    at += 1;
  }
  return at === text.length ? null : { line: at + 1, received: text[at] ?? '', expected: null };
}

function* withNotes(lines: readonly StructureLine[], notes: string): Generator<StructureLine> {
  for (const line of lines) {
    if (line.text !== NOTES_PLACEHOLDER) yield line;
    else
      for (const note of notes.split('\n'))
        yield { text: toVisibleLine(note).trimEnd(), kind: 'exact', shape: '' };
  }
}

function agrees(line: string, { text, kind, shape }: StructureLine, known: Map<string, string>): boolean {
  if (line === text) return true;
  if (kind === 'exact') return false;
  if (kind === 'code') return readCodeShape(line) === shape;
  const own = known.get(line) ?? readLineShape(line);
  known.set(line, own);
  return own === shape;
}

/** Neutral texts have few lines that the one before them had not. */
const shapeOf = remember(readLineShape);
