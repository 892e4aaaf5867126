import type { Report } from './report.ts';
import type { Reporter } from './reporter.ts';
import type { RuleFacts } from './sarif.ts';

/** The report of a command that builds the catalog, in every format; `rules` are what SARIF tells of each rule. */
export function reportCatalog(report: Report, rules: () => Promise<readonly RuleFacts[]>): Reporter {
  return {
    json: async () => (await import('./json.ts')).toReportJson(report),
    text: async (paint, quiet) => (await import('./text.ts')).formatTextReport(report, paint, quiet),
    github: async () => (await import('./github.ts')).formatGithub(report),
    summary: async () => (await import('./github.ts')).formatGithubSummary(report),
    sarif: async (run) => (await import('./sarif.ts')).formatSarif(report, { ...run, rules: await rules() }),
  };
}
