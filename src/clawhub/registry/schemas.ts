import * as z from 'zod';

/** What ClawHub answers, as far as it is read here (openclaw/clawhub packages/schema/src/schemas.ts). */

const version = z.object({ version: z.string().min(1).max(200) }).nullable();
const publication = z.enum(['pending', 'published']).optional();

/** `GET /api/v1/resolve`. */
export const resolvedSchema = z.object({
  slug: z.string().optional(),
  match: version,
  latestVersion: version,
});

/** `POST /api/v1/skills/-/upload-url`. */
export const ticketSchema = z.object({ uploadUrl: z.string().min(1), uploadTicket: z.string().min(1) });

/** `POST` to the upload URL. */
export const uploadedSchema = z.object({ storageId: z.string().min(1) });

/** `POST /api/v1/skills`. */
export const publishedSchema = z.object({
  ok: z.literal(true),
  slug: z.string().optional(),
  version: z.string().optional(),
  status: publication,
  publicationStatus: publication,
});

/** `GET /api/v1/skills/{slug}`. */
export const skillSchema = z.object({ skill: z.object({ createdAt: z.number() }) });
