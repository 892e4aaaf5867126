import type * as z from 'zod';
import { createUsageError } from '../errors.ts';
import { findDamage } from '../text/damage.ts';
import { normaliseText } from './frontMatter.ts';
import { toSchemaProblems } from './problems.ts';
import { locateInYaml, parseYaml, wordProblem, type ParseResult, type Problem } from './yaml.ts';

/** Parses and checks the text of a YAML file that is not an app's; all problems go into one usage error, each with its place. */
export function readCheckedYaml<T extends z.ZodType>(
  schema: T,
  { file, text: source, hint }: { file: string; text: string; hint: string },
): z.infer<T> {
  const text = normaliseText(source);
  const refuse = (problems: readonly Problem[]): never => {
    const lines = problems.map((problem) => `\n  ${file}:${wordProblem(problem)}`);
    throw createUsageError(`${file} is not valid:${lines.join('')}`, hint);
  };
  const strange = findDamage(text);
  const parsed: ParseResult = strange ? { ok: false, problem: strange } : parseYaml(text);
  if (!parsed.ok) return refuse([parsed.problem]);
  const result = schema.safeParse(parsed.value);
  if (result.success) return result.data;
  const problems = toSchemaProblems(result.error, parsed.value, schema);
  return refuse(
    problems.map(({ path, onKey, ...words }) => ({ ...words, at: locateInYaml(text, path, onKey) })),
  );
}
