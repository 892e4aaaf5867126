import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../model/finding.ts';
import { RULE_PAGES } from '../report/sarif.ts';

/** A finding as an editor shows it: from its place to the end of the line. `rules` are those that have a page. */
export function toDiagnostic(
  { level, rule, line = 1, column = 1, message, hint }: Finding,
  text: string | undefined,
  rules: ReadonlySet<string>,
): Diagnostic {
  const shown = text?.split('\n')[line - 1]?.trimEnd() ?? '';
  const start = { line: line - 1, character: column - 1 };
  return {
    severity: level === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    range: { start, end: { line: start.line, character: Math.max(shown.length, start.character + 1) } },
    source: 'skillpress',
    code: rule,
    ...(rules.has(rule) && { codeDescription: { href: `${RULE_PAGES}/${rule}.md` } }),
    message: hint === undefined ? message : `${message}\n${hint}`,
  };
}
