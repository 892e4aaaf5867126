import type { PublishReport } from './publish.ts';
import { findingToJson } from './json.ts';

/** One JSON document with the fields that docs/publishing.md promises. */
export function publishJson(report: PublishReport): string {
  const { ok, dryRun, registry, caps, versions, stopped, resumeAt, findings, durationMs } = report;
  const shown = {
    command: 'publish',
    ok,
    dryRun,
    registry,
    caps,
    versions,
    stopped,
    resumeAt,
    findings: findings.map(findingToJson),
    durationMs: Math.round(durationMs),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
