import type { Finding } from '../model/finding.ts';
import type { Release } from '../model/release.ts';
import type { Report } from './report.ts';

/** The fields that README promises. */
export function toReportJson({
  command,
  ok,
  apps,
  changes,
  releases,
  packReleases,
  findings,
  hidden,
  durationMs,
}: Report): object {
  return {
    command,
    ok,
    apps,
    changes,
    releases: releases?.map(({ app, ...release }) => ({ app, ...pickRelease(release) })),
    packReleases: packReleases?.map(({ pack, ...release }) => ({ pack, ...pickRelease(release) })),
    findings: findings.map(toJsonFinding),
    hidden,
    durationMs: Math.round(durationMs),
  };
}

function pickRelease({ version, date, changes }: Release): object {
  return { version, date, changes };
}

/** A finding with every field, `null` where it has none; `apps` only of one about many apps. */
export function toJsonFinding({
  level,
  rule,
  app,
  apps,
  file,
  line,
  column,
  message,
  hint,
}: Finding): object {
  return {
    level,
    rule,
    app: app ?? null,
    ...(apps === undefined ? {} : { apps }),
    file,
    line: line ?? null,
    column: column ?? null,
    message,
    hint: hint ?? null,
  };
}
