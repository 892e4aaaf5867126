import {
  fromJsonSchema,
  type JsonSchemaType,
  type StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import type { JsonSchema } from '../../model/action.ts';
import { filterEntries } from './filterEntries.ts';

/**
 * Interprets schemas: one that compiles them would run code made from what an upstream sent, and keep every schema that it
 * ever saw.
 */
const interpreter = new CfWorkerJsonSchemaValidator({ draft: '2020-12', shortcircuit: false });

/** Formats tell models what is meant; Membrane and the app decide what they take. */
const validator = {
  getValidator: <T>(schema: JsonSchemaType) =>
    interpreter.getValidator<T>(
      filterEntries(schema, (key, entry) => key !== 'format' || typeof entry !== 'string'),
    ),
};

/** The arguments of a tool, as the SDK takes them. */
export type ToolArguments = StandardSchemaWithJSON<Record<string, unknown>, Record<string, unknown>>;

/** Arguments that fit a schema of an object. */
export function createArguments(schema: JsonSchema): ToolArguments {
  return fromJsonSchema<Record<string, unknown>>(schema as JsonSchemaType, validator);
}

/** What is wrong with a value by a schema, in words; `null` when nothing is. */
export function findProblem(value: unknown, schema: JsonSchema): string | null {
  const result = validator.getValidator(schema as JsonSchemaType)(value);
  return result.valid ? null : (result.errorMessage ?? 'it does not fit the schema');
}
