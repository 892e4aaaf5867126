import type * as z from 'zod';
import { findConflict } from './findConflict.ts';

/** What a file that a program keeps says, or in one line why it is not what the program wrote. */
export type KeptJson<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** Reads a text that a program wrote as JSON, and that git or a person may have changed. */
export function parseKeptJson<T extends z.ZodType>(text: string, schema: T): KeptJson<z.output<T>> {
  const refuse = (why: string): KeptJson<z.output<T>> => ({ ok: false, why });
  if (findConflict(text) !== null) return refuse('a merge conflict is left in it');
  if (text.trim() === '') return refuse('it is empty');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('it is no JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') || 'the document'}: ${wordMisfit(issue)}`);
}

/** What does not fit a schema, without the words that are zod's own: `expected array, received nothing`. */
export function wordMisfit(issue: z.core.$ZodIssue | undefined): string {
  const words = issue?.message.replace(/^(?:Invalid (?:input|option)|Too (?:small|big)): /, '');
  return words?.replace(/received undefined$/, 'received nothing') ?? 'it does not fit';
}
