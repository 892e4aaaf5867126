import type * as z from 'zod';
import { findNearest } from '../errors.ts';
import { listKeysAt } from '../read/listKeysAt.ts';

/** The first thing that a schema finds wrong, with its place: `outputs[0].root: expected …`. */
export function wordIssue({ issues: [issue] }: z.ZodError, schema: z.ZodType): string {
  const place = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  const unknown = issue?.code === 'unrecognized_keys' ? wordUnknown(issue, schema) : null;
  const what = unknown ?? issue?.message.replace(/^Invalid input: /, '') ?? '';
  return place === '' ? what : `${place}: ${what}`;
}

function wordUnknown({ keys, path }: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType): string {
  const known = listKeysAt(
    schema,
    path.filter((step) => typeof step !== 'symbol'),
  );
  const near = findNearest(keys[0] ?? '', known);
  const way = near === undefined ? `the keys here are ${known.join(', ')}` : `did you mean "${near}"?`;
  return `unknown key "${keys.join('", "')}"; ${way}`;
}
