import { asList, asSchema, asStrings, isSchema } from './json.ts';
import type { SchemaNode, PlaceChoice } from './schema.ts';

/** A field inside an object. */
export interface ObjectField {
  readonly name: string;
  readonly schema: unknown;
  /** No object of this place goes without it. */
  readonly required: boolean;
  /** One of the alternatives at least does not go without it. */
  readonly needed: boolean;
}

/** What a list or a map holds. */
export interface Inside {
  /** How it is written behind the path: `[]`, `[0]`, `.*`. */
  readonly suffix: string;
  readonly schema: unknown;
}

/** The fields of the objects that a place takes, of all its alternatives, in the order of the schema. */
export function listEntries(place: SchemaNode): ObjectField[] {
  const required = asStrings(place.own['required']);
  const groups = place.choices.map((choice) => listObjectBranches(choice).map(listEntries));
  const own = asSchema(place.own['properties']);
  const names = [...Object.keys(own), ...groups.flat(2).map(({ name }) => name), ...required];
  return [...new Set(names)].flatMap((name): ObjectField[] => {
    const declared = Object.hasOwn(own, name) ? own[name] : undefined;
    const found = groups.map((branches) =>
      branches.flatMap((entries) => entries.filter((each) => each.name === name)),
    );
    const everywhere = (of: (entry: ObjectField) => boolean): boolean =>
      groups.some(
        (branches, at) => branches.length > 0 && (found[at]?.filter(of).length ?? 0) === branches.length,
      );
    const isRequired =
      required.includes(name) ||
      asSchema(declared)['required'] === true ||
      everywhere((each) => each.required);
    const schema = schemaOf(
      declared,
      found.flat(),
      everywhere(() => true),
    );
    const needed = isRequired || found.flat().some((each) => each.needed || each.required);
    const told = [...(declared === undefined ? [] : [declared]), ...found.flat().map((each) => each.schema)];
    if (!needed && told.every(isNotGiven)) return [];
    return [{ name, schema, required: isRequired, needed }];
  });
}

/** Nobody gives such a field: it can't have a value, or only answers have one. */
function isNotGiven(schema: unknown): boolean {
  const { readOnly, allOf } = asSchema(schema);
  const parts = asList(allOf);
  return schema === false || readOnly === true || (parts.length > 0 && parts.every(isNotGiven));
}

/** The alternatives that are objects with fields of their own, or with those of a schema around this one. */
export function listObjectBranches({ branches }: PlaceChoice): SchemaNode[] {
  return branches.filter((branch) => branch.again !== null || isObject(branch));
}

function isObject({ own, choices }: SchemaNode): boolean {
  const { type, properties, required } = own;
  const isNamed = type === 'object' || asList(type).includes('object');
  const nested = choices.some((choice) => listObjectBranches(choice).length > 0);
  return isNamed || nested || isSchema(properties) || asStrings(required).length > 0;
}

/** What alternatives say of a field narrows what is said of it beside them; those that lack it take it as it is. */
function schemaOf(declared: unknown, entries: readonly ObjectField[], everywhere: boolean): unknown {
  const parts = distinct(
    entries.map(({ schema }) => schema).filter((schema) => Object.keys(asSchema(schema)).length > 0),
  );
  const [only] = parts;
  if (declared === undefined || (isNotGiven(declared) && !entries.every(({ schema }) => isNotGiven(schema))))
    return parts.length > 1 ? { anyOf: parts } : (only ?? {});
  if (only === undefined) return declared;
  if (everywhere) return { allOf: [declared, { anyOf: parts }] };
  return parts.some(hasFields) ? { allOf: [declared, { anyOf: [...parts, { type: 'object' }] }] } : declared;
}

const HOLDING = [
  'properties',
  'required',
  'items',
  'prefixItems',
  'additionalProperties',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
];

/** Whether there may be fields in it. */
function hasFields(schema: unknown): boolean {
  return isSchema(schema) && HOLDING.some((keyword) => Object.hasOwn(schema, keyword));
}

function distinct(schemas: readonly unknown[]): readonly unknown[] {
  if (schemas.length < 2) return schemas;
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

/** What the lists and maps hold that a place takes. */
export function listInsides(place: SchemaNode): Inside[] {
  const insides = [place, ...place.choices.flatMap(({ branches }) => branches)].flatMap((each) =>
    each === place ? ownInsides(place) : listInsides(each),
  );
  const suffixes = [...new Set(insides.map(({ suffix }) => suffix))];
  return suffixes.map((suffix) => {
    const schemas = distinct(insides.filter((each) => each.suffix === suffix).map(({ schema }) => schema));
    return { suffix, schema: schemas.length > 1 ? { anyOf: schemas } : schemas[0] };
  });
}

function ownInsides({ own }: SchemaNode): Inside[] {
  const { items, prefixItems, additionalProperties, patternProperties } = own;
  const fixed = Array.isArray(items) ? items : asList(prefixItems);
  const maps = [additionalProperties, ...Object.values(asSchema(patternProperties))];
  return [
    ...fixed.map((schema, at) => ({ suffix: `[${at}]`, schema })),
    ...(isSchema(items) ? [{ suffix: '[]', schema: items }] : []),
    ...maps.filter(isSchema).map((schema) => ({ suffix: '.*', schema })),
  ];
}
