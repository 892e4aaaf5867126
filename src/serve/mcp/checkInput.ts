import {
  fromJsonSchema,
  type JsonSchemaType,
  type jsonSchemaValidator,
  type JsonSchemaValidatorResult,
  type StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import type { JsonSchema } from '../../model/action.ts';
import { filterEntries } from './filterEntries.ts';
import { wordProblems } from './wordProblems.ts';

/**
 * Interprets schemas: one that compiles them would run code made from what an upstream sent, and keep every schema that it
 * ever saw.
 */
const interpreter = new CfWorkerJsonSchemaValidator({ draft: '2020-12', shortcircuit: false });

/** The arguments of a tool. */
export interface ToolArguments {
  /** As the SDK takes them; it takes any, since what it says of wrong ones has no outcome. */
  readonly listed: StandardSchemaWithJSON<Record<string, unknown>, Record<string, unknown>>;
  /** What is wrong with some, in words; `null` when nothing is. */
  readonly findProblem: (given: Readonly<Record<string, unknown>>) => string | null;
}

const ANY: jsonSchemaValidator = {
  getValidator:
    <T>() =>
    (data: unknown): JsonSchemaValidatorResult<T> => ({
      valid: true,
      data: data as T,
      errorMessage: undefined,
    }),
};

/** Arguments that fit a schema of an object. */
export function createArguments(schema: JsonSchema): ToolArguments {
  let check: ReturnType<typeof checkerOf> | undefined;
  return {
    listed: fromJsonSchema<Record<string, unknown>>(schema as JsonSchemaType, ANY),
    findProblem: (given) => (check ??= checkerOf(schema))(given),
  };
}

/** What is wrong with a value by a schema, in words; `null` when nothing is. */
export function findProblem(value: unknown, schema: JsonSchema): string | null {
  return checkerOf(schema)(value);
}

/** Formats tell models what is meant; Membrane and the app decide what they take. */
function checkerOf(schema: JsonSchema): (value: unknown) => string | null {
  const validate = interpreter.getValidator(
    filterEntries(schema as JsonSchemaType, (key, entry) => key !== 'format' || typeof entry !== 'string'),
  );
  const inputs = Object.keys(Object(schema['properties']));
  return (value) => {
    try {
      const { valid, errorMessage } = validate(value);
      return valid ? null : wordProblems(errorMessage ?? '', inputs);
    } catch (error) {
      // The validator writes places as addresses, and half a character (a lone surrogate) cannot be in one.
      if (error instanceof URIError) return 'a key in it is no text';
      throw error;
    }
  };
}
