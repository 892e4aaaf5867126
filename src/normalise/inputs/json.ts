/** A schema as an object: its keywords by name. */
export type Schema = Readonly<Record<string, unknown>>;

/** True for an object of JSON. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a schema; an empty one when it is none. */
export function asSchema(value: unknown): Schema {
  return isSchema(value) ? value : {};
}

/** The texts of a list. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The value as a list; an empty one when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
