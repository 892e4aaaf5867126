import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatcher } from '../../src/text/matcher.ts';
import { listAlternatives } from '../../src/text/patternLiterals.ts';

test.each([
  [/\bignore\b.{0,16}\brules?/, ['\bIGNORE\b']],
  [
    /\b(?:do not|never) (?:ever )?tell/,
    ['\bDO NOT EVER TELL', '\bDO NOT TELL', '\bNEVER EVER TELL', '\bNEVER TELL'],
  ],
  [/authori[sz]ed/, ['AUTHORISED', 'AUTHORIZED']],
  [/(?:a|b)c+/, null],
  [/tokens{0,2}/, ['TOKEN']],
  [/(?:abc){2}\d/, ['ABC']],
  [/(?=secret)\w+/, null],
  [/\u0041\x42\p{L}send it/u, ['SEND IT']],
  [/\$\(cat/, ['$(CAT']],
  [/[^a]bcd(?<!x)/, ['BCD']],
  [/说/, ['说']],
])('%s asks for %j', (pattern, asked) => {
  const [alternative] = listAlternatives(pattern);
  expect(alternative?.asked?.toSorted() ?? null).toEqual(asked);
});

test('each alternative asks for its own', () => {
  expect(listAlternatives(/one(?:a|b)|\d|two\|three/)).toEqual([
    { source: 'one(?:a|b)', asked: ['ONEA', 'ONEB'] },
    { source: '\\d', asked: null },
    { source: 'two\\|three', asked: ['TWO|THREE'] },
  ]);
});

/** Parts of patterns, each with a text that it matches. */
const PARTS: readonly (readonly [source: string, text: string])[] = [
  ['\\b(?:ignore|forget)\\b', 'Forget'],
  ['\\b(?:the |all )*', ' all the '],
  ['ſend', 'ſend'],
  ['stra(?:ß|ss)e', 'straße'],
  ['kelvin', '\u212Aelvin'],
  ['σας', 'ΣΑΣ'],
  ['.{0,8}', 'x y'],
  ["[’']s", '’s'],
  ['(?:a|bcd)+', 'bcda'],
  ['\\s+', '\n'],
  ['告诉', '告诉'],
  ['\\|\\s*sh\\b', '| SH'],
  ['(?<!not )run(?! of)', 'RUN'],
  ['e-?mails?', 'Email'],
  ['\\brm\\b', 'rm'],
  [' {2}', '  '],
];

test('what is found is what the whole pattern matches', () => {
  const part = fc.constantFrom(...PARTS);
  const around = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      around,
      around,
      fc.constantFrom('i', 'iu', ''),
      (alternatives, before, after, flags) => {
        const pattern = new RegExp(
          alternatives.map((parts) => parts.map(([source]) => source).join('')).join('|'),
          flags,
        );
        const match = createMatcher([pattern]);
        for (const parts of alternatives) {
          const text = before + parts.map(([, each]) => each).join('') + after;
          expect(match(text)(pattern)).toBe(pattern.test(text));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('each of several patterns is told apart', () => {
  const [all, secret] = [/\b(?:all|every) \w+/i, /\bsecrets?\b|\bkeys?\b/i];
  const match = createMatcher([all, secret]);
  const found = (text: string): boolean[] => [all, secret].map(match(text));
  expect(found('Call the install of everyone')).toEqual([false, false]);
  expect(found('List ALL orders')).toEqual([true, false]);
  expect(found('Every Key')).toEqual([true, true]);
});
