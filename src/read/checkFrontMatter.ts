import type * as z from 'zod';
import type { Finding } from '../model/finding.ts';
import { findTextWarnings } from './findTextWarnings.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { toSchemaProblems } from './problems.ts';
import { locateInYaml } from './yaml.ts';

/** A file of an app with front matter, and what its front matter is held to. */
export interface FrontMatterFile<T> {
  readonly app: string;
  readonly file: string;
  readonly text: string;
  /** Of the rules that findings name: `descriptor`. */
  readonly group: string;
  readonly schemaFor: (data: unknown) => z.ZodType<T>;
  /** The command that makes such a file. */
  readonly maker: string;
}

/** What the front matter says; `null` when it has errors, which `findings` tell. */
export interface CheckedFrontMatter<T> {
  readonly value: { readonly data: T; readonly body: string } | null;
  readonly findings: readonly Finding[];
}

/** Splits a text into front matter and body and checks the first; every problem becomes a finding with its line and column. */
export function checkFrontMatter<T>(of: FrontMatterFile<T>): CheckedFrontMatter<T> {
  const { app, file, text, group, schemaFor, maker } = of;
  const split = splitFrontMatter(text);
  if (!split.ok) {
    const { message, at } = split.problem;
    const rule = `${group}/front-matter`;
    const hint =
      split.problem.hint ??
      `Front matter is YAML between two lines of "---", at the very beginning of the file: ${maker} makes one.`;
    return { value: null, findings: [{ level: 'error', rule, app, file, ...at, message, hint }] };
  }
  const { data, yaml, body } = split.value;
  const doubts = findTextWarnings(text, yaml).map((warning): Finding => ({ ...warning, app, file }));
  const schema = schemaFor(data);
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: { data: parsed.data, body }, findings: doubts };
  const rule = `${group}/schema`;
  const findings = toSchemaProblems(parsed.error, data, schema).map(({ path, onKey, ...words }): Finding => {
    return { level: 'error', rule, app, file, ...locateInYaml(yaml, path, onKey), ...words };
  });
  return { value: null, findings: [...doubts, ...findings] };
}
