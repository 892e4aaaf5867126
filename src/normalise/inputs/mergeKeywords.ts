import { asList, asSchema, asStrings, isSchema, type Schema } from './json.ts';

const LOWEST = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']);
const HIGHEST = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']);

/** The keywords of a schema that holds where two others hold; where only one can be told, it is the second's. */
export function mergeKeywords(under: Schema, over: Schema): Schema {
  const both: Record<string, unknown> = { ...under, ...over };
  for (const keyword of Object.keys(over))
    if (Object.hasOwn(under, keyword)) both[keyword] = mergeValue(keyword, under[keyword], over[keyword]);
  return both;
}

function mergeValue(keyword: string, under: unknown, over: unknown): unknown {
  if (keyword === 'properties') return mergeProperties(asSchema(under), asSchema(over));
  if (keyword === 'required') return [...new Set([...asStrings(under), ...asStrings(over)])];
  if (keyword === 'items' || keyword === 'additionalProperties') return mergeSchemas(under, over);
  if (keyword === 'prefixItems') return mergeLists(asList(under), asList(over));
  if (keyword === 'enum') return common(asList(under), asList(over));
  if (keyword === 'type') return commonTypes(under, over);
  if (keyword === 'nullable') return under === true || over === true;
  if (typeof under === 'number' && typeof over === 'number') {
    if (LOWEST.has(keyword)) return Math.min(under, over);
    if (HIGHEST.has(keyword)) return Math.max(under, over);
  }
  return typeof over === 'string' && over.trim() === '' ? under : over;
}

function mergeProperties(under: Schema, over: Schema): Schema {
  const both: [string, unknown][] = Object.entries({ ...under, ...over }).map(([name, schema]) => [
    name,
    Object.hasOwn(under, name) && Object.hasOwn(over, name) ? { allOf: [under[name], over[name]] } : schema,
  ]);
  return Object.fromEntries(both);
}

function mergeSchemas(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over)) return mergeLists(under, over);
  if (!isSchema(under)) return over;
  return isSchema(over) ? { allOf: [under, over] } : under;
}

function mergeLists(under: readonly unknown[], over: readonly unknown[]): unknown[] {
  const length = Math.max(under.length, over.length);
  return Array.from({ length }, (_, at) => mergeSchemas(under[at] ?? {}, over[at] ?? {}));
}

function common(under: readonly unknown[], over: readonly unknown[]): readonly unknown[] {
  const values = new Set(under.map((value) => JSON.stringify(value)));
  const shared = over.filter((value) => values.has(JSON.stringify(value)));
  return shared.length > 0 ? shared : over;
}

function commonTypes(under: unknown, over: unknown): unknown {
  const types = Array.isArray(under) ? under : [under];
  const shared = (Array.isArray(over) ? over : [over]).filter((type) => types.includes(type));
  return shared.length > 0 ? shared : over;
}
