import { toVisibleLine } from '../../text/characters.ts';
import { asList, asSchema, isSchema } from './json.ts';
import { readNode, type Around, type SchemaNode, type Reader } from './schema.ts';

/** Lists of lists are told so deep. */
const MOST_NESTED = 6;

/** The types that a place takes, in words: `list of string`, `integer or null`, `map of number`. */
export function wordType(place: SchemaNode, reader: Reader, around: Around): string {
  const types = typesOf(place, { reader, around, depth: 0 }).map((type) => toVisibleLine(type).trim());
  return [...new Set(types.filter(Boolean))].join(' or ') || 'any';
}

interface TypePlace {
  readonly reader: Reader;
  readonly around: Around;
  readonly depth: number;
}

function typesOf(place: SchemaNode, context: TypePlace): string[] {
  const { own, choices } = place;
  const named = (typeof own['type'] === 'string' ? [own['type']] : asList(own['type'])).filter(
    (type) => typeof type === 'string',
  );
  const chosen = choices.map(({ branches }) => branches.map((branch) => typesOf(branch, context)));
  const known = chosen.find((types) => types.every(([first]) => first !== undefined && first !== 'any'));
  const nullable = own['nullable'] === true || asList(own['enum']).includes(null) ? ['null'] : [];
  // What is said beside alternatives holds for all of them; they are nearer to what a value is.
  const narrower = known && (named.length === 0 || known.flat().some((type) => /^(?:list|map) /.test(type)));
  if (narrower) return [...known.flat(), ...nullable];
  const types = named.length > 0 ? named : [inferred(own) ?? (choices.length > 0 && known ? '' : 'any')];
  return [...types.map((type) => typeWords(type, place, context)), ...nullable];
}

function typeWords(type: string, place: SchemaNode, context: TypePlace): string {
  const { own } = place;
  if (type === 'array') return listWords(place, context);
  if (type === 'object') {
    const { additionalProperties, properties } = own;
    const isMap = isSchema(additionalProperties) && Object.keys(asSchema(properties)).length === 0;
    return isMap ? `map of ${inside(additionalProperties, place, context)}` : 'object';
  }
  const format = own['format'] ?? own['contentEncoding'];
  return typeof format === 'string' && format.trim() !== '' && type !== 'null' ? `${type} (${format})` : type;
}

function listWords(place: SchemaNode, context: TypePlace): string {
  const { items, prefixItems } = place.own;
  const fixed = Array.isArray(items) ? items : asList(prefixItems);
  if (fixed.length > 0) return `list of ${fixed.map((each) => inside(each, place, context)).join(', then ')}`;
  return isSchema(items) && Object.keys(items).length > 0
    ? `list of ${inside(items, place, context)}`
    : 'list';
}

function inside(schema: unknown, { from }: SchemaNode, { reader, around, depth }: TypePlace): string {
  if (depth >= MOST_NESTED) return 'any';
  const inner = new Map([...around, ...from.map((each) => [each, ''] as const)]);
  const place = readNode(schema, reader, inner);
  const types = [...new Set(typesOf(place, { reader, around: inner, depth: depth + 1 }))];
  return types.length > 1 ? `(${types.join(' or ')})` : (types[0] ?? 'any');
}

/** The type of what is allowed or described, where none is named. */
function inferred(own: SchemaNode['own']): string | null {
  const values = Object.hasOwn(own, 'const')
    ? [own['const']]
    : asList(own['enum']).filter((value) => value !== null);
  const types = [...new Set(values.map(typeOfValue))];
  if (types[0] !== undefined)
    return types.length === 1 ? types[0] : types.includes('object') ? 'any' : types.join(' or ');
  if (isSchema(own['properties']) || own['additionalProperties'] !== undefined) return 'object';
  if (own['items'] !== undefined || own['prefixItems'] !== undefined) return 'array';
  return Array.isArray(own['required']) && own['required'].length > 0 ? 'object' : null;
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
