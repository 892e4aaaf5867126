import type { Reporter } from './reporter.ts';
import { formatStatusJson, type StatusReport } from './status.ts';
import { formatStatusGithub, formatStatusSummary, statusText } from './statusText.ts';
import { painter } from './terminal.ts';

/** What a registry has of each app, in every format; `quiet` leaves all but the table of what needs attention out. */
export function reportStatus(report: StatusReport): Reporter {
  return {
    json: () => formatStatusJson(report),
    text: (paint, quiet) => statusText(report, paint, quiet),
    github: (quiet) => formatStatusGithub(report) + statusText(report, painter(false), quiet),
    summary: () => formatStatusSummary(report),
  };
}
