import { expect, test } from 'vitest';
import { stepReference } from '../../../../src/check/rules/page/step-reference.ts';
import { verdicts } from '../../../support/subject.ts';

test('steps are numbered once and referred to by their numbers', () => {
  expect(
    verdicts(stepReference, {
      page: '1. A\n2. B: see step 1.\n   Then steps 1 and 2.\n',
      files: { 'references/a.md': 'for step 2 of it\n' },
    }),
  ).toEqual([]);
  expect(verdicts(stepReference, { page: '1. A: skip to **Step 2**.\n' })).toEqual([
    'SKILL.md:1 There is no step 2',
  ]);
  expect(verdicts(stepReference, { page: '1. A\n3. B\n' })).toEqual([
    'SKILL.md:2 Expected step 2, received step 3',
  ]);
  expect(
    verdicts(stepReference, { page: 'x\n1. A\n', files: { 'references/a.md': 'go to step 9\n' } }),
  ).toEqual(['a.md:1 There is no step 9']);
});
