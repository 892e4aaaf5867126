import { findKey, findValue, findWord, type Cursor } from './findCursor.ts';
import { findSchemas, listSchemaValues, type EditorSchema } from './schemaAt.ts';

/** What may be written at a place. */
export interface Offer {
  readonly kind: 'key' | 'value';
  readonly label: string;
  /** What is written in the place of the word. */
  readonly text: string;
  readonly description: string | undefined;
  /** A file lacks something without it. */
  readonly isRequired: boolean;
}

/** What may be written, and the part of the text that it replaces. */
export interface Offers {
  readonly start: number;
  readonly end: number;
  readonly offers: readonly Offer[];
}

/** Returns the keys and values that a YAML text may have at a place, without those that are there already. */
export function complete(yaml: string, offset: number, schema: EditorSchema): Offers {
  const word = findWord(yaml, offset);
  const key = findKey(yaml, word);
  const value = findValue(yaml, word);
  const isWritten = /^[ \t]*:/.test(yaml.slice(word.end));
  const offers = [
    ...(key ? offerKeys(key, schema, isWritten) : []),
    ...(value ? offerValues(value, schema) : []),
  ];
  return { ...word, offers };
}

function offerKeys({ path, beside, inFlow }: Cursor, root: EditorSchema, isWritten: boolean): Offer[] {
  return findSchemas(root, path).flatMap(({ properties = {}, required = [] }) =>
    Object.keys(properties)
      .filter((key) => !beside.includes(key))
      .map((key): Offer => {
        const [first = {}] = findSchemas(root, [...path, key]);
        return {
          kind: 'key',
          label: key,
          text: isWritten ? key : `${key}:${startOf(first, inFlow, path.length)}`,
          description: first.description,
          isRequired: required.includes(key),
        };
      }),
  );
}

/** What comes after the colon: of a map its first line, two columns further in. */
function startOf(
  { type, properties, additionalProperties }: EditorSchema,
  inFlow: boolean,
  depth: number,
): string {
  const isMap = type === 'object' && (properties !== undefined || additionalProperties !== undefined);
  return isMap && !inFlow ? `\n${'  '.repeat(depth + 1)}` : ' ';
}

function offerValues({ path, beside }: Cursor, root: EditorSchema): Offer[] {
  return findSchemas(root, path)
    .flatMap(listSchemaValues)
    .filter(({ value }) => !beside.includes(value))
    .map(({ value, description }) => ({
      kind: 'value',
      label: value,
      text: value,
      description,
      isRequired: false,
    }));
}
