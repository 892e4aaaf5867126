import { expect, test } from 'vitest';
import { tables } from '../../../../src/check/rules/page/tables.ts';
import { verdicts } from '../../../support/subject.ts';

test('rows have as many cells as their table', () => {
  expect(
    verdicts(tables, { page: '| a | b |\n| --- | --- |\n| `x\\|y` | z |\n\n| one |\n| --- |\n' }),
  ).toEqual([]);
  expect(verdicts(tables, { page: '| a | b |\n| --- | --- |\n| x | y | z |\n' })).toEqual([
    'SKILL.md:3 The row has 3 cells, its table 2',
  ]);
});
