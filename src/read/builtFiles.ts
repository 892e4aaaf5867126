import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { createUsageError, hasCode, wordError } from '../errors.ts';

const texts = z.array(z.string());
const nullable = z.string().nullable();

/** What programs need of `catalog.json`. */
export const catalogSchema = z.object({
  name: z.string(),
  apps: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      homepage: z.string(),
      categories: texts,
      keywords: texts,
      actions: z.number(),
    }),
  ),
});

/** `search.json`. */
export const searchSchema = z.object({
  apps: z.array(
    z.object({ slug: z.string(), aliases: texts, requests: texts, entities: texts, actions: texts }),
  ),
});

const tool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  effect: z.enum(['read', 'write', 'delete']),
  action: z.object({ id: nullable, key: nullable, name: z.string() }),
  inputSchema: z.record(z.string(), z.unknown()).nullable(),
  input: z.literal('wrapped').optional(),
});

/** `tools/<slug>.json`. */
export const toolsSchema = z.object({
  membrane: z
    .object({
      by: z.enum(['app', 'connector', 'integration', 'connection']),
      key: z.string(),
      intent: nullable,
    })
    .nullable(),
  popular: z.number(),
  tools: z.array(tool),
});

/** An app as `catalog.json` lists it. */
export type CatalogEntry = z.output<typeof catalogSchema>['apps'][number];
/** The words of one app in `search.json`. */
export type SearchEntry = z.output<typeof searchSchema>['apps'][number];
/** An action of an app as `tools/<slug>.json` has it. */
export type BuiltTool = z.output<typeof tool>;
/** What one `tools/<slug>.json` holds. */
export type AppTools = z.output<typeof toolsSchema>;

/** Reads a file of JSON that a build made; `label` is what messages call it. Throws a usage error where there is none, or one of another version. */
export function readBuiltFile<S extends z.ZodType>(path: string, label: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why =
      error instanceof z.ZodError ? z.prettifyError(error).split('\n', 2).join(' ') : wordError(error);
    const problem = hasCode(error, 'ENOENT')
      ? `There is no ${label}`
      : `${label} is not what this version of skillpress builds: ${why}`;
    throw createUsageError(problem, 'Build the catalog first: skillpress build --frozen');
  }
}
