import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShape } from '../../src/clawhub/facts/shape.ts';
import { structureOf } from '../support/clawhub/quality.ts';

const mark = fc.constantFrom(
  '',
  '',
  '# ',
  '## ',
  '### ',
  '#### ',
  '#',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '12',
  '| ',
);
const word = fc.constantFrom(
  'word',
  'a-b',
  "don't",
  'v1.2',
  '`list-users`',
  '**Bold**',
  '--',
  '→',
  'é',
  '日本語',
  '7',
);
const words = fc.array(word, { maxLength: 9 }).map((some) => some.join(' '));
const line = fc.tuple(fc.constantFrom('', '  ', '\t'), mark, words).map((parts) => parts.join(''));
const page = fc
  .array(line, { minLength: 1, maxLength: 90 })
  .map((lines) => `---\nname: "x"\n---\n\n${lines.join('\n')}\n`);

test('two pages have one shape when ClawHub sees one structure in them', () => {
  fc.assert(
    fc.property(page, page, line, (one, other, more) => {
      const similar = one.replace(/\n$/, `\n${more}\n`);
      for (const [a, b] of [
        [one, other],
        [one, similar],
        [one, one.replaceAll('word', 'noun')],
        [one, one.replaceAll('a-b', 'ab')],
        [one, one.replaceAll('- ', '+ ')],
      ] as const)
        expect(readShape(a) === readShape(b)).toBe(structureOf(a) === structureOf(b));
    }),
    { numRuns: 500 },
  );
});

test('only the first 80 lines count', () => {
  const lines = (count: number): string => `${'One line of the page.\n'.repeat(count)}`;
  expect(readShape(lines(80))).toBe(readShape(lines(95)));
  expect(readShape(lines(79))).not.toBe(readShape(lines(80)));
});
