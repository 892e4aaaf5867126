import type { ValuePath } from '../model/finding.ts';

/** A JSON Schema, as far as the schemas of skillpress use them. */
export interface EditorSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, EditorSchema>>;
  readonly additionalProperties?: EditorSchema | boolean;
  readonly items?: EditorSchema;
  readonly anyOf?: readonly EditorSchema[];
  readonly oneOf?: readonly EditorSchema[];
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, EditorSchema>>;
}

/** Returns the schemas that a value is held to, by its path; several where it may have several forms. */
export function findSchemas(root: EditorSchema, path: ValuePath): readonly EditorSchema[] {
  return path.reduce<readonly EditorSchema[]>(
    (schemas, step) => schemas.flatMap((schema) => toForms(root, stepInto(schema, step))),
    toForms(root, root),
  );
}

/** A reference is followed, and what may be one of several things is each of them. */
function toForms(root: EditorSchema, schema: EditorSchema | undefined): readonly EditorSchema[] {
  if (!schema) return [];
  const { $ref, anyOf = [] } = schema;
  if ($ref !== undefined) return toForms(root, root.$defs?.[$ref.replace('#/$defs/', '')]);
  const { description } = schema;
  const forms = anyOf.flatMap((form) => toForms(root, form));
  if (forms.length === 0) return [schema];
  return description === undefined ? forms : forms.map((form) => ({ description, ...form }));
}

function stepInto(
  { properties, additionalProperties, items }: EditorSchema,
  step: string | number,
): EditorSchema | undefined {
  if (typeof step === 'number') return items;
  const own = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  return own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

/** A value that a schema names. */
export interface NamedValue {
  readonly value: string;
  readonly description: string | undefined;
}

/** Returns the values that a schema names; none where it takes any. */
export function listSchemaValues({
  enum: values = [],
  oneOf = [],
  type,
}: EditorSchema): readonly NamedValue[] {
  const named = oneOf.flatMap(({ const: value, description }) =>
    typeof value === 'string' ? [{ value, description }] : [],
  );
  const plain = type === 'boolean' ? [true, false] : values;
  return [...named, ...plain.map((value) => ({ value: String(value), description: undefined }))];
}
