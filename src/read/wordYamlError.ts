import type { ErrorCode, YAMLParseError, YAMLWarning } from 'yaml';
import { formatCodePoint } from '../text/characters.ts';

/** What is wrong with a YAML text and how to mend it; `at` where that is elsewhere than the library says. */
export interface WordedError {
  readonly message: string;
  readonly hint: string;
  readonly at?: number;
}

const QUOTE =
  'Put the value in quotes: a value that holds ": " or " #", or begins with a sign, is read as something else.';
const INDENT = 'Indent with two spaces for each level, the same for all that belongs together.';
const BAD_INDENT: WordedError = {
  message: 'The line is not indented like those it belongs to',
  hint: INDENT,
};
const CLOSED: WordedError = {
  message: 'A quote, a bracket or a colon is missing',
  hint: 'Close every quote and bracket on its line; each key is followed by ": ".',
};
/** What is said of an anchor, which would be no part of the value that it stands before. */
export const ANCHOR: WordedError = { message: 'Anchors (&name) are not supported', hint: QUOTE };
/** What is said of a tag. */
export const TAG: WordedError = { message: 'Tags (!name) are not supported', hint: QUOTE };
const KEY: WordedError = {
  message: 'Expected a text as the key',
  hint: 'Write a word, a colon and a space: "key: value".',
};

/** What is said of an alias, which YAML would replace by what stands elsewhere. */
export const ALIAS: WordedError = { message: 'Aliases (*name) are not supported', hint: QUOTE };

/** How a colon of another script is put right. */
export const PLAIN_COLON = 'Type a plain colon and a space behind it: "key: value".';
/** How list marks of other formats are put right. */
export const PLAIN_DASH = 'Begin each line of the list with a plain dash and a space: "- …".';
/** Characters that look like a space and are none to YAML, for a class of a pattern. */
export const STRANGE_SPACES = '\\u00A0\\u1680\\u2000-\\u200B\\u202F\\u205F\\u3000\\uFEFF';
const STRANGE_SPACE = new RegExp(`[${STRANGE_SPACES}]`);

/** What the YAML library found, in words for somebody who writes a descriptor. Codes: eemeli/yaml src/errors.ts. */
const WORDS: Readonly<Record<ErrorCode, WordedError>> = {
  ALIAS_PROPS: ALIAS,
  BAD_ALIAS: ALIAS,
  BAD_COLLECTION_TYPE: TAG,
  BAD_DIRECTIVE: {
    message: 'A line that begins with % is an instruction to YAML',
    hint: 'Remove it, or put the value in quotes.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes begins an escape that YAML does not know',
    hint: 'Use single quotes, or write the backslash twice.',
  },
  BAD_INDENT,
  BAD_PROP_ORDER: ANCHOR,
  BAD_SCALAR_START: { message: 'The value begins with a sign that YAML keeps for itself', hint: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'The value holds ": ", which begins another key',
    hint: 'Put the value in quotes. If it was to be a key, begin a line for it below, indented by two spaces.',
  },
  BLOCK_IN_FLOW: {
    message: 'Inside brackets no line may begin with a dash or be a block of its own',
    hint: 'Write it with brackets and commas, [one, two], or without brackets, a line for each.',
  },
  DUPLICATE_KEY: { message: 'A key stands here twice', hint: 'Keep one of the two.' },
  IMPOSSIBLE: CLOSED,
  KEY_OVER_1024_CHARS: KEY,
  MISSING_CHAR: CLOSED,
  MULTILINE_IMPLICIT_KEY: {
    message: 'Expected "key: value", received a line without ": "',
    hint: `Write a space behind the colon, or indent a line that goes on with the value before. ${INDENT}`,
  },
  MULTIPLE_ANCHORS: ANCHOR,
  MULTIPLE_DOCS: {
    message: 'A second document begins here ("---")',
    hint: 'A file is one document: remove the line, and what is not meant.',
  },
  MULTIPLE_TAGS: TAG,
  NON_STRING_KEY: KEY,
  RESOURCE_EXHAUSTION: { message: 'The text nests deeper than is read', hint: INDENT },
  TAB_AS_INDENT: {
    message: 'The line begins with a tab',
    hint: 'Indent with spaces: YAML takes no tabs there. Most editors can convert them ("Indent using spaces").',
  },
  TAG_RESOLVE_FAILED: TAG,
  UNEXPECTED_TOKEN: {
    message: 'The value ends before the line does',
    hint: `A quote inside a quoted value is written twice (''), or inside the other kind of quotes ("it's"). ${INDENT}`,
  },
};

/** What is said of a key that its map has already, in `line`. */
export function wordTwice(key: string, line: number): WordedError {
  return { ...WORDS.DUPLICATE_KEY, message: `The key "${key}" stands here twice, first in line ${line}` };
}

/** Returns what is wrong with a YAML text, and how to mend it. */
export function wordYamlError(
  { code, message, pos: [at] }: YAMLParseError | YAMLWarning,
  text: string,
): WordedError {
  if (message.startsWith('Flow ')) return wordOpenBracket(text, at);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return (
        findStrangeColon(line, lineStart) ?? WORDS[/["'[\]{}]/.test(line) ? code : 'MULTILINE_IMPLICIT_KEY']
      );
    case 'BAD_ALIAS':
      return /^\s*\* /.test(line) ? ASTERISK : ALIAS;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /:(?:\s|$)/.test(line) ? WORDS[code] : BAD_INDENT;
    case 'UNEXPECTED_TOKEN':
      return wordEarlyEnd(line.slice(0, at - lineStart), lineStart) ?? WORDS[code];
    default:
      return WORDS[code];
  }
}

/** The library tells where it noticed that a bracket is open; the reader looks for the bracket. */
function wordOpenBracket(text: string, end: number): WordedError {
  const structure = text.slice(0, end).replace(NO_STRUCTURE, (part) => ' '.repeat(part.length));
  let open = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    const char = structure.charAt(at);
    if (char === ']' || char === '}') open += 1;
    if (char !== '[' && char !== '{') continue;
    if (open === 0) return { ...OPEN, at };
    open -= 1;
  }
  return OPEN;
}

/** Quoted texts, and comments: what they hold opens and closes nothing. */
const NO_STRUCTURE = /(?<=^|[\s,[{])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#.*)/gm;

const ASTERISK: WordedError = { message: 'A list is not written with asterisks (*)', hint: PLAIN_DASH };
const OPEN: WordedError = {
  message: 'The bracket that opens here is not closed',
  hint: 'Close it on the same line.',
};

/** A colon of another script, or one in front of what only looks like a space. */
function findStrangeColon(line: string, start: number): WordedError | null {
  const [found, before = '', colon = '', behind = ''] = /^(\s*[^\s:：]+)([:：])(.?)/u.exec(line) ?? [];
  if (found === undefined) return null;
  if (colon === '：')
    return {
      message: `YAML does not take this colon (${formatCodePoint(colon)})`,
      hint: PLAIN_COLON,
      at: start + before.length,
    };
  if (!STRANGE_SPACE.test(behind)) return null;
  return {
    message: `The character behind the colon looks like a space but is not one (${formatCodePoint(behind)})`,
    hint: 'Type it anew, with a plain space.',
    at: start + found.length - 1,
  };
}

/** What begins with a quote or a bracket ends with its partner, and other signs begin no text at all, whatever follows on the line. */
function wordEarlyEnd(before: string, start: number): WordedError | null {
  const [found = '', sign = ''] = /(?:^|[:-] +)(["[{*&!>|])/.exec(before) ?? [];
  const mark = MARKS[sign];
  return mark
    ? { ...mark, at: start + before.indexOf(found) + found.length - 1 }
    : (EARLY_ENDS[sign] ?? null);
}

const BRACKET: WordedError = {
  message: 'The value ends with its closing bracket, and the line goes on',
  hint: 'Put the whole value in quotes: one that begins with a bracket is read as a list or as keys.',
};
const BLOCK: WordedError = {
  message: 'Behind > or | the text begins on the next line',
  hint: 'Put the value in quotes, or write it below, indented by two spaces.',
};
const EARLY_ENDS: Readonly<Record<string, WordedError>> = {
  '[': BRACKET,
  '{': BRACKET,
  '"': {
    message: 'The value ends with its closing quote, and the line goes on',
    hint: 'Put the whole value into single quotes (\'"One" and more\'), or write a backslash before each double quote inside.',
  },
};
/** Signs that are told where they stand. */
const MARKS: Readonly<Record<string, WordedError>> = {
  '*': ALIAS,
  '&': ANCHOR,
  '!': TAG,
  '>': BLOCK,
  '|': BLOCK,
};
