import type { JsonSchema } from '../model/action.ts';
import { splitEntries } from '../text/lexicon.ts';
import { asSchema, asStrings, type Schema } from './inputs/json.ts';

/** Keywords of JSON Schema whose value is a count. */
export const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems'] as const;
/** Keywords whose value is a number. */
export const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
/** Keywords whose value is a list of schemas. */
export const COMBINATORS = ['anyOf', 'oneOf', 'allOf'] as const;
/** Keywords that are kept where their values are of the form that JSON Schema has now. */
const KEYWORDS = [...COUNTS, ...BOUNDS, ...COMBINATORS, 'enum', 'const', 'items', 'additionalProperties'];
/** What is kept of a schema, or says nothing of which values it takes; whatever else stands in one is left out, so that more values pass. */
const KEPT: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...splitEntries(`
    $ref type properties required nullable title description default format example examples
    deprecated readOnly writeOnly $schema $id $comment $defs definitions isSensitive discriminator`),
]);

/** Whether a schema may take values that what it was made from does not. */
export function isWeaker(schema: JsonSchema, source: Schema): boolean {
  const { type, required } = source;
  const isLost = (key: string): boolean => source[key] !== undefined && schema[key] === undefined;
  const all = asSchema(source['properties']);
  return (
    Object.keys(source).some((key) => !KEPT.has(key)) ||
    KEYWORDS.some(isLost) ||
    (type !== undefined && schema['type'] === undefined) ||
    new Set(asStrings(required)).size > asStrings(schema['required']).length ||
    Object.keys(all).length > Object.keys(asSchema(schema['properties'])).length
  );
}
