import { toVisibleLine } from '../../text/characters.ts';
import type { ValueType } from '../../model/inputs.ts';
import { asList, asSchema, isSchema } from './json.ts';
import { readNode, type Around, type SchemaNode, type Reader } from './schema.ts';

/** Lists of lists are told so deep. */
const MOST_NESTED = 6;

/** The types that a place takes, one at least. */
export function listTypes(place: SchemaNode, reader: Reader, around: Around): ValueType[] {
  return distinct(typesOf(place, { reader, around, depth: 0 }));
}

/** Whether anything goes. */
export function isAny(types: readonly ValueType[]): boolean {
  return types.every((type) => type.kind === 'named' && type.name === 'any' && type.format === null);
}

interface TypePlace {
  readonly reader: Reader;
  readonly around: Around;
  readonly depth: number;
}

function named(name: string, format: string | null = null): ValueType {
  return { kind: 'named', name: toVisibleLine(name).trim(), format: format && toVisibleLine(format).trim() };
}

function distinct(types: readonly ValueType[]): ValueType[] {
  const said = types.filter((type) => type.kind !== 'named' || type.name !== '');
  const all = said.length > 0 ? said : [named('any')];
  return [...new Map(all.map((type) => [JSON.stringify(type), type])).values()];
}

function typesOf(place: SchemaNode, context: TypePlace): ValueType[] {
  const { own, choices } = place;
  const names = (typeof own['type'] === 'string' ? [own['type']] : asList(own['type'])).filter(
    (type) => typeof type === 'string',
  );
  const chosen = choices.map(({ branches }) => branches.map((branch) => typesOf(branch, context)));
  const known = chosen.find((types) => types.every((each) => each.length > 0 && !isAny(each.slice(0, 1))));
  const nullable = own['nullable'] === true || asList(own['enum']).includes(null) ? [named('null')] : [];
  // What is said beside alternatives holds for all of them; they are nearer to what a value is.
  const narrower = known && (names.length === 0 || known.flat().some(({ kind }) => kind !== 'named'));
  if (narrower) return [...known.flat(), ...nullable];
  const types = names.length > 0 ? names : inferred(own);
  return [...(types.length > 0 ? types : ['any']).map((type) => typeOf(type, place, context)), ...nullable];
}

function typeOf(type: string, place: SchemaNode, context: TypePlace): ValueType {
  const { own } = place;
  if (type === 'array') return listOf(place, context);
  if (type === 'object') {
    const { additionalProperties, properties } = own;
    const isMap = isSchema(additionalProperties) && Object.keys(asSchema(properties)).length === 0;
    return isMap ? { kind: 'map', of: inside(additionalProperties, place, context) } : named('object');
  }
  const format = own['format'] ?? own['contentEncoding'];
  return named(type, typeof format === 'string' && format.trim() !== '' && type !== 'null' ? format : null);
}

function listOf(place: SchemaNode, context: TypePlace): ValueType {
  const { items, prefixItems } = place.own;
  const fixed = Array.isArray(items) ? items : asList(prefixItems);
  if (fixed.length > 0) return { kind: 'parts', of: fixed.map((each) => inside(each, place, context)) };
  return isSchema(items) && Object.keys(items).length > 0
    ? { kind: 'list', of: inside(items, place, context) }
    : named('list');
}

function inside(schema: unknown, { from }: SchemaNode, { reader, around, depth }: TypePlace): ValueType[] {
  if (depth >= MOST_NESTED) return [named('any')];
  const inner = new Map([...around, ...from.map((each) => [each, ''] as const)]);
  return distinct(typesOf(readNode(schema, reader, inner), { reader, around: inner, depth: depth + 1 }));
}

/** The types of what is allowed or described, where none is named; none where nothing tells them. */
function inferred(own: SchemaNode['own']): string[] {
  const values = Object.hasOwn(own, 'const')
    ? [own['const']]
    : asList(own['enum']).filter((value) => value !== null);
  const types = [...new Set(values.map(typeOfValue))];
  if (types.length > 0) return types.length > 1 && types.includes('object') ? ['any'] : types;
  if (isSchema(own['properties']) || own['additionalProperties'] !== undefined) return ['object'];
  if (own['items'] !== undefined || own['prefixItems'] !== undefined) return ['array'];
  return Array.isArray(own['required']) && own['required'].length > 0 ? ['object'] : [];
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
