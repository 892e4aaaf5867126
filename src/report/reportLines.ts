import type { Reporter } from './reporter.ts';

/** What a command that edits or lists files tells, in every format: `facts` as JSON, and its lines. */
export function reportLines(
  facts: { readonly command: string; readonly ok: boolean } & Readonly<Record<string, unknown>>,
  lines: readonly string[],
): Reporter {
  const text = lines.map((line) => `${line}\n`).join('');
  return { json: () => facts, text: () => text, github: () => text };
}
