import { toVisibleLine } from '../../text/characters.ts';
import type { AllowedValue } from '../../model/inputs.ts';
import { asList, isSchema, type Schema } from './json.ts';
import type { SchemaNode } from './schema.ts';

/** The values that a place takes, when the schema lists them, or that one of its alternatives does. */
export function listValues({ own, choices }: SchemaNode): AllowedValue[] {
  const listed = listedIn(own);
  if (listed.length > 0) return distinct(listed);
  for (const { branches } of choices) {
    const values = branches.map(listValues);
    if (values.some(({ length }) => length > 0)) return distinct(values.flat());
  }
  return [];
}

/** What goes besides the listed values: anything, or the types of the alternatives that list none. */
export function listOthers({ own, choices }: SchemaNode): 'any' | string[] {
  if (own['allowCustom'] === true) return 'any';
  if (listedIn(own).length > 0) return [];
  const branches =
    choices
      .map((choice) => choice.branches)
      .find((each) => each.some((branch) => listValues(branch).length > 0)) ?? [];
  const others = branches.map((branch) =>
    listValues(branch).length > 0 ? listOthers(branch) : typesOf(branch),
  );
  return others.some((each) => each === 'any') ? 'any' : [...new Set(others.flat())];
}

function typesOf({ own }: SchemaNode): 'any' | string[] {
  const { type } = own;
  const types = typeof type === 'string' ? [type] : asList(type).filter((each) => typeof each === 'string');
  if (types.length === 0) return 'any';
  return types.map((each) => (each === 'array' ? 'list' : toVisibleLine(each)));
}

function listedIn(own: Schema): AllowedValue[] {
  const isText = own['type'] === undefined || own['type'] === 'string';
  const texts = (values: readonly unknown[]): AllowedValue[] =>
    values.map((value) => ({
      value: wordLiteral(value, isText && !values.some((each) => typeof each !== 'string')),
      name: null,
    }));
  if (Object.hasOwn(own, 'const')) return texts([own['const']]);
  if (Array.isArray(own['enum'])) return texts(own['enum']);
  return asList(own['referenceRecords']).filter(isSchema).flatMap(recordValue);
}

function recordValue({ id, name }: Schema): AllowedValue[] {
  if (typeof id !== 'string' && typeof id !== 'number') return [];
  const label = typeof name === 'string' ? toVisibleLine(name).trim() : '';
  return [{ value: wordLiteral(id, true), name: label === '' || label === String(id) ? null : label }];
}

function distinct(values: readonly AllowedValue[]): AllowedValue[] {
  return [...new Map(values.map((each) => [each.value, each])).values()];
}

/**
 * A value of JSON in a line: a text as it is, other values as JSON. A text that would be taken for another value, or lose
 * something on the way, is JSON too: `""`, `" a"`; with `isText` nothing but texts is meant, so that `1` is clear.
 */
export function wordLiteral(value: unknown, isText: boolean): string {
  if (typeof value !== 'string') return toVisibleLine(JSON.stringify(value) ?? 'null');
  const isClear = value !== '' && toVisibleLine(value).trim() === value && (isText || !isOtherJson(value));
  return isClear ? value : toVisibleLine(JSON.stringify(value));
}

function isOtherJson(text: string): boolean {
  return /^(?:-?\d|true$|false$|null$|["[{])/.test(text);
}
