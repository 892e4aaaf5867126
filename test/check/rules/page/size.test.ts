import { expect, test } from 'vitest';
import { pageSize } from '../../../../src/check/rules/page/size.ts';
import { config, verdicts } from '../../../support/subject.ts';

test('pages stay within the limits of the catalog', () => {
  const limits = { ...config.limits, pageLines: 3, pageTokens: 5 };
  expect(verdicts(pageSize, { page: 'a\nb\n', config: { limits } })).toEqual([]);
  expect(verdicts(pageSize, { page: 'a\nb\nc\n', config: { limits } })).toHaveLength(1);
  expect(verdicts(pageSize, { page: 'x'.repeat(21), config: { limits } })).toEqual([
    'SKILL.md: The page has 1 lines and 6 tokens, expected at most 3 and 5',
  ]);
});

test('the limits themselves are within the limits', () => {
  const limits = { ...config.limits, pageLines: 2, pageTokens: 1 };
  expect(verdicts(pageSize, { page: 'abc\n', config: { limits } })).toEqual([]);
  expect(verdicts(pageSize, { page: 'abcd\n', config: { limits } })).toHaveLength(1);
  expect(
    verdicts(pageSize, { page: 'abc\n', files: { 'references/a.md': 'x'.repeat(99) }, config: { limits } }),
  ).toEqual([]);
});
