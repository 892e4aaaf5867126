import { expect, test } from 'vitest';
import { toDiagnostic } from '../../src/lsp/toDiagnostic.ts';

test.each([
  ['categories: [🚀, crms, nope]', 'crms', 'crms'],
  ['limits: { pageLines: many }', 'many', 'many'],
  ['keywords: [ "a, b" , c]', '"a, b"', '"a, b"'],
  ["summary: 'it''s' # why", "'it", "'it''s'"],
  ['sumary: Keeps [all], always.', 'sumary', 'sumary: Keeps [all], always.'],
  ['  "actions": [{ "key": "a", "title": "b" }],', '"title"', '"title"'],
  ['actions: { pin: [a, b] }', '[a', '[a, b] }'],
])('of %j what is wrong is underlined: %j', (line, from, marked) => {
  const at = line.indexOf(from);
  const finding = { level: 'error' as const, rule: 'descriptor/schema', file: 'app.md', message: 'x' };
  const { range } = toDiagnostic({ ...finding, line: 2, column: at + 1 }, `---\n${line}\n`, new Set());
  expect(range.start).toEqual({ line: 1, character: at });
  expect(range.end.line).toBe(1);
  expect(line.slice(at, range.end.character)).toBe(marked);
});
