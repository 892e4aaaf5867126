import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { formatCodePoint } from '../text/characters.ts';
import { isDeeperThan } from '../text/depth.ts';
import { MARK, MARK_WORDS } from './byteOrderMark.ts';
import { findNoText } from '../text/damage.ts';
import { locatePosition, START } from '../text/position.ts';
import { findLeftConflict, tellTooDeep, type ParseResult } from './yaml.ts';

/** As deep as an answer of Membrane may nest. */
const DEEPEST = 128;

/** Parses JSON that people may have edited; a problem has its line and column. */
export function parseJsonText(source: string): ParseResult {
  if (source.startsWith(MARK))
    return { ok: false, problem: { message: `Expected JSON, received ${MARK_WORDS}`, at: START } };
  const strange = findNoText(source) ?? findLeftConflict(source);
  if (strange) return { ok: false, problem: strange };
  if (source.trim() === '')
    return { ok: false, problem: { message: 'Expected JSON, received an empty file', at: START } };
  try {
    const value: unknown = JSON.parse(source);
    if (!isDeeperThan(value, DEEPEST)) return { ok: true, value };
    return { ok: false, problem: { message: tellTooDeep(DEEPEST), at: START } };
  } catch {
    const [error] = findErrors(source);
    const why = error && (wordMark(source.slice(error.offset)) ?? WORDS[printParseErrorCode(error.error)]);
    const message = `Expected JSON${error ? `: ${why ?? 'what stands here is no JSON'}` : ''}`;
    return { ok: false, problem: { message, at: locatePosition(source, error?.offset ?? 0) } };
  }
}

/** Marks of other keyboards and of text processors, and the ones of JSON. */
const MARKS: Readonly<Record<string, string>> = {
  '\u201C': '"',
  '\u201D': '"',
  '\u2018': '"',
  '\u2019': '"',
  '\uFF02': '"',
  "'": '"',
  '\uFF1A': ':',
  '\uFF0C': ',',
  '\u3001': ',',
  '\uFF5B': '{',
  '\uFF5D': '}',
  '\uFF3B': '[',
  '\uFF3D': ']',
  '\u3010': '[',
  '\u3011': ']',
};

/** Says which mark stands where another one is meant; `null` for what begins otherwise. */
function wordMark(rest: string): string | null {
  const mark = rest.charAt(0);
  const meant = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return meant === undefined
    ? null
    : `${mark} (${formatCodePoint(mark)}) is none of its marks; write ${meant}`;
}

/** What keeps a text from being JSON, in the order of the text. */
function findErrors(source: string): ParseError[] {
  const errors: ParseError[] = [];
  try {
    parse(source, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
  }
  return errors.sort((a, b) => a.offset - b.offset);
}

/** Codes: microsoft/node-jsonc-parser src/main.ts. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in double quotes is missing; no comma stands behind the last entry',
  ValueExpected: 'a value is missing; no comma stands behind the last entry',
  ColonExpected: 'a colon is missing behind the key',
  CommaExpected: 'a comma is missing between two entries',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands behind the end',
  InvalidCommentToken: 'it has no comments',
  UnexpectedEndOfComment: 'it has no comments',
  UnexpectedEndOfString: 'the double quote that closes a text is missing',
  InvalidSymbol: 'texts stand in double quotes; without them only numbers, true, false and null',
  InvalidUnicode: 'this is no escape: \\u takes four hex digits',
  InvalidEscapeCharacter: 'a backslash begins an escape that JSON does not know',
  InvalidCharacter: 'a line end or a control character stands inside a text',
};
