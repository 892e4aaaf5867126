import type { ErrorCode, YAMLParseError, YAMLWarning } from 'yaml';

interface Worded {
  readonly message: string;
  readonly hint: string;
}

const QUOTE =
  'Put the value in quotes: a value that holds ": " or " #", or begins with a sign, is read as something else.';
const INDENT = 'Indent with two spaces for each level, the same for all that belongs together.';

/** What the YAML library found, in words for somebody who writes a descriptor. Codes: eemeli/yaml src/errors.ts. */
const WORDS: Partial<Record<ErrorCode, Worded>> = {
  TAB_AS_INDENT: {
    message: 'The line begins with a tab',
    hint: 'Indent with spaces: YAML takes no tabs there. Most editors can convert them ("Indent using spaces").',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'The value holds ": ", which begins another key',
    hint: 'Put the value in quotes. If it was to be a key, begin a line for it below, indented by two spaces.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'Expected "key: value", received a line without ": "',
    hint: `Write a space behind the colon, or indent a line that goes on with the value before. ${INDENT}`,
  },
  MISSING_CHAR: {
    message: 'A quote, a bracket or a colon is missing',
    hint: 'Close every quote and bracket on its line; each key is followed by ": ".',
  },
  BAD_SCALAR_START: { message: 'The value begins with a sign that YAML keeps for itself', hint: QUOTE },
  BAD_INDENT: { message: 'The line is not indented like those it belongs to', hint: INDENT },
  UNEXPECTED_TOKEN: {
    message: 'The value ends before the line does',
    hint: `A quote inside a quoted value is written twice (''), or inside the other kind of quotes ("it's"). ${INDENT}`,
  },
  DUPLICATE_KEY: { message: 'This key stands here twice', hint: 'Keep one of the two.' },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes begins an escape that YAML does not know',
    hint: 'Use single quotes, or write the backslash twice.',
  },
  TAG_RESOLVE_FAILED: { message: 'Tags (!name) are not supported', hint: QUOTE },
};

/** Returns what is wrong with a YAML text, and how to mend it. */
export function wordYamlError({ code, message }: YAMLParseError | YAMLWarning): Worded {
  if (message.startsWith('Flow '))
    return { message: 'The bracket that opens here is not closed', hint: 'Close it on the same line.' };
  return WORDS[code] ?? { message: (message.split('\n')[0] ?? '').replace(/ at line .*/, ''), hint: QUOTE };
}
