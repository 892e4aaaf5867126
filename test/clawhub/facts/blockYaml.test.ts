import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatYaml } from '../../../src/render/frontMatter.ts';
import type { FrontMatter } from '../../../src/model/files.ts';
import {
  listIn,
  readBlockYaml,
  textIn,
  readValue,
  type Block,
} from '../../../src/clawhub/facts/blockYaml.ts';

/** Maps as objects, to compare. */
function plain(block: Block | null): unknown {
  if (block instanceof Map) return Object.fromEntries([...block].map(([key, value]) => [key, plain(value)]));
  return Array.isArray(block) ? block.map(plain) : block;
}

const key = fc.stringMatching(/^[a-z][a-z_-]{0,5}$/);
const { map } = fc.letrec<{ map: FrontMatter; value: FrontMatter[string] }>((tie) => ({
  map: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    tie('map'),
    fc.array(fc.oneof(fc.string(), tie('map')), { minLength: 1, maxLength: 3 }),
  ),
}));

test('what skillpress writes is read back as it was meant', () => {
  fc.assert(
    fc.property(map, (meant) => {
      expect(plain(readBlockYaml(formatYaml(meant)))).toEqual(meant);
    }),
    { numRuns: 1000 },
  );
});

test('what is read is what a YAML parser reads', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '  ', '    '),
      fc.constantFrom('', '- '),
      fc.constantFrom('a:', 'b:', 'c: "x"', '"y"'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const read = readBlockYaml(text);
      if (read !== null) expect(parse(text, { uniqueKeys: false })).toEqual(plain(read));
    }),
    { numRuns: 3000 },
  );
});

test.each(['a: b', 'a: [1]', "a: 'b'", 'a: "b', 'a: "b" c', '# a', '- - "a"', 'a:\n    b: "c"', 'a:', ''])(
  '%s is not in its style',
  (text) => expect(readBlockYaml(text)).toBeNull(),
);

test('values are looked up by key, and only those of the kind that is asked for', () => {
  const block = readBlockYaml('a: "text"\nb:\n  - "item"\nc:\n  d: "e"\n');
  expect(readValue(readValue(block, 'c'), 'd')).toBe('e');
  expect([textIn(block, 'a'), textIn(block, 'b'), textIn(block, 'x')]).toEqual(['text', '', '']);
  expect([listIn(block, 'b'), listIn(block, 'c'), listIn(null, 'b')]).toEqual([['item'], [], []]);
  expect([readValue('text', 'length'), readValue(['a'], 'length'), readValue(undefined, 'a')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
