import type { ValuePath } from '../model/finding.ts';
import { findKey, findValue, findWord } from './findCursor.ts';
import { findSchemas, listSchemaValues, type EditorSchema } from './schemaAt.ts';

/** What a word means, as Markdown. */
export interface WordMeaning {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns what the key or the value at a place of a YAML text means; `null` where the schema says nothing of it. */
export function describe(yaml: string, offset: number, schema: EditorSchema): WordMeaning | null {
  const word = findWord(yaml, offset);
  const name = yaml.slice(word.start, word.end);
  if (name === '') return null;
  const key = findKey(yaml, word);
  const text = key
    ? findSchemas(schema, [...key.path, name]).find(({ description }) => description)?.description
    : describeValue(name, findValue(yaml, word)?.path, schema);
  return text === undefined ? null : { ...word, text };
}

function describeValue(name: string, path: ValuePath | undefined, schema: EditorSchema): string | undefined {
  if (path === undefined) return undefined;
  const forms = findSchemas(schema, path);
  const own = forms.flatMap(listSchemaValues).find(({ value }) => value === name)?.description;
  return own ?? forms.find(({ description }) => description)?.description;
}
