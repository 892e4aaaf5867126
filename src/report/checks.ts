import type { Check } from '../model/progress.ts';
import { data, property } from './github.ts';
import { type Paint, printable } from './terminal.ts';

const SHOWN = { ok: 'ok', warn: 'warn', fail: 'FAIL' } as const;
const STYLE = { ok: 'dim', warn: 'yellow', fail: 'red' } as const;

/** One line a check, the fix underneath. */
export function checksText(checks: readonly Check[], paint: Paint): string {
  return checks
    .map(({ name, status, message, fix }) => {
      const head = `${paint(STYLE[status], SHOWN[status].padEnd(4))}  ${paint('bold', name)}: ${printable(message)}\n`;
      return fix === null ? head : `${head}      ${printable(fix)}\n`;
    })
    .join('');
}

/** One JSON document with the fields that README promises. */
export function checksJson(command: string, ok: boolean, checks: readonly Check[]): string {
  const shown = checks.map(({ name, status, message, fix }) => ({ name, status, message, fix }));
  return `${JSON.stringify({ command, ok, checks: shown }, null, 2)}\n`;
}

/** Workflow commands for what is not well. */
export function checksGithub(checks: readonly Check[]): string {
  return checks
    .filter(({ status }) => status !== 'ok')
    .map(({ name, status, message, fix }) => {
      const level = status === 'fail' ? 'error' : 'warning';
      return `::${level} title=${property(`doctor/${name}`)}::${data(`${message}\n${fix ?? ''}`)}\n`;
    })
    .join('');
}
