import type { ZodError } from 'zod';

/** Says in one line why a text is not the JSON that was expected: it is none, or a value of it does not fit the schema. */
export function wordJsonError(error: SyntaxError | ZodError): string {
  if (error instanceof SyntaxError) return error.message.replaceAll(/\s+/g, ' ');
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unknown'}`;
}
