import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePlainYaml } from '../../src/read/plainYaml.ts';
import { parseAnyYaml } from '../../src/read/yaml.ts';
import { filesIn, ROOT } from '../support/catalogs.ts';

/** What it answers must be what the YAML library answers. */
function holds(text: string): boolean {
  const plain = parsePlainYaml(text);
  if (plain === undefined) return false;
  expect(parseAnyYaml(text)).toEqual({ ok: true, value: plain });
  return true;
}

test('descriptors as people write them are read without the library, and alike', () => {
  const texts = Object.entries(filesIn(`${ROOT}/apps`))
    .filter(([path]) => path.endsWith('app.md'))
    .map(([, text]) => text.split('\n---\n')[0]?.slice(4) ?? '');
  const read = texts.filter(holds);
  expect(read.length).toBeGreaterThan(texts.length * 0.8);
});

test.each([
  [
    '# c\nname: Clerk\nentities:\n  - User: [Email Address, "Phone, Number"]\n  - Role\nactions:\n  pin: [a, b-c]\n  describe:\n    list-users: Newest first; by e-mail, or phone.\n',
  ],
  ['  # c\na:\n  # d\n  b: { c: d, e-f: "g, h" }\n'],
  ["a: 'x: y # \\\\ \"z\"'\nb: ''\n"],
  ['a: "x: y # z"\nb: https://a.example/b#c\nc: []\nd: 1.10\ne: no\n'],
])('the plain part: %j', (text) => expect(holds(text)).toBe(true));

test.each([
  'a: b: c',
  'a: b #c',
  'a: b:',
  'a: [b',
  'a: [b]]',
  'a: [b: c]',
  'a: {b: [c]}',
  'a: {b: c,}',
  'a: {b}',
  'a: {b: c, b: d}',
  'a: &x b',
  'a: *x',
  'a: !t b',
  "a: 'b''c'",
  "a: ['b']",
  'a: "b\\n"',
  'a: |\n  b',
  'a: >\n  b',
  'a: b\n  c',
  'a:\n- b',
  'a:\n    b: c',
  'a: b\na: c',
  'a:\tb',
  'a:b',
  '- a',
  'a:\n  - b\n  c: d',
  'a:\n  - b\n    c',
  '? a',
  'a: b\r',
  '"a": b',
  'a: [b,]',
  'a: [,b]',
  'a: - b',
  'a: ? b',
  'a: %b',
  'a: @b',
  '__proto__: x',
  'a: x\n  # c\n  b',
  '--- a',
  'a: b\n...',
  '',
])('left to the library: %j', (text) => expect(parsePlainYaml(text)).toBeUndefined());

const word = fc.constantFrom(
  'a',
  'User',
  'e-mail',
  '"x"',
  '"',
  "'",
  ':',
  ' ',
  '  ',
  ',',
  '[',
  ']',
  '{',
  '}',
  '#',
  '&',
  '*',
  '- ',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  ': ',
  'é',
  '\t',
  '\\',
  '|',
  '>',
  '!',
  '%',
  '@',
  '`',
  '?',
  '1.0',
  'no',
  '~',
  'null',
);

test('whatever it answers, the library answers the same', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 24 }).map((words) => words.join('')),
      (text) => void holds(text),
    ),
    { numRuns: 4000 },
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('a', 'b-c', 'D'),
          fc.constantFrom(': ', ':', ':\n  - ', ':\n  x: '),
          fc.array(word, { maxLength: 5 }),
        ),
        { maxLength: 4 },
      ),
      (entries) => {
        holds(entries.map(([key, colon, words], at) => `${key}${at}${colon}${words.join('')}`).join('\n'));
      },
    ),
    { numRuns: 4000 },
  );
});
