import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../model/finding.ts';
import { RULE_PAGES } from '../report/sarif.ts';

/** A finding as an editor shows it, at the value or line that begins at its place. `rules` are those that have a page. */
export function toDiagnostic(
  { level, rule, line = 1, column = 1, message, hint }: Finding,
  text: string | undefined,
  rules: ReadonlySet<string>,
): Diagnostic {
  const shown = text?.split('\n')[line - 1]?.trimEnd() ?? '';
  const start = { line: line - 1, character: column - 1 };
  return {
    severity: level === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    range: { start, end: { line: start.line, character: findEnd(shown, start.character) } },
    source: 'skillpress',
    code: rule,
    ...(rules.has(rule) && { codeDescription: { href: `${RULE_PAGES}/${rule}.md` } }),
    message: hint === undefined ? message : `${message}\n${hint}`,
  };
}

/** Where what begins at a column ends: a text in quotes and an entry between brackets end before the line does. */
function findEnd(line: string, start: number): number {
  const rest = line.slice(start);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0];
  const entry = isInBrackets(line.slice(0, start)) ? /^[^,[\]{}]+/.exec(rest)?.[0].trimEnd() : undefined;
  return start + Math.max((quoted ?? entry ?? rest).length, 1);
}

function isInBrackets(before: string): boolean {
  const count = (signs: RegExp): number => before.match(signs)?.length ?? 0;
  return count(/[[{]/g) > count(/[\]}]/g);
}
