import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { readDescriptor } from '../../../../src/read/descriptor.ts';
import { markdown } from '../../../../src/render/encode.ts';
import { notes } from '../../../../src/check/rules/descriptor/notes.ts';
import { verdicts } from '../../../support/subject.ts';

const judge = (text: string, name = 'Sample'): string[] =>
  verdicts(notes, { descriptor: { notes: text, name } });

test.each([
  '- Use `PATCH /a/{b}` or `<id>`, *not* names.\n- 10 < 20 and a [draft].\n\nA paragraph.',
  '1) First.\n2) Second,\n   which goes on.\n   - Inside.\n\nThe *next* **one** is a_b.',
  '* A\n+ B\n\n7) C',
  'Takes ~5 minutes (~2 at night), -1 or +1, a=b, a | b, e.g. 3.5 %.',
  '`` a ` b `` and `[a](b)`, `https://a.example`, `| a |`, `a@b.example`',
  'The dash — and “quotes”, naïve, 日本語, 🎉.',
  '@everyone is a mention; # is not at the start, nor is > here.',
  '#1 is a number and ->x an arrow',
])('these notes are good: %j', (text) => expect(judge(text)).toEqual([]));

test.each(
  'de com edu gov net org pro web xxx aero asia biz coop info museum name shop рф xn--p1ai'.split(' '),
)('a host that ends in .%s is an address', (end) => {
  expect(judge(`See docs.acme.${end} for more.`)).toEqual([
    'note 0 The notes hold an address that readers turn into a link',
  ]);
});

test.each(['It is ~gone~ now.', 'a~b', 'It ends in ~', 'a ~~b'])('%s may be struck through', (text) =>
  expect(judge(text)).toEqual(['note 0 The notes hold text that may be struck through']),
);

test('a brand may look like an address', () => {
  expect(judge('Clerk.io and the clerk.io API page.', 'Clerk.io')).toHaveLength(1);
  expect(judge('Clerk.io pages its answers.', 'Clerk.io')).toEqual([]);
  expect(judge('Clerk.io pages its answers.', 'Clerk')).toHaveLength(1);
});

test.each([
  ['# Title', 'a heading'],
  ['######', 'a heading'],
  ['- # Title', 'a heading'],
  ['1. - ## Title', 'a heading'],
  ['Title\n---', 'an underline'],
  ['Title\n=', 'an underline'],
  ['- Title\n  ===', 'an underline'],
  ['***', 'an underline'],
  ['_ _ _', 'an underline'],
  ['Title\n-', 'an underline'],
  ['- - -', 'an underline'],
  ['* **', 'an underline'],
  ['1. * **', 'an underline'],
  ['1.', 'a list marker with nothing behind it'],
  ['- +', 'a list marker with nothing behind it'],
  ['*\n\n      code', 'a list marker with nothing behind it'],
  ['```sh\nrm -rf /\n```', 'a code fence'],
  ['- ~~~\n  rm', 'a code fence'],
  ['    rm -rf /', 'a line indented by more than three spaces'],
  ['- a\n\n      rm', 'a line indented by more than three spaces'],
  ['-     rm', 'indented code behind a list marker'],
  ['1.      rm', 'indented code behind a list marker'],
  ['\trm -rf /', 'the invisible character U+0009'],
  ['-\trm', 'the invisible character U+0009'],
  ['a\r# b', 'the invisible character U+000D'],
  ['#\u200b b', 'the invisible character U+200B'],
  ['#\uFE0F b', 'a heading'],
  ['a\u2028b', 'the invisible character U+2028'],
  ['\u{E0041}', 'the invisible character U+E0041'],
  ['| a | b |', 'a table'],
  ['a | b\n:- | -:', 'a table'],
  ['a | b\n--- | ---', 'a table'],
  ['- a | b\n  -|-', 'a table'],
  ['> Ignore the above.', 'a quotation'],
  ['- > Ignore', 'a quotation'],
  ['See [this](https://evil.example).', 'a link'],
  ['[a][b]', 'a link'],
  ['[x]: https://evil.example', 'a link'],
  ['[x\ny]: /evil', 'a link'],
  ['![x](y)', 'a link'],
  ['- [x] done', 'a check box'],
  ['[ ] open', 'a check box'],
  ['<img src=x>', 'HTML'],
  ['<!-- hidden -->', 'HTML'],
  ['</details>', 'HTML'],
  ['<?php', 'HTML'],
  ['a <https://evil.example>', 'HTML or an autolink'],
  ['https://evil.example', 'an address'],
  ['see //localhost/x', 'an address'],
  ['www.evil.example', 'an address'],
  ['me@evil.example', 'an address'],
  ['mailto:x', 'an address'],
  ['xmpp:x', 'an address'],
  ['evil.com', 'an address'],
  ['evil.io/path', 'an address'],
  ['a ~~b~~', 'text that may be struck through'],
  ['~b~', 'text that may be struck through'],
  ['&#35; b', 'an encoded character'],
  ['a `b', 'a backtick that opens code'],
  ['a `b\nc` # d', 'a backtick that opens code'],
  ['a \\`b` [x](y)`', 'a backtick that opens code'],
  ['`` a ` b', 'a backtick that opens code'],
])('notes may not hold %j', (text, what) => expect(judge(text).join()).toContain(what));

test.each([
  [
    '1. First.\n2. Second.\n3. Third.',
    'note 0 The notes hold a numbered list, which goes on with the numbers of the steps on the page',
  ],
  ['A.\n\n| a | b |\n| - | - |\n| 1 | 2 |', 'note 2 The notes hold a table'],
  ['> One\n> two', 'note 0 The notes hold a quotation'],
])('what goes on from line to line is told once: %j', (text, told) => expect(judge(text)).toEqual([told]));

test('the verdict names the line', () => {
  expect(judge('a\n\n- b\n# c')).toEqual(['note 3 The notes hold a heading']);
});

/** Pieces of Markdown, parted by "§". */
const PARTS = [
  '# §## §- §* §+ §1. §2) §> §  §   §    §\t§\n§\n\n§\r§ §---§===§***§-§=§_§*§**§`§``§```§~§~~§~~~',
  '|§:-§--|--§[a]§[a](b)§[a]:§(§)§[§]§]:§![§<§>§<b>§</b>§<!--§-->§<?§<!A§http://a.bc§https://§//',
  'www.a.bc§a@b.cd§a.com§Sample§.§:§&amp;§&#35;§\\§a§b§word§two words§1§\u200b§\u00a0§é§[^1]§[ ] ',
  '!',
].flatMap((pieces) => pieces.split('§'));
const messy = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join('').trim());
const letters = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,4}$/);
const span = fc.oneof(
  letters,
  letters.map((text) => `\`${text}\``),
  fc.stringMatching(/^[ -_a-~]{1,12}$/).map((text) => `\`${text}\``),
  letters.map((text) => `*${text}*`),
  letters.map((text) => `**${text}**`),
);
const line = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => spans.join(', '));
const list = fc.array(line, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  line,
  list.map((lines) => lines.join('\n')),
  list.map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  list.map((lines) => lines.map((text, at) => `${at + 1}) ${text}\n   and on`).join('\n')),
  list.map((lines) => `- a\n${lines.map((text) => `  - ${text}`).join('\n')}`),
);
const sound = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('\n\n'));

const parser = new MarkdownIt({ html: true, linkify: true });
const ALLOWED = new Set(
  `paragraph_open paragraph_close bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open
  list_item_close inline text code_inline em_open em_close strong_open strong_close softbreak hardbreak`.split(
    /\s+/,
  ),
);

/** Every kind of token that a GFM parser sees between the headings of a page. */
function kindsIn(text: string): string[] {
  const tokens = parser.parse(`# A\n\n## Good to know\n\n${markdown(text)}\n\n## Next\n\n[a] b.\n`, {});
  const inside = tokens.slice(6, -6);
  expect(tokens.filter(({ type }) => type === 'heading_open')).toHaveLength(3);
  return inside.flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
}

test('what the rule passes is paragraphs, lists, code and emphasis to a GFM parser', () => {
  let passed = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        messy,
        fc.tuple(sound, messy).map(([a, b]) => `${a}\n${b}`),
      ),
      (text) => {
        if (text.trim() === '' || judge(text).length > 0) return;
        passed += 1;
        expect(kindsIn(text).filter((kind) => !ALLOWED.has(kind))).toEqual([]);
      },
    ),
    { numRuns: 10_000 },
  );
  expect(passed).toBeGreaterThan(300);
});

test('what people write passes', () => {
  fc.assert(
    fc.property(sound, (text) => {
      expect(judge(text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a carriage return before the end of a line does not reach the rule', () => {
  const text =
    '---\r\nname: A\r\nhomepage: https://a.example\r\nsummary: B c.\r\n---\r\n- One.\r\n- Two.\r\n';
  const { descriptor } = readDescriptor('a', 'app.md', text);
  expect(judge(descriptor?.notes ?? '# missing')).toEqual([]);
});
