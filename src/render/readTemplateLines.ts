import { beginsSpaced, endsSpaced } from '../text/chineseSpaces.ts';
import { outlineMarkdown } from '../text/markdown.ts';
import { remember } from '../text/memo.ts';

/** What templates alone say, with any value in their slots. */
export interface TemplateLines {
  /** True for a line that a template has between code fences: a closed list of commands. */
  readonly isCommand: (line: string) => boolean;
  /** True for a line that a template has anywhere. */
  readonly isLine: (line: string) => boolean;
}

/** What slots put into a line of code (`encode.ts`); other slots have no place in one. */
const CODE_SLOTS: Readonly<Record<string, string>> = {
  quoted: '"[^"$`\\\\!\\x00-\\x1f]*"',
  json: `"(?:[^"'\\\\\\x00-\\x1f]|\\\\[^\\x00-\\x1f])*"`,
  shell: '[\\w@%+:,./-]+',
  count: '\\d+',
};
const MUSTACHE = /\{\{\{?[#/^>!]?\s*(\w+)?[^}]*\}?\}\}/g;

/** Reads off the sources of templates which lines they have. */
export function readTemplateLines(sources: readonly string[]): TemplateLines {
  const lines = sources.flatMap((source) => source.split('\n'));
  const commands = sources.flatMap((source) => outlineMarkdown(source).code.map(({ text }) => text));
  return {
    isCommand: matcher(commands, (slot) => CODE_SLOTS[slot] ?? ''),
    isLine: matcher(lines, (slot) => (slot in BLOCKS ? '' : '.*')),
  };
}

/** Tags that leave nothing on their line but what is between them. */
const BLOCKS = { if: 0, unless: 0, each: 0, with: 0, else: 0 };

function matcher(lines: readonly string[], valueOf: (slot: string) => string): (line: string) => boolean {
  const fixed = new Set(['']);
  const slotted: RegExp[] = [];
  for (const line of lines) {
    const trimmed = line.trim();
    if (!trimmed.includes('{{')) fixed.add(trimmed);
    // A line that is all slots would take everything.
    else if (/\w/.test(trimmed.replace(MUSTACHE, ''))) slotted.push(patternOf(trimmed, valueOf));
  }
  const isSlotted = remember((line: string) => slotted.some((pattern) => pattern.test(line)));
  return (line) => fixed.has(line.trim()) || isSlotted(line.trim());
}

function patternOf(line: string, valueOf: (slot: string) => string): RegExp {
  let pattern = '';
  let end = 0;
  for (const found of line.matchAll(MUSTACHE)) {
    pattern += escapedBeside(line.slice(end, found.index)) + valueOf(found[1] ?? '');
    end = found.index + found[0].length;
  }
  return new RegExp(`^${pattern}${escapedBeside(line.slice(end))}$`);
}

/** A text beside slots: the space that goes with a Chinese value (`fitSpaces.ts`) may be there or not. */
function escapedBeside(text: string): string {
  const head = beginsSpaced(text) ? ' ?' : '';
  const tail = endsSpaced(text) ? ' ?' : '';
  return head + escaped(text.slice(head === '' ? 0 : 1, tail === '' ? undefined : -1)) + tail;
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
