import type * as z from 'zod';
import { parseJsonText } from './jsonText.ts';
import { locateInJson } from './locateInJson.ts';
import { toSchemaProblems } from './problems.ts';
import type { Finding } from '../model/finding.ts';
import { wordProblem, type Problem } from './yaml.ts';

/** What a file of JSON says, or what is wrong with it. */
export type CheckedJson<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses and checks a text of JSON; every problem has its place. */
export function readCheckedJson<T extends z.ZodType>(schema: T, text: string): CheckedJson<z.infer<T>> {
  const json = parseJsonText(text);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = toSchemaProblems(parsed.error, json.value, schema, 'json');
  return {
    ok: false,
    problems: problems.map(({ path, onKey, ...words }) => ({
      ...words,
      at: locateInJson(text, path, onKey),
    })),
  };
}

/** Returns the first problem in one line behind its place, `2:7: …`, for a file that one message is about. */
export function wordFirstProblem([first]: readonly Problem[]): string {
  return first ? wordProblem(first) : '';
}

/** Returns a finding for each problem; `advice` is what to do about the file as a whole. */
export function reportProblems(
  problems: readonly Problem[],
  about: Pick<Finding, 'rule' | 'app' | 'file'>,
  advice: string,
): Finding[] {
  return problems.map(({ at, message, hint }) => {
    return {
      level: 'error',
      ...about,
      ...at,
      message,
      hint: hint === undefined ? advice : `${hint} ${advice}`,
    };
  });
}
