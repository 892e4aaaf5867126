import { expect, test } from 'vitest';
import { categories } from '../../../../src/check/rules/descriptor/categories.ts';
import { verdicts } from '../../../support/subject.ts';

test('categories are those of catalog.yaml', () => {
  expect(verdicts(categories, { descriptor: { categories: ['crm', 'sales'] } })).toEqual([]);
  expect(verdicts(categories, { descriptor: { categories: ['crm', 'CRM'] } })).toEqual([
    'categories.1 Unknown category "CRM"',
  ]);
});
