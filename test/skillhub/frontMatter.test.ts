import { load } from 'js-yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatHead, readHead, toHeadItem, toHeadText } from '../../src/skillhub/facts/frontMatter.ts';

test.each([
  ['plain words', 'Orders of traders', 'Orders of traders'],
  ['a colon and a comment mark', 'Orders: all # of them', 'Orders: all # of them'],
  ['double quotes', 'Say "yes" to it', 'Say "yes" to it'],
  ['a backslash', String.raw`C:\temp`, String.raw`C:\temp`],
  ['single quotes', "Trader's orders", "Trader's orders"],
  ['both kinds of quotes', `Trader's "big" orders`, "Trader's 'big' orders"],
  ['several lines', 'Orders\n  of traders\r\n', 'Orders of traders'],
  ['Chinese', '管理订单：查看、创建和删除。', '管理订单：查看、创建和删除。'],
])('%s come back from SkillHub and from YAML alike', (_, text, expected) => {
  const head = { description: toHeadText(text), tags: [toHeadItem(text)] };
  expect(head.description).toBe(expected);
  const page = `${formatHead(head)}\n# Acme\n`;
  expect(readHead(page)).toEqual(head);
  expect(load(page.split('---\n')[1] ?? '')).toEqual(head);
});

test('whatever a text holds, both readers get what was meant, and no key more', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (description, words) => {
      const tags = words.map(toHeadItem).filter((tag) => tag !== '');
      const head = { description: toHeadText(description), tags, license: 'MIT-0' };
      const page = `${formatHead(head)}\n# Acme\n`;
      expect(readHead(page)).toEqual(head);
      expect(load(page.slice(4, page.indexOf('\n---\n') + 1))).toEqual(head);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['no front matter', '# Acme\n', null],
  ['a front matter without an end', '---\nname: "a"\n', null],
  ['a block scalar', '---\ndescription: |\n  Orders.\n---\n', { description: '|' }],
  ['a nested key', '---\nmetadata:\n  version: "1"\n---\n', { metadata: '', version: '1' }],
  ['an escaped quote', '---\nname: "a \\"b\\""\n---\n', { name: 'a \\"b\\"' }],
  ['a comment behind a value', '---\nname: a # b\n# name: c\n---\n', { name: 'a # b' }],
  ['a list', '---\ntags: [a, \'b\', "c"]\n---\n', { tags: ['a', 'b', 'c'] }],
])('SkillHub reads %s line by line', (_, page, expected) => {
  expect(readHead(page)).toEqual(expected);
});
