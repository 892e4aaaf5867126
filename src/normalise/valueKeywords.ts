import type { JsonSchema } from '../model/action.ts';
import { toVisibleLine } from '../text/characters.ts';
import { cutText } from '../text/cutText.ts';
import { endSentence } from '../text/endSentence.ts';
import { asStrings, isSchema, type Schema } from './inputs/json.ts';
import { BOUNDS, COUNTS } from './weakenedSchema.ts';

const MAX_TEXT = 1000;
const MAX_RECORDS = 20;

/** Types of JSON Schema (2020-12, validation, 6.1.1); Membrane's dialect has others, which say nothing to a validator. */
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** What a schema of Membrane's dialect says of one value, as keywords of JSON Schema: its type, its words and its limits; not what is in it. */
export function convertValueKeywords(source: Schema): JsonSchema {
  return { ...typeOf(source), ...annotationsOf(source), ...limitsOf(source) };
}

function typeOf({ type, nullable }: Schema): JsonSchema {
  const named = Array.isArray(type) ? [...new Set<unknown>(type)] : [type];
  const known = asStrings(named).filter((each) => TYPES.has(each));
  if (known.length === 0 || known.length < named.length) return {};
  const types = nullable === true && !known.includes('null') ? [...known, 'null'] : known;
  return { type: types.length === 1 ? types[0] : types };
}

/** What people and agents read. Of a sensitive field no value is shown. */
function annotationsOf(source: Schema): JsonSchema {
  const { title, format, isSensitive, $ref } = source;
  const description = [
    visible(source['description']),
    typeof $ref === 'string' && !$ref.startsWith('#') ? `A value of Membrane's schema ${visible($ref)}.` : '',
    isSensitive === true ? 'Sensitive: do not print or log it.' : knownValues(source),
  ].filter((part) => part !== '');
  return {
    ...(visible(title) === '' ? {} : { title: visible(title) }),
    ...(description.length === 0 ? {} : { description: description.map(endSentence).join(' ') }),
    ...(visible(format) === '' ? {} : { format: visible(format) }),
    ...(isSensitive !== true && isPlain(source['default']) ? { default: source['default'] } : {}),
  };
}

/** Values that are known, where others may be as good: records of the connected account, and lists that can be added to. */
function knownValues({ referenceRecords, enum: values, allowCustom }: Schema): string {
  const open = allowCustom === true && Array.isArray(values) ? values.filter(isScalar) : [];
  const records = Array.isArray(referenceRecords) ? referenceRecords.filter(isSchema) : [];
  const known = [
    ...open.map((value) => visible(String(value))),
    ...records.flatMap(({ id, name }) => {
      if (!isScalar(id)) return [];
      const label = isScalar(name) && String(name) !== String(id) ? ` (${visible(String(name))})` : '';
      return [`${visible(String(id))}${label}`];
    }),
  ];
  if (known.length === 0) return '';
  const more = known.length > MAX_RECORDS ? `, and ${known.length - MAX_RECORDS} more` : '';
  return `Known values: ${known.slice(0, MAX_RECORDS).join(', ')}${more}.`;
}

function limitsOf(source: Schema): JsonSchema {
  const limits: Record<string, unknown> = {};
  for (const key of COUNTS) if (isCount(source[key])) limits[key] = source[key];
  for (const key of BOUNDS) if (Number.isFinite(source[key])) limits[key] = source[key];
  const values = source['enum'];
  if (Array.isArray(values) && values.length > 0 && values.every(isPlain) && source['allowCustom'] !== true)
    limits['enum'] = source['nullable'] === true && !values.includes(null) ? [...values, null] : values;
  if (isPlain(source['const'])) limits['const'] = source['const'];
  return limits;
}

function visible(value: unknown): string {
  if (typeof value !== 'string') return '';
  return cutText(toVisibleLine(value).trim(), MAX_TEXT);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A value that can be read and given: no hidden characters, no formula of Membrane's (`{"$var": "…"}`). */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return toVisibleLine(value) === value;
  if (value === null || isScalar(value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return (
    isSchema(value) &&
    Object.entries(value).every(([key, each]) => !key.startsWith('$') && isKey(key) && isPlain(each))
  );
}

/** True for the name of a field that can be read and given: no hidden characters, and not what JavaScript takes for the prototype. */
export function isKey(key: string): boolean {
  return key !== '__proto__' && toVisibleLine(key) === key;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
