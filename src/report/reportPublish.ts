import { formatAnnotations } from './github.ts';
import { toJsonFinding } from './json.ts';
import { formatPublish } from './formatPublish.ts';
import type { PublishReport } from './publishReport.ts';
import { formatSummaryBlock, type Reporter } from './reporter.ts';
import { NO_COLOUR } from './terminal.ts';

/** What `publish` planned and did, in every format; `quiet` tells only of what did not go well. */
export function reportPublish(report: PublishReport): Reporter {
  const plain = (): string => formatPublish(report, NO_COLOUR);
  return {
    json: () => toPublishJson(report),
    text: (paint, quiet) => (quiet && report.ok ? '' : formatPublish(report, paint)),
    github: () => formatAnnotations(report.findings) + plain(),
    summary: () => formatSummaryBlock('skillpress publish', plain()),
  };
}

/** The fields that docs/publishing.md promises. */
function toPublishJson(report: PublishReport): object {
  const { ok, dryRun, registry, caps, versions, stopped, resumeAt, orphans, findings, durationMs } = report;
  return {
    command: 'publish',
    ok,
    dryRun,
    registry,
    caps,
    versions,
    stopped,
    resumeAt,
    orphans,
    findings: findings.map(toJsonFinding),
    durationMs: Math.round(durationMs),
  };
}
