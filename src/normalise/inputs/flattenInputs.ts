import type { Field, InputChoice, Inputs, Untold } from '../../model/inputs.ts';
import { readFieldFacts } from './facts.ts';
import { asStrings, isSchema } from './json.ts';
import { readRows, type Row } from './rows.ts';
import { readNode, createReader, type Around, type SchemaNode, type Reader } from './schema.ts';
import { isAny, listTypes } from './types.ts';

/**
 * Flattens an input schema of Membrane's DataSchema dialect (JSON-Schema-like: `referenceRecords`, `isSensitive`, a `$ref`
 * that names a schema of the app, formulas as values) with what its authors use of JSON Schema. Every required field is told,
 * and optional ones, the outer ones first, up to a readable number; what is not is counted. `null` when there is no schema.
 */
export function flattenInputs(input: unknown): Inputs | null {
  if (!isSchema(input) || Object.keys(input).length === 0) return null;
  const reader = createReader(input);
  const root = readRows(input, reader);
  const { place, around } = root;
  return {
    fields: root.rows.toSorted(byNeed).flatMap((row) => fieldsIn(row, reader)),
    choices: choicesIn(root),
    untold: withCount(untoldOf(root), place),
    others: othersOf(place, reader, around),
    whole: wholeOf(place, reader, around),
  };
}

function fieldsIn(row: Row, reader: Reader): Field[] {
  const field: Field = {
    path: row.path,
    types: listTypes(row.place, reader, row.around),
    required: row.required,
    ...readFieldFacts(row.place, reader, row.around),
    sameAs: row.sameAs,
    untold: untoldOf(row),
  };
  return [field, ...row.rows.toSorted(byNeed).flatMap((each) => fieldsIn(each, reader))];
}

function byNeed(a: Row, b: Row): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ required, needed }: Row): number {
  return required ? 0 : needed ? 1 : 2;
}

function choicesIn({ choices, rows }: Row): InputChoice[] {
  return [...choices, ...rows.toSorted(byNeed).flatMap(choicesIn)];
}

function untoldOf({ untold, place }: Row): Untold {
  return { ...untold, conditions: place.partial };
}

/** How many fields the input itself has, where its required ones do not tell that, is a condition between them. */
function withCount(untold: Untold, { own }: SchemaNode): Untold {
  const { minProperties: least, maxProperties: most } = own;
  const isTold =
    !(typeof least === 'number' && least > asStrings(own['required']).length) && most === undefined;
  return isTold ? untold : { ...untold, conditions: true };
}

/** The types of further fields of the input itself. */
function othersOf(place: SchemaNode, reader: Reader, around: Around): Inputs['others'] {
  const { additionalProperties } = place.own;
  if (additionalProperties === true) return [{ kind: 'named', name: 'any', format: null }];
  return isSchema(additionalProperties)
    ? listTypes(readNode(additionalProperties, reader, around), reader, around)
    : null;
}

/** An input that need not be an object. */
function wholeOf(place: SchemaNode, reader: Reader, around: Around): Inputs['whole'] {
  const types = listTypes(place, reader, around);
  const [only] = types;
  const isObject = only?.kind === 'map' || (only?.kind === 'named' && only.name === 'object');
  if (types.length === 1 && (isObject || isAny(types))) return null;
  const { meaning, marks } = readFieldFacts(place, reader, around);
  return { types, meaning, marks };
}
