import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { createIoError, createUsageError, hasCode } from '../errors.ts';
import { parseKeptJson } from '../text/parseKeptJson.ts';

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
    z.object({
      slug: z.string(),
      aliases: texts,
      requests: texts,
      entities: texts,
      actions: texts,
      // Absent in what an older version built, which a newer one may serve.
      translations: z.array(z.object({ name: nullable, about: z.string(), keywords: texts })).default([]),
    }),
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

const BUILD_FIRST = 'Build the catalog first: skillpress build --frozen';

/**
 * Reads a file of JSON that a build made; `label` is what messages call it. Throws a usage error where there is none, or one of
 * another version.
 */
export function readBuiltFile<S extends z.ZodType>(path: string, label: string, schema: S): z.output<S> {
  const kept = parseKeptJson(textOf(path, label), schema);
  if (kept.ok) return kept.value;
  throw createUsageError(`${label} is not what this version of skillpress builds: ${kept.why}`, BUILD_FIRST);
}

function textOf(path: string, label: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw createUsageError(`There is no ${label}`, BUILD_FIRST);
    throw createIoError(`Cannot read ${label}`, error);
  }
}
