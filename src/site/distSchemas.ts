import type { Entity } from '../model/descriptor.ts';
import * as z from 'zod';

const texts = z.array(z.string());
const nullable = z.string().nullable();
const count = z.number().nullable();

const registry = z.object({
  version: z.string(),
  url: nullable,
  publishedAt: nullable,
  downloads: count,
  installs: count,
  stars: count,
  verdict: nullable,
  flags: texts,
  auditUrl: nullable,
  reports: z.array(z.object({ by: z.string(), verdict: z.string(), url: nullable })).default([]),
  versions: z.array(z.object({ version: z.string(), date: z.string(), verdict: nullable })),
  asOf: z.string(),
});

const translation = z.object({
  name: z.string().optional(),
  summary: z.string().optional(),
  shortDescription: z.string().optional(),
  keywords: texts.optional(),
  categories: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
  history: z.array(z.object({ version: z.string(), changes: texts })).optional(),
  related: z.array(z.object({ slug: z.string(), reason: z.string() })).optional(),
});

const entity: z.ZodType<Entity> = z.object({
  name: z.string(),
  get children() {
    return z.array(entity);
  },
});

/** The parts of `listings/<slug>.json` that the site shows. */
export const siteListingSchema = z.object({
  name: z.string(),
  shortDescription: z.string(),
  summary: z.string(),
  categories: z.array(z.object({ key: z.string(), name: z.string() })),
  keywords: texts,
  homepage: z.string(),
  docs: nullable,
  author: z.object({ name: z.string(), url: z.string() }),
  publisher: z.string(),
  license: z.string(),
  access: z.object({ keyRequired: z.boolean(), app: nullable }),
  requirements: z.object({ account: z.string() }),
  entities: z.array(entity),
  actionCount: z.number(),
  popularActions: z.array(
    z.object({
      key: nullable,
      name: z.string(),
      description: z.string(),
      effect: z.enum(['read', 'write', 'delete']),
    }),
  ),
  version: nullable,
  history: z.array(z.object({ version: z.string(), date: z.string(), changes: texts })),
  registries: z.record(z.string(), registry),
  related: z.array(z.object({ slug: z.string(), name: z.string(), reason: z.string() })),
  translations: z.record(z.string(), translation),
});

/** What of `.claude-plugin/marketplace.json` names the packs. */
export const marketplaceSchema = z.object({
  name: z.string(),
  plugins: z.array(
    z.object({
      name: z.string(),
      displayName: z.string(),
      description: z.string(),
      version: z.string(),
      category: z.string().optional(),
    }),
  ),
});

/** What pages of the site use of `listings/<slug>.json`. */
export type SiteListing = z.output<typeof siteListingSchema>;
/** What a listing tells of one registry. */
export type SiteRegistry = SiteListing['registries'][string];
