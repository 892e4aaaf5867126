import * as z from 'zod';

/** What SkillHub answers, as far as it is read here (Tencent/skillhub docs/api/skills.md, files.md, versions-and-diff.md at 80c913a). */

/** A version as it can be shown and saved; SkillHub takes semantic ones only. */
const version = z.string().regex(/^\d[\w.+-]{0,99}$/);
/** A count that may be missing: its absence spoils nothing else. */
const count = z.int().nonnegative().nullable().default(null).catch(null);
/** Milliseconds since 1970 that a date can be made of. */
const time = z.number().min(0).max(253_402_300_799_999);

/** Not in the documentation, and shown by SkillHub's pages and its command line: what each of its scanners says. */
const reports = z
  .record(
    z.string(),
    z
      .object({
        // Words are taken when they look like codes; anything else is not repeated.
        status: z
          .string()
          .regex(/^[A-Za-z][\w.:-]{0,99}$/)
          .catch('unreadable'),
        reportUrl: z
          .url({ protocol: /^https?$/ })
          .max(500)
          .nullable()
          .catch(null),
      })
      .nullable()
      .catch(null),
  )
  .nullish()
  .catch(null);

/** By the scanner's name. */
export type Reports = z.output<typeof reports>;

/** `GET /api/v1/skills/{slug}`. */
export const skillSchema = z.object({
  skill: z.object({
    slug: z.string(),
    stats: z.object({ downloads: count, stars: count, installs: count, versions: count }).nullish(),
    securityReports: reports,
  }),
  latestVersion: z.object({ version, createdAt: time }).nullish(),
  owner: z.object({ handle: z.string() }).nullish(),
  securityReports: reports,
});

/** `GET /api/v1/skills/{slug}/versions`: what everybody may see, newest first. */
export const versionsSchema = z.object({
  versions: z.array(z.object({ version, createdAt: time, securityReports: reports })),
});

/** `GET /api/v1/skills/{slug}/files`. */
export const filesSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
  version: z.string(),
});

/** `POST /api/v1/community/skills/publish`, as its callers saw it; the path is not in the documentation. */
export const publishedSchema = z.object({
  ok: z.literal(true),
  slug: z.string().optional(),
  version: z.string().optional(),
  reviewStatus: z.string().nullish(),
});

/** What says how long to wait after too many requests, in seconds (skills_store_cli.py). */
export const throttleSchema = z.object({
  retryAfter: z.number().positive().optional(),
  windowSec: z.number().positive().optional(),
});
