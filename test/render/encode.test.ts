import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  code,
  count,
  encoders,
  markdown,
  quoted,
  shell,
  SlotError,
  text,
  url,
  json,
} from '../../src/render/encode.ts';
import { formatFrontMatter } from '../../src/render/frontMatter.ts';

test.each([
  ['plain words', 'Plain words.', 'Plain words.'],
  ['markup', 'a *b* [c](d) <e> `f` | g # h ~i~', 'a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\| g # h \\~i\\~'],
  ['words with underscores', 'snake_case _emphasis_', 'snake_case \\_emphasis\\_'],
  ['a heading', '# Title', '\\# Title'],
  ['a list', '- item', '\\- item'],
  ['an ordered list', '1. item', '1\\. item'],
  ['lines', 'one\n\n## two', 'one ## two'],
  [
    'links without markup',
    'at https://a.example or www.b.example',
    'at https\\://a.example or www\\.b.example',
  ],
  ['addresses', 'a@b.example, @home, sales@, x @ y', 'a\\@b.example, @home, sales\\@, x @ y'],
  ['what a semicolon behind makes an entity', 'W&B', 'W\\&B'],
  ['entities', '&lt;b&#62; AT&T; R&D &', '\\&lt;b\\&#62; AT\\&T; R&D &'],
  ['a heading that would end', 'C #', 'C \\#'],
  ['numbers that begin no list', '1.5 times', '1.5 times'],
  ['a definition', ': x', '\\: x'],
  ['text that becomes markup in normal form', '\u1FEFx\u1FEF', '\\`x\\`'],
  ['invisible characters', 'a\u200Bb\u202Ec\u{E0041}d\u0000', 'abcd'],
])('text: %s', (_, value, expected) => expect(text(value)).toBe(expected));

test.each([
  ['plain', 'list-users', '`list-users`'],
  ['a backtick', 'a`b', '`` a`b ``'],
  ['a pipe', 'a|b', '`a\\|b`'],
])('code: %s', (_, value, expected) => expect(code(value)).toBe(expected));

test.each(['$(id)', 'a"b', 'a`b`', 'a\\b', 'a!b'])('quoted refuses %s', (value) =>
  expect(() => quoted(value)).toThrow(SlotError),
);
test.each(['a b', '--flag', 'a;b', '$x', ''])('shell refuses %s', (value) =>
  expect(() => shell(value)).toThrow(SlotError),
);
test.each([
  'javascript:alert(1)',
  'javascript:x',
  'HTTPS:x',
  'https://a b',
  'https://a)b',
  'data:x',
  '//evil.example',
])('url refuses %s', (value) => expect(() => url(value)).toThrow(SlotError));
test.each(['https://example.com/a?b=c#d', 'references/actions.md', '../SKILL.md'])('url takes %s', (value) =>
  expect(url(value)).toBe(value),
);

test('the remaining slots', () => {
  expect(quoted(' list users ')).toBe('"list users"');
  expect(shell('@membranehq/cli@1.18.3')).toBe('@membranehq/cli@1.18.3');
  expect(count(3)).toBe('3');
  expect(count('30')).toBe('30');
  for (const value of ['3.5', '-3', '', 'x', '99999999999999999999', 1.5, null, undefined, [3], true])
    expect(() => count(value)).toThrow(SlotError);
  expect(encoders.cell?.('a|b')).toBe('a\\|b');
  expect(markdown('- a\u200B \n- b\n\n')).toBe('- a\n- b');
});

test('json is one string of a body in single quotes, whatever goes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
      let encoded;
      try {
        encoded = json(value);
      } catch (error) {
        expect(error).toBeInstanceOf(SlotError);
        return;
      }
      expect(encoded).not.toMatch(/['\n\0]/);
      expect(JSON.parse(encoded)).toBe(JSON.parse(json(JSON.parse(encoded))));
    }),
  );
  expect(json("it's $(id)")).toBe(String.raw`"it\u0027s $(id)"`);
});

test('text is one line without an active character, whatever goes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      let encoded;
      try {
        encoded = text(value);
      } catch (error) {
        expect(error).toBeInstanceOf(SlotError);
        return;
      }
      expect(encoded).not.toMatch(/[\n\r\u0000-\u001F\u200B-\u200F\u202A-\u202E]/);
      expect(encoded.replace(/\\./gsu, '')).not.toMatch(/[*`[\]<>|]/);
    }),
  );
});

test('front matter reads back as what was meant', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string({ unit: 'binary' }),
        description: fc.string(),
        metadata: fc.record({ author: fc.string({ unit: 'binary' }) }),
      }),
      (values) => {
        const written = formatFrontMatter(values);
        expect(parse(written.slice(4, -4))).toEqual(values);
      },
    ),
  );
});
