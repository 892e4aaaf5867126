import { STATES, type AppStanding, type StandingState } from '../publish/status.ts';
import { formatTime } from '../publish/statusFile.ts';

/** What `status` found out, ready to be shown in any format. */
export interface StatusReport {
  /** Everything could be asked. */
  readonly ok: boolean;
  readonly registry: { readonly name: string; readonly id: string };
  /** Milliseconds since 1970. */
  readonly asOf: number;
  readonly apps: readonly AppStanding[];
  /** Whether `--save` changed the file; `null` when it was not asked to. */
  readonly saved: boolean | null;
  /** The folder of the descriptors. */
  readonly appsLabel: string;
  readonly durationMs: number;
}

/** What registries count. */
export const COUNTS = ['downloads', 'installs', 'stars'] as const;

/** The fields that docs/status.md promises; every app is in it. */
export function toStatusJson(report: StatusReport): object {
  const { ok, registry, asOf, apps, saved, durationMs } = report;
  return {
    command: 'status',
    ok,
    registry,
    asOf: formatTime(asOf),
    summary: summarise(report),
    apps: apps.map(toAppJson),
    saved,
    durationMs: Math.round(durationMs),
  };
}

/** How many apps are in each state, and what registries count of all of them together. */
export function summarise({ apps }: StatusReport) {
  const states = Object.fromEntries(
    STATES.map((state) => [state, apps.filter((app) => app.state === state).length]),
  ) as Record<StandingState, number>;
  const sum = (count: (typeof COUNTS)[number]): number =>
    apps.reduce((total, { seen }) => total + (seen?.[count] ?? 0), 0);
  return {
    apps: apps.length,
    states,
    flagged: apps.filter(({ flagged }) => flagged).length,
    changed: apps.filter(({ changed }) => changed).length,
    downloads: sum('downloads'),
    installs: sum('installs'),
    stars: sum('stars'),
  };
}

function toAppJson({ slug, state, released, changed, flagged, message, seen }: AppStanding): object {
  return {
    app: slug,
    state,
    released,
    changed,
    latest: seen?.latest ?? null,
    publishedAt: typeof seen?.publishedAt === 'number' ? formatTime(seen.publishedAt) : null,
    downloads: seen?.downloads ?? null,
    installs: seen?.installs ?? null,
    stars: seen?.stars ?? null,
    flagged,
    verdict: seen?.security.verdict ?? null,
    flags: seen?.security.flags ?? [],
    url: seen?.url ?? null,
    auditUrl: seen?.security.auditUrl ?? null,
    reports: seen?.security.reports ?? [],
    versions: (seen?.versions ?? []).map(({ version, at, verdict }) => ({
      version,
      date: formatTime(at),
      verdict,
    })),
    message,
  };
}
