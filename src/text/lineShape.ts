/**
 * A line of Markdown with everything collapsed that cannot mean anything in it, so that lines of one shape have one
 * structure, whatever they say. What is not surely harmless makes the whole line its own shape: a false difference is
 * possible, a false agreement is not. The flavour is GitHub's: tables, strikethrough and links without markup included.
 * `test/check/structure.test.ts` proves it against a parser.
 */

/** Begins the shape of a line that may act beyond itself; no shape of another kind begins so. */
const EXACT = '\u0000';

/** Indentation and the marks of lists, headings and quotations. */
const OPENING = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]+|$))*/;
/** What stands behind them and may make a rule, a heading or a table of the lines before. */
const UNSAFE_START = /^[-+=:]/;
/** A break within a line, by space at its end or by what only some parsers take for the end of a line. */
const BREAK = /\s$|[\0-\x08\x0b-\x1f\x7f]/;
/** Text: no control character, no mark, or one behind a backslash; an underscore inside a word. */
const TEXT =
  /(?:[^\0-\x1f\x7f\\`*_[\]<|~]|\\[!-/:-@[-`{-~]|\\(?![!-/:-@[-`{-~]|$)|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+/y;
const ESCAPE = /\\[!-/:-@[-`{-~]/g;
/** What becomes a link without markup, and entities, which may stand for any character. */
const ACTIVE = /:\/\/|(?<![A-Za-z0-9])www\.|\S@\S|&#?[A-Za-z0-9]+;/i;
/** What stands behind the text of a link. */
const TARGET = /\]\((?:https?:\/\/)?[A-Za-z0-9.][A-Za-z0-9./_#?=%+-]*\)/y;
const AUTOLINK = /<https?:\/\/[^\0-\x20<>\x7f]+>/y;
const BOLD_END = /^(?:[ !-)+-/:-@[-`{-~]|$)/;
const DELIMITER_ROW = /^[\s>]*[-:|][-:|\s]*$/;

/** The shape of a line outside fenced code. */
export function readLineShape(line: string): string {
  const opening = OPENING.exec(line)?.[0] ?? '';
  if (opening.length === line.length) return opening;
  const rest = line.slice(opening.length);
  const isRow = rest.startsWith('|');
  if (isRow && isDelimiterRow(rest)) return line;
  if (UNSAFE_START.test(rest) || BREAK.test(line)) return EXACT + line;
  const inner = innerShape(rest, isRow);
  return inner === null ? EXACT + line : opening + inner;
}

/** True for the shape of a line that may act on those after it. */
export function isExact(shape: string): boolean {
  return shape.startsWith(EXACT);
}

/** True for a line that makes a table of the line before it. */
export function isDelimiterRow(line: string): boolean {
  return DELIMITER_ROW.test(line);
}

/** A line of fenced code with what its double-quoted arguments say left out. */
export function readCodeShape(line: string): string {
  return line.includes('"') ? line.replace(/"[^"$`\\!\0-\x1f\x7f]*"/g, '""') : line;
}

/** What a part of a line stands for, and where it ends; `null` when it is not surely harmless. */
type Part = { readonly shape: string; readonly end: number } | null;

function innerShape(line: string, isRow: boolean): string | null {
  let shape = '';
  for (let at = 0; at < line.length;) {
    const part = partAt(line, at, isRow);
    if (part === null) return null;
    shape += part.shape;
    at = part.end;
  }
  return shape;
}

function partAt(line: string, at: number, isRow: boolean): Part {
  switch (line[at]) {
    case '`':
      return codeSpan(line, at);
    case '*':
      return bold(line, at);
    case '[':
      return line[at - 1] === '!' ? null : link(line, at);
    case '<':
      return matched(AUTOLINK, line, at, 'A');
    case '|':
      return isRow ? { shape: '|', end: at + 1 } : null;
    default:
      return prose(line, at);
  }
}

function prose(line: string, at: number): Part {
  const text = match(TEXT, line, at);
  if (text === null) return null;
  const shape = text.trim() === '' ? 's' : 'w';
  return isActive(text) ? null : { shape, end: at + text.length };
}

function isActive(text: string): boolean {
  if (!text.includes('@') && !text.includes('://') && !text.includes('&') && !/www\./i.test(text))
    return false;
  return ACTIVE.test(text.includes('\\') ? text.replace(ESCAPE, '\\ ') : text);
}

/** A code span that ends on its line. A pipe in it would end a cell, were it not escaped: a line below a table is a row, too. */
function codeSpan(line: string, at: number): Part {
  const fence = match(/`+/y, line, at) ?? '';
  for (let from = at + fence.length; from < line.length;) {
    const start = line.indexOf('`', from);
    if (start === -1) return null;
    const run = match(/`+/y, line, start) ?? '';
    from = start + run.length;
    if (run.length !== fence.length) continue;
    const content = line.slice(at + fence.length, start);
    return /(?<!\\)\|/.test(content) ? null : { shape: 'C', end: from };
  }
  return null;
}

/** `**words**`, with a space or the line's beginning before it, and a space or punctuation behind: surely bold. */
function bold(line: string, at: number): Part {
  if (!line.startsWith('**', at) || (at > 0 && line[at - 1] !== ' ')) return null;
  const text = match(TEXT, line, at + 2);
  if (text === null || text !== text.trim() || isActive(text)) return null;
  const end = at + text.length + 4;
  const isBold = line.startsWith('**', end - 2) && BOLD_END.test(line.slice(end));
  return isBold ? { shape: 'B', end } : null;
}

/** `[words](target)`: the words may hold what a name holds, escaped. */
function link(line: string, at: number): Part {
  const text = match(TEXT, line, at + 1);
  if (text === null || isActive(text)) return null;
  return matched(TARGET, line, at + 1 + text.length, 'L');
}

function matched(pattern: RegExp, line: string, at: number, shape: string): Part {
  const text = match(pattern, line, at);
  return text === null ? null : { shape, end: at + text.length };
}

function match(pattern: RegExp, line: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? null;
}
