import type { Check } from '../model/progress.ts';
import { escapeData, escapeProperty } from './escapeCommand.ts';
import type { Reporter } from './reporter.ts';
import { NO_COLOUR, printable, type Paint } from './terminal.ts';

const SHOWN = { ok: 'ok', warn: 'warn', fail: 'FAIL' } as const;
const STYLE = { ok: 'dim', warn: 'yellow', fail: 'red' } as const;

/** One line a check, the fix underneath. */
function formatChecks(checks: readonly Check[], paint: Paint): string {
  return checks
    .map(({ name, status, message, fix }) => {
      const head = `${paint(STYLE[status], SHOWN[status].padEnd(4))}  ${paint('bold', name)}: ${printable(message)}\n`;
      return fix === null ? head : `${head}      ${printable(fix)}\n`;
    })
    .join('');
}

/** What `doctor` examined, in every format; `quiet` leaves out what is well. */
export function reportChecks(checks: readonly Check[], ok: boolean): Reporter {
  const toldOf = (quiet: boolean): readonly Check[] =>
    quiet ? checks.filter(({ status }) => status !== 'ok') : checks;
  return {
    json: () => ({
      command: 'doctor',
      ok,
      checks: checks.map(({ name, status, message, fix }) => ({ name, status, message, fix })),
    }),
    text: (paint, quiet) => formatChecks(toldOf(quiet), paint),
    github: (quiet) => formatChecksGithub(checks) + formatChecks(toldOf(quiet), NO_COLOUR),
  };
}

/** Workflow commands for what is not well. */
function formatChecksGithub(checks: readonly Check[]): string {
  return checks
    .filter(({ status }) => status !== 'ok')
    .map(({ name, status, message, fix }) => {
      const level = status === 'fail' ? 'error' : 'warning';
      return `::${level} title=${escapeProperty(`doctor/${name}`)}::${escapeData(`${message}\n${fix ?? ''}`)}\n`;
    })
    .join('');
}
