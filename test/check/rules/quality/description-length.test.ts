import { expect, test } from 'vitest';
import { descriptionLength } from '../../../../src/check/rules/quality/description-length.ts';
import { verdicts } from '../../../support/subject.ts';

const judge = (length: number): string[] =>
  verdicts(descriptionLength, { descriptor: { description: 'x'.repeat(length) } });

test.each([40, 100, 160])('%i characters are good', (length) => expect(judge(length)).toEqual([]));
test.each([39, 161, 1000])('%i are not', (length) =>
  expect(judge(length)).toEqual([`description The description has ${length} characters, expected 40 to 160`]),
);

test('of a description that is made, the summary is to be mended', () => {
  expect(verdicts(descriptionLength, { descriptor: { name: 'A', summary: 'Bees.' } })).toEqual([
    'summary The description has 32 characters, expected 40 to 160',
  ]);
});
