import type { Reporter } from './reporter.ts';
import { toStatusJson, type StatusReport } from './toStatusJson.ts';
import { formatStatusGithub, formatStatusSummary, formatStatus } from './formatStatus.ts';
import { NO_COLOUR } from './terminal.ts';

/** What a registry has of each app, in every format; `quiet` leaves all but the table of what needs attention out. */
export function reportStatus(report: StatusReport): Reporter {
  return {
    json: () => toStatusJson(report),
    text: (paint, quiet) => formatStatus(report, paint, quiet),
    github: (quiet) => formatStatusGithub(report) + formatStatus(report, NO_COLOUR, quiet),
    summary: () => formatStatusSummary(report),
  };
}
