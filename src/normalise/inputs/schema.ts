import { asList, asSchema, findByPointer, isSchema, type Schema } from './json.ts';
import { mergeKeywords } from './mergeKeywords.ts';
import { dropRounded } from './rounded.ts';

/** One place of an input schema, with references followed and `allOf` merged. */
export interface SchemaNode {
  /** Its keywords, without references, `allOf`, `anyOf` and `oneOf`. */
  readonly own: Schema;
  /** Alternatives that it leaves; never one alone, and no `null` among them, which is `nullable` in `own`. */
  readonly choices: readonly PlaceChoice[];
  /** The schemas that references led to on the way. */
  readonly from: readonly Schema[];
  /** A reference led back into the schema at this path, where it is told what is inside; `null` when none did. */
  readonly again: string | null;
  /** Whether the schema says more about this place than is read here. */
  readonly partial: boolean;
}

/** Alternatives of a schema, resolved as far as the place that they stand at. */
export interface PlaceChoice {
  /** `oneOf`; else `anyOf`. */
  readonly exactly: boolean;
  readonly branches: readonly SchemaNode[];
}

/** A schema that is being read: how references are looked up, and how many places may still be read of it. */
export interface Reader {
  readonly root: Schema;
  /** Definitions that stand elsewhere than their references say, by reference. */
  readonly strays: ReadonlyMap<string, Schema>;
  left: number;
}

/** Schemas around a place that references may lead back to, with their paths. */
export type Around = ReadonlyMap<Schema, string>;

/** A place in a schema whose references branch without end is told in part. */
const MOST_PLACES = 20_000;
const MOST_NESTED = 40;
const CONDITIONS = [
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'patternProperties',
  'propertyNames',
  'contains',
  '$dynamicRef',
];

const EMPTY: SchemaNode = { own: {}, choices: [], from: [], again: null, partial: false };

/** Starts to read a schema. */
export function createReader(root: Schema): Reader {
  return { root, strays: straysIn(root), left: MOST_PLACES };
}

/** Some servers put `$defs` into the property that refers to them, while their references start at the root. */
function straysIn(root: Schema): Map<string, Schema> {
  const strays = new Map<string, Schema>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isSchema(value))
      for (const keyword of ['$defs', 'definitions'])
        for (const [name, definition] of Object.entries(asSchema(value[keyword])))
          if (isSchema(definition)) strays.set(`#/${keyword}/${name}`, definition);
    waiting.push(...Object.values(value));
  }
  return strays;
}

/** Reads one place. `seen` holds the schemas that references of this very place led to. */
export function readNode(
  schema: unknown,
  reader: Reader,
  around: Around,
  seen: ReadonlySet<Schema> = new Set(),
): SchemaNode {
  if (!isSchema(schema)) return EMPTY;
  reader.left -= 1;
  if (reader.left < 0 || seen.size > MOST_NESTED) return { ...EMPTY, partial: true };
  const { $ref, allOf, anyOf, oneOf, ...all } = schema;
  const { own, isLess } = dropRounded(all);
  const partial = isLess || CONDITIONS.some((keyword) => Object.hasOwn(own, keyword)) || hasFormula(own);
  const inner = new Set([...seen, schema]);
  let place: SchemaNode = { ...EMPTY, partial };
  if (typeof $ref === 'string') place = merge(place, referred($ref, own, reader, around, inner));
  for (const part of asList(allOf)) place = merge(place, readNode(part, reader, around, inner));
  place = merge(place, { ...EMPTY, own });
  place = withChoice(place, anyOf, false, reader, around, inner);
  return withChoice(place, oneOf, true, reader, around, inner);
}

/** Where Membrane computes a keyword (`{"$var": …}`), what it will hold is not known. */
function hasFormula(own: Schema): boolean {
  return ['properties', 'required', 'enum', 'items'].some((keyword) =>
    Object.hasOwn(asSchema(own[keyword]), '$var'),
  );
}

function referred(
  $ref: string,
  own: Schema,
  reader: Reader,
  around: Around,
  seen: ReadonlySet<Schema>,
): SchemaNode {
  const target = findByPointer(reader.root, $ref) ?? reader.strays.get($ref) ?? null;
  // Membrane's own references name a schema of the app, such as `schemas/user`; what stands at an address is not known.
  if (target === null)
    return /^(?:#|https?:|urn:|\/\/)\S*$/i.test($ref)
      ? { ...EMPTY, partial: true }
      : { ...EMPTY, own: own['type'] === undefined ? { type: $ref } : {} };
  if (seen.has(target)) return EMPTY;
  const again = around.get(target);
  if (again !== undefined) return { ...EMPTY, own: faceOf(target), again };
  const place = readNode(target, reader, around, seen);
  return { ...place, from: [target, ...place.from] };
}

/** What is told of a schema where it stands inside itself. */
function faceOf({ type, title, description, properties }: Schema): Schema {
  const told = type ?? (isSchema(properties) ? 'object' : undefined);
  return {
    ...(told !== undefined && { type: told }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

function withChoice(
  place: SchemaNode,
  schemas: unknown,
  exactly: boolean,
  reader: Reader,
  around: Around,
  seen: ReadonlySet<Schema>,
): SchemaNode {
  if (!Array.isArray(schemas) || schemas.length === 0) return place;
  const all = schemas.map((each) => readNode(each, reader, around, seen));
  const branches = all.filter((branch) => !isNull(branch)).flatMap((branch) => flattened(branch, exactly));
  const nullable = branches.length < all.length && all.some(isNull);
  const whole = nullable ? merge(place, { ...EMPTY, own: { nullable: true } }) : place;
  const [only] = branches;
  if (only && branches.length === 1) return merge(only, whole);
  if (branches.length === 0) return whole;
  // Which alternative a pattern is one of, a table cannot tell.
  const partial =
    whole.partial || branches.some((branch) => branch.partial || branch.own['pattern'] !== undefined);
  return { ...whole, partial, choices: [...whole.choices, { exactly, branches }] };
}

function isNull({ own, choices }: SchemaNode): boolean {
  return choices.length === 0 && (own['type'] === 'null' || own['const'] === null);
}

/** A branch that is nothing but alternatives of the same kind is those alternatives. */
function flattened(branch: SchemaNode, exactly: boolean): readonly SchemaNode[] {
  const [choice, ...others] = branch.choices;
  const says = Object.keys(branch.own).some((keyword) => !['description', 'title'].includes(keyword));
  if (!choice || says || others.length > 0 || choice.exactly !== exactly || branch.again !== null)
    return [branch];
  return choice.branches.map((each) => ({ ...each, from: [...branch.from, ...each.from] }));
}

/** Both hold; where only one can be told, it is the second. */
function merge(under: SchemaNode, over: SchemaNode): SchemaNode {
  return {
    own: mergeKeywords(under.own, over.own),
    choices: [...under.choices, ...over.choices],
    from: [...under.from, ...over.from],
    again: over.again ?? under.again,
    partial: under.partial || over.partial,
  };
}
