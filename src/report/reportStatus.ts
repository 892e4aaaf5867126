import type { Reporter } from './reporter.ts';
import { statusJson, type StatusReport } from './status.ts';
import { statusGithub, statusSummary, statusText } from './statusText.ts';
import { painter } from './terminal.ts';

/** What a registry has of each app, in every format; `quiet` leaves all but the table of what needs attention out. */
export function reportStatus(report: StatusReport): Reporter {
  return {
    json: () => statusJson(report),
    text: (paint, quiet) => statusText(report, paint, quiet),
    github: (quiet) => statusGithub(report) + statusText(report, painter(false), quiet),
    summary: () => statusSummary(report),
  };
}
