import { toVisibleLine } from '../text/characters.ts';
import { cutText } from '../text/cutText.ts';
import type { JsonSchema, ToolInput } from '../model/action.ts';
import { BOUNDS, COMBINATORS, COUNTS, isWeaker } from './weakenedSchema.ts';
import { asSchema, asStrings, findByPointer, isSchema, type Schema } from './inputs/json.ts';
import { endSentence } from '../text/endSentence.ts';

const MAX_DEPTH = 12;
const MAX_PARTS = 2000;
const MAX_TEXT = 1000;
const MAX_RECORDS = 20;

/** Types of JSON Schema (2020-12, validation, 6.1.1); Membrane's dialect has others, which say nothing to a validator. */
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** What one conversion shares: the schema that JSON pointers point into, and how much it may still grow. */
interface Conversion {
  readonly root: Schema;
  left: number;
  /** How often something was left out. */
  weakened: number;
}

/**
 * The arguments of a tool for an action, as standard JSON Schema (2020-12), from an input schema of Membrane's DataSchema
 * dialect: JSON pointers are followed, what is no JSON Schema (`referenceRecords`, `isSensitive`, formulas, names of
 * Membrane's own schemas) becomes words or is left out, so that no input is refused that Membrane would take. Tools take an
 * object: an input that is something else becomes its one property `input`. `null` when nothing is known of the inputs.
 */
export function createToolInput(input: unknown): ToolInput | null {
  if (!isSchema(input)) return null;
  const conversion: Conversion = { root: input, left: MAX_PARTS, weakened: 0 };
  const schema = convert(input, conversion, 0);
  if (isObjectSchema(schema)) return { schema: { ...schema, type: 'object' }, wrapped: false };
  const { title, description, ...rest } = schema;
  const about = description ?? title;
  return {
    schema: {
      type: 'object',
      properties: { input: about === undefined ? rest : { description: about, ...rest } },
      required: ['input'],
    },
    wrapped: true,
  };
}

/** A schema that says nothing takes an object's properties like one that says so. */
function isObjectSchema({ type, properties, items, enum: values, ...rest }: JsonSchema): boolean {
  if (type === 'object' || properties !== undefined) return true;
  return (
    type === undefined &&
    items === undefined &&
    values === undefined &&
    COMBINATORS.every((key) => (rest[key] as JsonSchema[] | undefined)?.every(isObjectSchema) ?? true)
  );
}

/** Converts a part; `hidden` are fields of the object that it is about which callers can't give. */
function convert(
  source: Schema,
  conversion: Conversion,
  depth: number,
  hidden: readonly string[] = [],
): JsonSchema {
  conversion.left -= 1;
  if (depth > MAX_DEPTH || conversion.left < 0) {
    conversion.weakened += 1;
    return {};
  }
  const { $ref, ...rest } = source;
  if (typeof $ref === 'string') {
    const target = findByPointer(conversion.root, $ref);
    // What stands beside a reference takes the place of what it leads to.
    if (target === null || Object.keys(rest).some((key) => key in target)) conversion.weakened += 1;
    if (target !== null) return convert({ ...target, ...rest }, conversion, depth + 1, hidden);
  }
  const schema: Record<string, unknown> = {
    ...typeOf(source),
    ...annotationsOf(source),
    ...limitsOf(source),
  };
  const child = (value: unknown): JsonSchema => convert(asSchema(value), conversion, depth + 1);
  const all = Object.entries(asSchema(source['properties']));
  const properties = all.filter(isGiven);
  const notGiven = [...hidden, ...all.filter((each) => !isGiven(each)).map(([name]) => name)];
  if (isSchema(source['properties']))
    schema['properties'] = Object.fromEntries(properties.map(([name, value]) => [name, child(value)]));
  const required = requiredOf(source, new Set(properties.map(([name]) => name)), notGiven);
  if (required.length > 0) schema['required'] = required;
  if (isSchema(source['items'])) schema['items'] = child(source['items']);
  const more = source['additionalProperties'];
  // Fields that are known by patterns of their names are others to a schema without these.
  if (source['patternProperties'] !== undefined) conversion.weakened += 1;
  else if (typeof more === 'boolean') schema['additionalProperties'] = more;
  else if (isSchema(more)) schema['additionalProperties'] = child(more);
  const part = (value: Schema): JsonSchema => convert(value, conversion, depth + 1, notGiven);
  Object.assign(schema, combinatorsOf(source, conversion, part));
  if (isWeaker(schema, source)) conversion.weakened += 1;
  return schema;
}

/** Only what callers can give: beside properties these, alone what the schema around does not keep from them. */
function requiredOf(source: Schema, given: ReadonlySet<string>, notGiven: readonly string[]): string[] {
  const names = [...new Set(asStrings(source['required']))].filter(isKey);
  const isWhole = isSchema(source['properties']);
  return names.filter((name) => (isWhole ? given.has(name) : !notGiven.includes(name)));
}

/** Of alternatives that lost something more than one may take a value, although exactly one of them did. */
function combinatorsOf(
  source: Schema,
  conversion: Conversion,
  convertPart: (part: Schema) => JsonSchema,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const weak: JsonSchema[] = [];
  for (const key of COMBINATORS) {
    const parts = source[key];
    if (!Array.isArray(parts) || parts.length === 0 || !parts.every(isSchema)) continue;
    const before = conversion.weakened;
    const converted = parts.map(convertPart);
    if (key === 'oneOf' && conversion.weakened > before) weak.push({ anyOf: converted });
    else found[key] = converted;
  }
  const [first] = weak;
  if (first === undefined) return found;
  if (found['anyOf'] === undefined) return { ...found, ...first };
  return { ...found, allOf: [...((found['allOf'] as JsonSchema[] | undefined) ?? []), first] };
}

/** A property that callers give: Membrane's own (`readOnly`) and those without a visible name can't be. */
function isGiven([name, value]: [string, unknown]): boolean {
  return isSchema(value) && value['readOnly'] !== true && isKey(name) && name.trim() !== '';
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
    text(source['description']),
    typeof $ref === 'string' && !$ref.startsWith('#') ? `A value of Membrane's schema ${text($ref)}.` : '',
    isSensitive === true ? 'Sensitive: do not print or log it.' : knownValues(source),
  ].filter((part) => part !== '');
  return {
    ...(text(title) === '' ? {} : { title: text(title) }),
    ...(description.length === 0 ? {} : { description: description.map(endSentence).join(' ') }),
    ...(text(format) === '' ? {} : { format: text(format) }),
    ...(isSensitive !== true && isPlain(source['default']) ? { default: source['default'] } : {}),
  };
}

/** Values that are known, where others may be as good: records of the connected account, and lists that can be added to. */
function knownValues({ referenceRecords, enum: values, allowCustom }: Schema): string {
  const open = allowCustom === true && Array.isArray(values) ? values.filter(isScalar) : [];
  const records = Array.isArray(referenceRecords) ? referenceRecords.filter(isSchema) : [];
  const known = [
    ...open.map((value) => text(String(value))),
    ...records.flatMap(({ id, name }) => {
      if (!isScalar(id)) return [];
      const label = isScalar(name) && String(name) !== String(id) ? ` (${text(String(name))})` : '';
      return [`${text(String(id))}${label}`];
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

function text(value: unknown): string {
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

function isKey(key: string): boolean {
  return key !== '__proto__' && toVisibleLine(key) === key;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
