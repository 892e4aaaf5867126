import { asRecord, isRecord } from '../../text/isRecord.ts';

/** A schema as an object: its keywords by name. */
export type Schema = Readonly<Record<string, unknown>>;

/** True for an object of JSON. */
export function isSchema(value: unknown): value is Schema {
  return isRecord(value);
}

/** The value as a schema; an empty one when it is none. */
export function asSchema(value: unknown): Schema {
  return asRecord(value);
}

/** The texts of a list. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The value as a list; an empty one when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The schema that a JSON pointer in a URI (RFC 6901, 6) names within a root: `#`, `#/$defs/user`; `null` when there is none. */
export function findByPointer(root: Schema, reference: string): Schema | null {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return null;
  let value: unknown = root;
  for (const part of reference.slice(2).split('/')) {
    const key = decodePart(part);
    value = Object.hasOwn(Object(value), key) ? Reflect.get(Object(value), key) : null;
  }
  return isSchema(value) ? value : null;
}

function decodePart(part: string): string {
  let key = part;
  try {
    key = decodeURIComponent(part);
  } catch {
    // Not encoded at all: taken as it is.
  }
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
