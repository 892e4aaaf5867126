import type * as z from 'zod';

/** The first thing that a schema finds wrong, with its place: `outputs[0].root: expected …`. */
export function wordIssue({ issues: [issue] }: z.ZodError): string {
  const place = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  const unknown = issue?.code === 'unrecognized_keys' ? `unknown key "${issue.keys.join('", "')}"` : null;
  const what = unknown ?? issue?.message.replace(/^Invalid input: /, '') ?? '';
  return place === '' ? what : `${place}: ${what}`;
}
