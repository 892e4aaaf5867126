import type * as z from 'zod';
import { createUsageError } from '../errors.ts';
import { findLostSign, findNoText } from './findNoText.ts';
import { normaliseText } from './frontMatter.ts';
import { toSchemaProblems } from './problems.ts';
import { locateInYaml, parseYaml, type Position, type ParseResult } from './yaml.ts';

/** Parses and checks the text of a YAML file that is not an app's; all problems go into one usage error, each with its place. */
export function readCheckedYaml<T extends z.ZodType>(
  schema: T,
  { file, text: source, hint }: { file: string; text: string; hint: string },
): z.infer<T> {
  const text = normaliseText(source);
  const invalid = (problems: readonly string[]) =>
    createUsageError(`${file} is not valid:\n  ${problems.join('\n  ')}`, hint);
  const place = (at: Position): string => `${file}:${at.line}:${at.column}: `;
  const strange = findNoText(text) ?? findLostSign(text);
  const parsed: ParseResult = strange ? { ok: false, problem: strange } : parseYaml(text);
  if (!parsed.ok) {
    const { at, message, hint: way } = parsed.problem;
    throw invalid([`${place(at)}${message}${way === undefined ? '' : `. ${way}`}`]);
  }
  const result = schema.safeParse(parsed.value);
  if (result.success) return result.data;
  const problems = toSchemaProblems(result.error, parsed.value, schema);
  throw invalid(
    problems.map(({ path, onKey, message, hint: way }) => {
      const at = place(locateInYaml(text, path, onKey));
      return way === undefined ? at + message : `${at}${message}. ${way}`;
    }),
  );
}
