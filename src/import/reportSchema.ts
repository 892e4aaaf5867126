import * as z from 'zod';

const count = z.int().min(0);
const counts = z.record(z.string(), count);

const dropped = z.strictObject({
  line: z.int().min(1).describe('Of the published page.'),
  field: z.string().describe('What it would have become.'),
  reason: z.string().describe('See docs/import.md.'),
  value: z.string().describe('Invisible characters are written as \\uXXXX.'),
});

const repaired = z.strictObject({
  line: z.int().min(1),
  field: z.string(),
  reason: z.string(),
  from: z.string(),
  to: z.string(),
});

const result = z.strictObject({
  app: z.string().describe('The slug.'),
  from: z.string().describe('The page that was read.'),
  generation: z
    .enum(['newest', 'old', 'oldest', 'unknown'])
    .describe('Which template the page was made with.'),
  status: z.enum(['imported', 'unchanged', 'kept']).describe('kept: files that differ were there already.'),
  draft: z.boolean(),
  missing: z
    .array(z.enum(['name', 'homepage', 'summary', 'own-homepage', 'rules']))
    .describe('Why it is a draft; own-homepage: another app has the same one; rules: see refused.'),
  refused: z
    .array(z.strictObject({ rule: z.string(), message: z.string() }))
    .describe('Errors that the build would have had.'),
  kept: z.array(z.string()).describe('Files that were left as they are; --force replaces them.'),
  actions: count,
  dropped: z.array(dropped),
  repaired: z.array(repaired),
  review: z.array(dropped).describe('Dropped for want of proof: a person may know better.'),
  notUnderstood: z.array(z.strictObject({ line: z.int().min(1), text: z.string() })),
});

/** What `skillpress import` prints with `--format json` and writes with `--report`. No clock in it. */
export const importReportSchema = z
  .strictObject({
    command: z.literal('import'),
    ok: z.boolean(),
    dryRun: z.boolean(),
    apps: z.strictObject({
      total: count,
      imported: count,
      unchanged: count,
      kept: count,
      drafts: count.describe('Apps that lack a required fact, whatever became of their files.'),
    }),
    changes: z.strictObject({ created: count, updated: count, deleted: count, unchanged: count }),
    generations: counts.describe('Pages by template.'),
    dropped: counts.describe('By reason.'),
    repaired: counts.describe('By reason.'),
    review: count,
    notUnderstood: count,
    skipped: z.array(z.strictObject({ path: z.string(), reason: z.string() })).describe('What was not read.'),
    results: z.array(result),
    exitCode: z.literal(0),
  })
  .meta({ title: 'skillpress import report', description: 'What became of every page of an imported tree' });

/** What an import did with each page, as `import --report` writes it. */
export type ImportReport = z.infer<typeof importReportSchema>;
/** What an import did with one page. */
export type ImportResult = ImportReport['results'][number];
