import * as z from 'zod';
import { findHidden } from '../text/characters.ts';
import { compareVersions } from '../text/version.ts';

const text = z.string().min(1);
/** The first hex digits of a sha256: enough to tell that a text changed. */
const digest = z.string().regex(/^[0-9a-f]{12}$/, 'expected 12 hex digits');

/** Semantic versions of releases have no pre-release and no build part. */
const VERSION = /^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})$/;

const release = z.strictObject({
  version: z.string().regex(VERSION, 'expected a version such as 1.4.0').describe('Semantic version.'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-20')
    .refine(isDay, 'expected a day of the calendar, such as 2026-11-20')
    .describe('ISO day, UTC.'),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hex digits')
    .describe('Of the bundle, rendered without version and date. Never edit it.'),
  changes: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'expected what changed, received nothing')
        .max(1000, 'expected at most 1000 characters')
        .refine(
          (line) => findHidden(line) === null && !line.includes('\n'),
          'expected one line without invisible or control characters',
        ),
    )
    .min(1, 'expected at least one change')
    .max(100, 'expected at most 100 changes')
    .describe(
      'What changed for the reader of the page, one line of Markdown each; you may improve the words.',
    ),
});

/** The releases of an app or a pack. */
export const releaseHistorySchema = z
  .array(release)
  .min(1, 'expected at least one release')
  .superRefine(refineOrder)
  .describe('Newest first.');

const input = z.strictObject({
  path: text,
  type: z.string(),
  required: z.literal(true).optional(),
  allowed: digest.optional().describe('Digest of the allowed values and their limits.'),
});

const action = z.strictObject({
  key: text.optional(),
  id: text.optional(),
  name: text,
  effect: z.enum(['read', 'write', 'delete']),
  sentence: digest,
  meanings: digest.optional(),
  inputs: z.array(input).optional(),
  cut: z.literal(true).optional().describe('Not all of its optional inputs are told.'),
});

const surface = z.strictObject({
  cli: text,
  name: text,
  homepage: text,
  docs: text.nullable(),
  icon: digest.nullable(),
  summary: digest,
  description: digest,
  entities: z.array(text),
  notes: digest.nullable(),
  listed: z.int().nonnegative(),
  actions: z.array(action),
});

/** `releases.json`: written by `release`; people may improve the words of `changes`. */
export const releasesSchema = z
  .strictObject({
    $schema: z.string().optional(),
    releases: releaseHistorySchema,
    surface: surface.describe(
      'What the page of the newest release promised: the next release is compared with it. Never edit it.',
    ),
  })
  .meta({ title: 'skillpress releases', description: 'apps/<slug>/releases.json: the releases of an app' });

function refineOrder(
  releases: readonly { readonly version: string }[],
  context: z.core.$RefinementCtx,
): void {
  for (const [at, { version }] of releases.entries()) {
    const newer = releases[at - 1]?.version;
    if (newer !== undefined && compareVersions(version, newer) >= 0)
      context.addIssue({
        code: 'custom',
        path: [at, 'version'],
        message: `expected a version below ${newer}: releases are listed newest first, each once`,
      });
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
