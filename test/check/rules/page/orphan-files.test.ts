import { expect, test } from 'vitest';
import { orphanFiles } from '../../../../src/check/rules/page/orphan-files.ts';
import { verdicts } from '../../../support/subject.ts';

const of = (page: string, files: Record<string, string>): string[] => [
  ...new Set(verdicts(orphanFiles, { page, files })),
];

test('files are reached from the page, over other files too', () => {
  const files = { 'references/a.md': '[b](b.md) [page](../SKILL.md)\n', 'references/b.md': '# B\n' };
  expect(of('[a](references/a.md)\n', files)).toEqual([]);
  expect(of('[b](references/b.md)\n', files)).toEqual(['a.md: No link from the page leads to this file']);
  expect(of('nothing\n', files)).toHaveLength(2);
});

test('files that link to each other only are not reached', () => {
  expect(of('x\n', { 'a.md': '[b](b.md)\n', 'b.md': '[a](a.md)\n' })).toHaveLength(2);
});

test('what is no Markdown needs no link', () => {
  expect(of('x\n', { 'agents/openai.yaml': 'a: "b"\n' })).toEqual([]);
});
