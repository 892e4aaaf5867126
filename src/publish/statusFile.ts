import type { AppStatus, CatalogStatus, RegistryEntry } from '../model/status.ts';
import type { Seen } from './observation.ts';
import { isIncomplete, type AppStanding } from './status.ts';
import { toSchemaUrl } from '../text/schemaUrl.ts';

const SCHEMA_URL = toSchemaUrl('status');

/** What was seen of one registry, and when. */
export interface MergeParts {
  /** The registry's name. */
  readonly registry: string;
  readonly standings: readonly AppStanding[];
  /** Every app of the catalog; others are left out. */
  readonly slugs: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The saved status with what was seen. An app that could not be read whole keeps what was seen of it before. */
export function mergeStatus(
  saved: CatalogStatus,
  { registry, standings, slugs, now }: MergeParts,
): CatalogStatus {
  const merged = new Map([...saved].filter(([slug]) => slugs.has(slug)));
  for (const standing of standings) {
    if (isIncomplete(standing)) continue;
    const { [registry]: _, ...others } = merged.get(standing.slug) ?? {};
    const entry = standing.seen && entryOf(standing.seen, now);
    const status: AppStatus = entry ? { ...others, [registry]: entry } : others;
    if (Object.keys(status).length > 0) merged.set(standing.slug, status);
    else merged.delete(standing.slug);
  }
  return merged;
}

/** One line an app, in code-unit order. */
export function formatStatusFile(status: CatalogStatus): string {
  const lines = [...status]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slug, registries]) => `    ${JSON.stringify(slug)}: ${JSON.stringify(sorted(registries))}`);
  return `{\n  "$schema": ${JSON.stringify(SCHEMA_URL)},\n  "apps": {${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}}\n}\n`;
}

/** As many as the file's schema takes. */
const MOST_FLAGS = 50;
const MOST_REPORTS = 10;
const MOST_VERSIONS = 500;

/** `null` while its users get no version. */
function entryOf({ latest, security, versions, ...seen }: Seen, now: number): RegistryEntry | null {
  if (latest === null) return null;
  const { verdict, flags, auditUrl, reports } = security;
  return {
    version: latest,
    url: seen.url,
    publishedAt: seen.publishedAt === null ? null : formatTime(seen.publishedAt),
    downloads: seen.downloads,
    installs: seen.installs,
    stars: seen.stars,
    verdict,
    flags: flags.slice(0, MOST_FLAGS),
    auditUrl,
    reports: reports.slice(0, MOST_REPORTS),
    versions: versions
      .slice(0, MOST_VERSIONS)
      .map(({ version, at, verdict }) => ({ version, date: formatTime(at), verdict })),
    asOf: formatTime(now),
  };
}

function sorted(registries: AppStatus): AppStatus {
  return Object.fromEntries(Object.entries(registries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `2026-11-20T06:41:00Z`. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
