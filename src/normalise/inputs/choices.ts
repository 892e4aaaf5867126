import { toVisibleLine } from '../../text/characters.ts';
import type { Alternative, InputChoice } from '../../model/inputs.ts';
import { listEntries, listObjectBranches, type ObjectField } from './contents.ts';
import { createPath } from './paths.ts';
import { asList, asSchema, isSchema } from './json.ts';
import type { SchemaNode } from './schema.ts';
import { wordLiteral } from './values.ts';

const MAX_ALTERNATIVES = 12;
const MAX_TAKEN = 12;

/** The sets of fields of which an object at this path has one. Alternatives that differ in nothing but words are one. */
export function listChoices(place: SchemaNode, path: string): InputChoice[] {
  return place.choices.flatMap((choice): InputChoice[] => {
    // What a schema around this one holds is told there.
    const objects = listObjectBranches(choice).filter(({ again }) => again === null);
    const entries = objects.map(listEntries);
    const shared = sharedBy(entries);
    const all = objects.map((branch, at) => alternativeOf(branch, entries[at] ?? [], shared, path));
    const distinct = [
      ...new Map(all.map((each) => [JSON.stringify([each.needs, each.takes]), each])).values(),
    ];
    if (distinct.length < 2) return [];
    const alternatives = distinct.slice(0, MAX_ALTERNATIVES);
    return [{ path, exactly: choice.exactly, alternatives, more: distinct.length - alternatives.length }];
  });
}

/** The names that every alternative has, and those that every one needs. */
function sharedBy(branches: readonly (readonly ObjectField[])[]): {
  taken: ReadonlySet<string>;
  needed: ReadonlySet<string>;
} {
  const inAll = (of: (entry: ObjectField) => boolean): ReadonlySet<string> =>
    new Set(
      (branches[0] ?? [])
        .map(({ name }) => name)
        .filter((name) =>
          branches.every((entries) => entries.some((each) => each.name === name && of(each))),
        ),
    );
  return { taken: inAll(() => true), needed: inAll(({ required }) => required) };
}

function alternativeOf(
  { own }: SchemaNode,
  entries: readonly ObjectField[],
  shared: { taken: ReadonlySet<string>; needed: ReadonlySet<string> },
  path: string,
): Alternative {
  const needs = entries.flatMap((entry) => {
    const value = onlyValue(entry.schema);
    if (value === null && (!entry.required || shared.needed.has(entry.name))) return [];
    return [{ path: createPath(path, entry.name), value }];
  });
  const takes = entries
    .filter(
      ({ name, required, schema }) => !required && onlyValue(schema) === null && !shared.taken.has(name),
    )
    .map(({ name }) => createPath(path, name));
  const title = typeof own['title'] === 'string' ? toVisibleLine(own['title']).trim() : '';
  return { title, needs, takes: takes.slice(0, MAX_TAKEN) };
}

/** The value by which an alternative is known. */
function onlyValue(schema: unknown): string | null {
  const { const: value, enum: values, type } = asSchema(schema);
  if (isSchema(schema) && Object.hasOwn(schema, 'const')) return wordLiteral(value, type === 'string');
  return asList(values).length === 1 ? wordLiteral(asList(values)[0], type === 'string') : null;
}
