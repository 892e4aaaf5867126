import { visibleLine } from '../text/characters.ts';
import type { Field } from '../model/app.ts';

const MAX_DEPTH = 4;
const MAX_FIELDS = 80;
const MAX_VALUES = 12;
const MAX_MEANING = 240;

type Schema = Readonly<Record<string, unknown>>;

/**
 * Flattens an input schema of Membrane's DataSchema dialect (JSON-Schema-like: `referenceRecords`, `isSensitive`, a
 * `$ref` that names a schema rather than pointing into one, formulas as values) into fields. Unknown keywords are
 * ignored, depth and number are capped, cycles end at the depth cap. `null` when there is no schema at all.
 */
export function fieldsOf(input: unknown): Field[] | null {
  if (!isSchema(input)) return null;
  const fields: Field[] = [];
  const isObject = isSchema(input['properties']);
  collect(fields, input, isObject ? '' : 'input', isObject || input['type'] !== undefined, 0);
  return fields;
}

function collect(fields: Field[], schema: Schema, path: string, required: boolean, depth: number): void {
  if (fields.length >= MAX_FIELDS || schema['readOnly'] === true) return;
  if (path !== '') fields.push(fieldOf(schema, path, required));
  if (depth >= MAX_DEPTH) return;
  const needed = strings(schema['required']);
  for (const [name, child] of Object.entries(asSchema(schema['properties']))) {
    if (isSchema(child) && isVisible(name))
      collect(fields, child, path === '' ? name : `${path}.${name}`, needed.includes(name), depth + 1);
  }
  const items = asSchema(schema['items']);
  for (const [name, child] of Object.entries(asSchema(items['properties']))) {
    if (isSchema(child) && isVisible(name))
      collect(fields, child, `${path}[].${name}`, strings(items['required']).includes(name), depth + 1);
  }
}

/** A field without a visible name can't be given. */
function isVisible(name: string): boolean {
  return visibleLine(name).trim() !== '';
}

function fieldOf(schema: Schema, path: string, required: boolean): Field {
  return {
    path: visibleLine(path),
    type: visibleLine(typeOf(schema)).trim() || 'any',
    required,
    meaning: visibleLine(meaningOf(schema)),
    allowed: allowedOf(schema)
      .map((value) => visibleLine(value).trim())
      .filter((value) => value !== ''),
  };
}

function typeOf(schema: Schema): string {
  const { type, format } = schema;
  const items = asSchema(schema['items']);
  if (typeof schema['$ref'] === 'string') return schema['$ref'];
  if (type === 'array') return Object.keys(items).length === 0 ? 'list' : `list of ${typeOf(items)}`;
  const alternatives = Array.isArray(schema['anyOf'])
    ? schema['anyOf'].filter(isSchema).map(typeOf)
    : strings(type);
  const base =
    alternatives.length > 0
      ? [...new Set(alternatives)].join(' or ')
      : typeof type === 'string'
        ? type
        : isSchema(schema['properties'])
          ? 'object'
          : 'any';
  return typeof format === 'string' ? `${base} (${format})` : base;
}

function meaningOf(schema: Schema): string {
  const { description, title } = schema;
  const parts = [
    typeof description === 'string' && description.trim() !== ''
      ? description.trim()
      : typeof title === 'string'
        ? title.trim()
        : '',
  ];
  if (schema['isSensitive'] === true) parts.push('Sensitive: do not print or log it.');
  else if (isPlain(schema['default'])) parts.push(`Default: ${String(schema['default'])}.`);
  else if (isSchema(schema['default']) && typeof schema['default']['$var'] === 'string')
    parts.push(`Default: computed from ${schema['default']['$var']}.`);
  const text = parts
    .filter(Boolean)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
  return text.length > MAX_MEANING ? `${text.slice(0, MAX_MEANING - 1).trimEnd()}…` : text;
}

function allowedOf(schema: Schema): string[] {
  const records = Array.isArray(schema['referenceRecords'])
    ? schema['referenceRecords'].filter(isSchema)
    : [];
  const values = Array.isArray(schema['enum'])
    ? schema['enum'].filter(isPlain).map(String)
    : records.map(recordText);
  const shown = values.filter((value) => value !== '').slice(0, MAX_VALUES);
  if (values.length > shown.length) shown.push(`and ${values.length - shown.length} more`);
  if (shown.length > 0 && schema['allowCustom'] === true) shown.push('or any other');
  return shown;
}

function recordText(record: Schema): string {
  const { id, name } = record;
  if (!isPlain(id)) return '';
  return isPlain(name) && String(name) !== String(id) ? `${String(id)} (${String(name)})` : String(id);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asSchema(value: unknown): Schema {
  return isSchema(value) ? value : {};
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
