import { expect, test } from 'vitest';
import { fileSize } from '../../../../src/check/rules/specification/file-size.ts';
import { verdicts } from '../../../support/subject.ts';

test('files have at most 256 KiB', () => {
  const most = 'x'.repeat(256 * 1024);
  expect(verdicts(fileSize, { page: most })).toEqual([]);
  expect(verdicts(fileSize, { page: `${most}x` })).toHaveLength(2);
  expect(verdicts(fileSize, { files: { 'references/a.md': '漢'.repeat(87_382) } })).toHaveLength(2);
});

test('a character of three bytes counts as three', () => {
  // Exactly the limit, one byte over it, and the text whose code units alone would pass.
  expect(verdicts(fileSize, { page: `${'漢'.repeat(87_381)}x` })).toEqual([]);
  expect(verdicts(fileSize, { page: `${'漢'.repeat(87_381)}xy` })).toHaveLength(2);
});
