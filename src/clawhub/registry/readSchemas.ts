import * as z from 'zod';

/** What ClawHub's reads answer, as far as it is used (npm clawhub 0.23.3 dist/schema/schemas.js; openclaw/clawhub convex/httpApiV1/skillsV1.ts). */

/** A count that may be missing: its absence spoils nothing else. */
const count = z.int().nonnegative().nullable().default(null).catch(null);
/** Milliseconds since 1970 that a date can be made of. */
const time = z.number().min(0).max(253_402_300_799_999);

/** A version as it can be shown and saved; ClawHub takes semantic ones only. */
export const versionName = z.string().regex(/^\d[\w.+-]{0,99}$/);

/** Words are taken when they look like the registry's codes; anything else is not repeated. */
const code = z
  .string()
  .regex(/^[A-Za-z0-9][\w.:-]{0,99}$/)
  .catch('unreadable');
const codes = z.array(code).max(50).catch(['unreadable']);

/** `GET /api/v1/skills/{slug}`. The counts have had three names for installs. */
export const skillReadSchema = z.object({
  skill: z.object({
    slug: z.string(),
    stats: z
      .object({
        downloads: count,
        installsAllTime: count,
        installsCurrent: count,
        installs: count,
        stars: count,
        versions: count,
      })
      .nullish(),
  }),
  latestVersion: z.object({ version: versionName, createdAt: time }).nullable(),
  moderation: z
    .object({
      isSuspicious: z.boolean().optional(),
      isMalwareBlocked: z.boolean().optional(),
      reasonCodes: codes.optional(),
    })
    .nullish(),
});

/** `GET /api/v1/skills/{slug}/versions`, newest first. */
export const versionsSchema = z.object({
  items: z.array(z.object({ version: versionName, createdAt: time })),
  nextCursor: z.string().min(1).max(1000).nullish(),
});

/** `POST /api/v1/skills/-/security-verdicts`. */
export const verdictsSchema = z.object({
  items: z.array(
    z.object({
      requestedSlug: z.string(),
      requestedVersion: z.string(),
      reasons: codes,
      security: z.object({ status: code }).nullable(),
    }),
  ),
});
