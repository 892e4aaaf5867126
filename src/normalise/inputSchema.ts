import type { JsonSchema, ToolInput } from '../model/action.ts';
import { COMBINATORS, isWeaker } from './weakenedSchema.ts';
import { asSchema, asStrings, findByPointer, isSchema, type Schema } from './inputs/json.ts';
import { convertValueKeywords, isKey } from './valueKeywords.ts';

const MAX_DEPTH = 12;
const MAX_PARTS = 2000;

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
  if (typeof $ref !== 'string') return convertKeywords(source, conversion, depth, hidden);
  const target = findByPointer(conversion.root, $ref);
  // What stands beside a reference takes the place of what it leads to.
  if (target === null || Object.keys(rest).some((key) => key in target)) conversion.weakened += 1;
  return target === null
    ? convertKeywords(source, conversion, depth, hidden)
    : convert({ ...target, ...rest }, conversion, depth + 1, hidden);
}

/** Converts what a part says itself, and the parts in it. */
function convertKeywords(
  source: Schema,
  conversion: Conversion,
  depth: number,
  hidden: readonly string[],
): JsonSchema {
  const schema: Record<string, unknown> = { ...convertValueKeywords(source) };
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
