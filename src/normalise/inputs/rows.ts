import type { InputChoice } from '../../model/inputs.ts';
import { listChoices } from './choices.ts';
import { listEntries, listInsides, type ObjectField } from './contents.ts';
import type { Schema } from './json.ts';
import { createPath } from './paths.ts';
import { readNode, type Around, type Reader, type SchemaNode } from './schema.ts';

/** Optional fields beyond this number are counted, not told. */
const MAX_FIELDS = 80;
/** More than an action was ever seen to need; a schema that refers to itself in many ways may have any number. */
const MAX_REQUIRED = 1000;

/** A field that is told, with what is in it; the input itself is the outermost one. */
export interface Row {
  readonly path: string;
  readonly place: SchemaNode;
  readonly around: Around;
  readonly required: boolean;
  readonly needed: boolean;
  readonly rows: Row[];
  readonly choices: InputChoice[];
  readonly untold: { optional: number; required: number };
  sameAs: string | null;
}

/** A field that may be told. */
interface WaitingField {
  readonly parent: Row;
  readonly path: string;
  readonly entry: ObjectField;
  readonly around: Around;
}

/** What is read of a schema, and what may still be. */
interface Reading {
  readonly reader: Reader;
  /** Optional fields by how deep they are. */
  readonly waiting: WaitingField[][];
  told: number;
}

/** Reads the fields of an input that are told: every required one, and optional ones, the outer ones first, up to a readable number. */
export function readRows(input: Schema, reader: Reader): Row {
  const place = readNode(input, reader, new Map());
  const around = withAll(new Map([[input, '']]), place, '');
  const root = rowOf(place, '', around, { required: true, needed: true });
  const reading: Reading = { reader, waiting: [], told: 0 };
  openRow(root, 0, reading);
  admitWaiting(reading);
  return root;
}

function rowOf(
  place: SchemaNode,
  path: string,
  around: Around,
  { required, needed }: Pick<ObjectField, 'required' | 'needed'>,
): Row {
  const sameAs = place.again;
  return {
    path,
    place,
    around,
    required,
    needed,
    rows: [],
    choices: [],
    untold: { optional: 0, required: 0 },
    sameAs,
  };
}

/** Tells the required fields in a row, and what they require in turn; the optional ones wait. */
function openRow(row: Row, depth: number, reading: Reading): void {
  for (const candidate of candidatesIn(row, row.place, row.path, row.around, reading.reader)) {
    if (candidate.entry.needed) admit(candidate, depth, reading);
    else (reading.waiting[depth] ??= []).push(candidate);
  }
}

function admit({ parent, path, entry, around }: WaitingField, depth: number, reading: Reading): void {
  if (reading.told >= MAX_REQUIRED) {
    parent.untold.required += 1;
    return;
  }
  const place = readNode(entry.schema, reading.reader, around);
  reading.told += 1;
  const row = rowOf(place, path, withAll(around, place, path), entry);
  parent.rows.push(row);
  openRow(row, depth + 1, reading);
}

/** The lists grow while they are read: what is in a field waits behind what is beside it. */
function admitWaiting(reading: Reading): void {
  for (let depth = 0; depth < reading.waiting.length; depth += 1)
    for (const candidate of reading.waiting[depth] ?? [])
      if (reading.told < MAX_FIELDS) admit(candidate, depth, reading);
      else candidate.parent.untold.optional += 1;
}

/** The fields of the objects that a place takes, or that its lists and maps hold. */
function candidatesIn(
  row: Row,
  place: SchemaNode,
  path: string,
  around: Around,
  reader: Reader,
): WaitingField[] {
  row.choices.push(...listChoices(place, path));
  row.sameAs ??= againIn(place);
  const own = listEntries(place).map((entry) => ({
    parent: row,
    path: createPath(path, entry.name),
    entry,
    around,
  }));
  const held = listInsides(place).flatMap(({ suffix, schema }): WaitingField[] => {
    const inner = path === '' && suffix === '.*' ? '*' : `${path}${suffix}`;
    if (suffix.startsWith('[') && suffix !== '[]') {
      // A list of fixed parts is of no use without all of them.
      const entry = { name: suffix, schema, required: false, needed: true };
      return [{ parent: row, path: inner, entry, around }];
    }
    if (reader.left <= 0) return [];
    const each = readNode(schema, reader, around);
    return candidatesIn(row, each, inner, withAll(around, each, inner), reader);
  });
  return [...own, ...held];
}

/** The path of the schema that a place, or one of its alternatives, leads back into. */
function againIn({ again, choices }: SchemaNode): string | null {
  if (again !== null) return again;
  const branches = choices.flatMap((choice) => choice.branches);
  return branches.map(againIn).find((path) => path !== null) ?? null;
}

/** With the schemas that a place came from, so that references inside it are known to lead back. */
function withAll(around: Around, { from, choices }: SchemaNode, path: string): Around {
  const all = [...from, ...choices.flatMap(({ branches }) => branches.flatMap((branch) => branch.from))];
  return all.length === 0
    ? around
    : new Map([...around, ...all.map((schema): [Schema, string] => [schema, path])]);
}
