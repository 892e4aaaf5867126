import type { KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { printable } from './terminal.ts';

/** A finding on one line, as the problem matchers of editors read it: `file:line:column: level message (hint) [rule]`. */
export function formatProblem({ file, line = 1, column = 1, level, message, hint, rule }: Finding): string {
  const told = hint === undefined ? message : `${message} (${hint})`;
  return `${printable(`${file}:${line}:${column}: ${level} ${told} [${rule}]`.replaceAll(/\s+/g, ' '))}\n`;
}

const PLACED = /^\s*(\S+?):(\d+)(?::(\d+))?: (.*)$/;

/** The problems of settings that a usage error tells, each at its place; one at the top of `file` when it names none. */
export function readProblems({ message, hint }: KnownError, file: string): Finding[] {
  const common = { level: 'error', rule: 'catalog/settings' } as const;
  const placed = message.split('\n').flatMap((text): Finding[] => {
    const [, where, line, column, what] = PLACED.exec(text) ?? [];
    if (where === undefined || what === undefined) return [];
    return [{ ...common, file: where, line: Number(line), column: Number(column ?? 1), message: what }];
  });
  return placed.length > 0 ? placed : [{ ...common, file, message, ...(hint === undefined ? {} : { hint }) }];
}
