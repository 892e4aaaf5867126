import { expect, test } from 'vitest';
import { description } from '../../../../src/check/rules/specification/description.ts';
import { verdicts } from '../../../support/subject.ts';

const page = (value: string): string =>
  `---\nname: "sample"\ndescription: ${JSON.stringify(value)}\n---\n# A\n`;

test('a description is neither empty nor too long, and has no angle brackets', () => {
  expect(verdicts(description, { page: page('x'.repeat(1024)) })).toEqual([]);
  expect(verdicts(description, { page: page('x'.repeat(1025)) })).toEqual([
    'SKILL.md:3 The description has 1025 characters, expected at most 1024',
  ]);
  expect(verdicts(description, { page: page(' ') })).toEqual(['SKILL.md:3 The description is empty']);
  for (const bad of ['a < b', 'a > b']) expect(verdicts(description, { page: page(bad) })).toHaveLength(1);
});

test('what is no string is for other rules', () => {
  expect(verdicts(description, { page: '---\nname: "sample"\ndescription: 3\n---\n' })).toEqual([]);
  expect(verdicts(description, { page: '# A\n' })).toEqual([]);
});

test('one that the descriptor has is told there', () => {
  expect(verdicts(description, { descriptor: { description: '<x>' }, page: page('<x>') })).toEqual([
    'description The description holds "<" or ">"',
  ]);
});
