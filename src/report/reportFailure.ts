import { escapeData, escapeProperty } from './escapeCommand.ts';
import { formatSummaryBlock, type Reporter } from './reporter.ts';

/** Why a run ended before it had anything else to report. */
export interface FailedRun {
  readonly command: string;
  readonly message: string;
  readonly hint: string | null;
}

/** A run that did not come to its end, in every format; people are told on standard error. */
export function reportFailure({ command, message, hint }: FailedRun): Reporter {
  const whole = hint === null ? message : `${message}\n${hint}`;
  return {
    json: () => ({ command, ok: false, error: { message, hint }, findings: [] }),
    text: () => '',
    github: () => `::error title=${escapeProperty(`skillpress ${command}`)}::${escapeData(whole)}\n`,
    summary: () => formatSummaryBlock(`skillpress ${command}`, whole),
    sarif: async (run) =>
      (await import('./sarif.ts')).formatSarif({ findings: [] }, { ...run, rules: [], failure: whole }),
  };
}
