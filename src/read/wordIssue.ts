import type * as z from 'zod';
import { findNearest } from '../errors.ts';
import { spellOut } from '../text/characters.ts';
import { PLAIN_COLON, PLAIN_DASH } from './wordYamlError.ts';
import { cutText } from '../text/cutText.ts';
import { isRecord } from '../text/isRecord.ts';

/** What a schema found. */
export type Issue = z.core.$ZodIssue;
/** How the file is written that a schema checked. */
export type Syntax = 'yaml' | 'json';

/** The parameter of an issue that says how to write what was meant. */
export const HINT = 'hint';

const KEYS = 'keys with values ("key: value", indented below it)';
const OBJECT = 'an object ({ "key": … })';
/** What a reader calls the types that zod names. */
const TYPES: Readonly<Record<Syntax, Readonly<Record<string, string>>>> = {
  yaml: { object: KEYS, record: KEYS, array: 'a list ([one, two])', string: 'a text' },
  json: {
    object: OBJECT,
    record: OBJECT,
    array: 'a list ([ … ])',
    string: 'a text',
    boolean: 'true or false',
    tuple: 'a list ([ … ])',
  },
};

/** Returns what was expected. Our own messages say "expected …"; what zod words itself is brought into that form. */
export function wordExpected({ message }: Issue, syntax: Syntax): string {
  const words = message.replace(/^Invalid (?:input|option): /, '').replace(/, received .*$/, '');
  const choices = /^expected (?:one of )?((?:"[^"]*"\|)*"[^"]*")$/.exec(words)?.[1];
  if (choices !== undefined) {
    const names = choices.slice(1, -1).split('"|"');
    // A number or `true` in quotes is a text to JSON, which its reader has to see.
    const isPlain = syntax === 'yaml' || !names.some((name) => /^(?:[\d.]+|true|false|null)$/.test(name));
    return `expected ${listChoices(isPlain ? names : names.map((name) => `"${name}"`))}`;
  }
  return words.replace(/^expected (\w+)$/, (own, type: string) =>
    Object.hasOwn(TYPES[syntax], type) ? `expected ${TYPES[syntax][type]}` : own,
  );
}

function listChoices(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  if (choices.length < 2) return last;
  return `${choices.length > 2 ? 'one of ' : ''}${choices.slice(0, -1).join(', ')} or ${last}`;
}

/** Returns what was received; of a text or list that is too long only how long it is, since a finding points to it. */
export function wordReceived({ code }: Issue, value: unknown, syntax: Syntax): string {
  const isMeasured = code === 'too_big' || (code === 'too_small' && Array.isArray(value));
  if (!isMeasured) return wordValue(value, syntax);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'string' ? `${[...value].length}` : wordValue(value, syntax);
}

/** Returns a value as messages name it. */
export function wordValue(value: unknown, syntax: Syntax = 'yaml'): string {
  if (value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return syntax === 'json' ? 'an object' : 'a map';
  const lines = typeof value === 'string' ? value.trim().split('\n').length : 1;
  if (lines > 1) return `a text of ${lines} lines`;
  const text = spellOut(JSON.stringify(value) ?? 'nothing');
  return [...text].length > 60 ? `${cutText(text, 58)}"` : text;
}

/** Returns how to write what was meant, where that is plain; `keys` are those that may stand there. */
export function proposeFix(
  issue: Issue,
  received: unknown,
  keys: readonly string[],
  syntax: Syntax,
): string | undefined {
  if (issue.code === 'custom') return issue.params?.[HINT] as string | undefined;
  if (issue.code === 'invalid_value') {
    const near = typeof received === 'string' ? findNearest(received, issue.values.map(String)) : undefined;
    return near === undefined ? undefined : `Did you mean "${near}"?`;
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (syntax === 'yaml' && OTHER_COLON.test(String(received))) return PLAIN_COLON;
  if (issue.expected === 'object' && keys.length > 0) return `Its keys are ${keys.join(', ')}.`;
  return syntax === 'yaml' ? proposeYaml(issue.expected, received) : undefined;
}

/** Matches a key behind which stands a colon of another script. */
export const OTHER_COLON = /^[^\s：]+：/;
/** Matches what other scripts have between the entries of a list. */
const OTHER_COMMA = /\s*[\u3001\uFF0C\uFF1B\u060C](?!$)\s*/g;
const OTHER_DASH = /^[\u2022\u2023\u00B7\u2013\u2014\uFF0D]/;

/** How another type is written in YAML. */
function proposeYaml(expected: string, received: unknown): string | undefined {
  const isList = Array.isArray(received);
  const isKeyed = isRecord(received);
  const word = typeof received === 'string' ? received.trim() : '';
  switch (expected) {
    case 'array':
      if (isKeyed) return 'Begin each line below it with a dash: "- …".';
      if (OTHER_DASH.test(word)) return PLAIN_DASH;
      return word === ''
        ? undefined
        : `Write it in brackets, with commas: [${word.replace(OTHER_COMMA, ', ').trim()}].`;
    case 'record':
      return isList ? 'Begin each line below it with a key and no dash: "key: …".' : undefined;
    case 'string':
      if (isKeyed) return 'Put it in quotes: ": " makes a key of what stands before it.';
      return isList ? 'Write one text, without brackets or dashes.' : undefined;
    default:
      return undefined;
  }
}
