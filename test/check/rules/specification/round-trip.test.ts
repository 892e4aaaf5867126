import { load } from 'js-yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatFrontMatter } from '../../../../src/render/frontMatter.ts';
import { readPlainFrontMatter } from '../../../../src/check/plainFrontMatter.ts';
import { roundTrip } from '../../../../src/check/rules/specification/round-trip.ts';
import { subjectOf } from '../../../support/examples.ts';
import type { FrontMatter } from '../../../../src/model/files.ts';

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'yes',
    'null',
    '1e3',
    '~',
    '- x',
    'a: b',
    '# c',
    '---',
    '...',
    '',
    ' x ',
    '\u0085',
    '\u00A0',
    '{a}',
    '247',
    '2026-11-20',
  ),
);
const { map } = fc.letrec<{ map: FrontMatter; value: FrontMatter | string | (FrontMatter | string)[] }>(
  (tie) => ({
    map: fc.dictionary(key, tie('value'), {
      minKeys: 1,
      maxKeys: 4,
      depthIdentifier: 'yaml',
      noNullPrototype: true,
    }),
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'yaml' },
      scalar,
      tie('map'),
      fc.array(fc.oneof(scalar, tie('map')), { minLength: 1, maxLength: 3, depthIdentifier: 'yaml' }),
    ),
  }),
);
const yamlOf = (values: FrontMatter): string => formatFrontMatter(values).slice(4, -4);

test('what is read without a parser is what both parsers read, and what was meant', () => {
  let plain = 0;
  fc.assert(
    fc.property(map, (values) => {
      const yaml = yamlOf(values);
      expect(parse(yaml)).toEqual(values);
      expect(load(yaml)).toEqual(values);
      const read = readPlainFrontMatter(yaml);
      if (read === null) return;
      plain += 1;
      expect(read).toEqual(values);
    }),
    { numRuns: 1000 },
  );
  expect(plain).toBeGreaterThan(200);
});

test('a text that somebody tampered with is read alike, or left to the parsers', () => {
  const line = fc.constantFrom(
    'name: "a"',
    'b: "c"',
    'm:',
    '  k: "v"',
    '  - "x"',
    '  - k: "v"',
    '    l: "w"',
    '- "x"',
    ' n: "o"',
    'name: b',
    'b: "c" ',
    'b:  "c"',
    '"q": "r"',
    '',
    '# c',
    'c: "d" # e',
    'constructor: "x"',
    'x: "a"b"',
    '---',
    'u: "\\u0041"',
    't: ["a, b", "]"]',
    '  t: []',
    't: ["a" ]',
    't: ["a","b"] # e',
    't: ["a": "b"]',
    '\tk: "v"',
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const yaml = `${lines.join('\n')}\n`;
      const read = readPlainFrontMatter(yaml);
      if (read === null) return;
      plain += 1;
      expect(parse(yaml)).toEqual(read);
      expect(load(yaml)).toEqual(read);
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(50);
});

test.each([
  ['another value', 'acme', 'acne', 'yaml does not read what was meant at name'],
  ['a key more', 'license:', 'z: "x"\nlicense:', 'at the top'],
  ['a key less', '  author: "Membrane"\n', '', 'at metadata'],
  ['another order', /(name: .*\n)(description: .*\n)/, '$2$1', 'at name'],
  ['a map for a string', /description: .*\n/, 'description:\n  a: "b"\n', 'at description'],
  ['a string for a map', /metadata:\n.*\n/, 'metadata: "x"\n', 'at metadata'],
  ['what is no YAML', /name: .*\n/, 'name: "a\n', 'cannot read the front matter'],
  ['no front matter', /^---\n/, '', 'There is no front matter'],
])('%s is found', (_, from, to, message) => {
  const subject = subjectOf({});
  const files = subject.files.map((file) =>
    file.path === 'skills/acme/SKILL.md' ? { ...file, text: file.text.replace(from, to) } : file,
  );
  const found = roundTrip.ofApp?.({ ...subject, files }) ?? [];
  expect(found.map((each) => each.message).join()).toContain(message);
  expect(found).toHaveLength(1);
});

test('the listing of the bundle is read back too', () => {
  const subject = subjectOf({});
  const files = subject.files.map((file) =>
    file.path.endsWith('openai.yaml') ? { ...file, text: file.text.replace('display_name', 'name') } : file,
  );
  expect(roundTrip.ofApp?.({ ...subject, files })).toMatchObject([
    { place: { file: 'clawhub/acme/agents/openai.yaml' } },
  ]);
});

test('what only one parser takes is found', () => {
  const subject = subjectOf({ descriptor: 'description: Use it for \\ and "quotes".' });
  expect(roundTrip.ofApp?.(subject)).toEqual([]);
  const files = subject.files.map((file) => ({
    ...file,
    text: file.text.replace(/description: .*\n/, 'description: "a\\"\n'),
  }));
  expect(roundTrip.ofApp?.({ ...subject, files })[0]?.message).toMatch(/cannot read|does not read/);
});
