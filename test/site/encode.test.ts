import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { Html, isSafeTarget, siteSlots } from '../../src/site/encode.ts';
import { hostile } from '../support/hostile.ts';

const slot = (name: string) => siteSlots[name] ?? (() => '');

test.each<[slot: string, value: string, written: string]>([
  ['html', 'a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
  ['html', ' two\nlines\u200B ', 'two lines'],
  ['attr', `"><img src=x onerror='y'>`, '&quot;&gt;&lt;img src=x onerror=&#39;y&#39;&gt;'],
  ['url', 'https://a.example/?b=1&c=2', 'https://a.example/?b=1&amp;c=2'],
  ['url', '/skills/a/SKILL.md', '/skills/a/SKILL.md'],
  ['url', '#main', '#main'],
])('%s of %j is %j', (name, value, written) => expect(slot(name)(value)).toBe(written));

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//evil.example/x',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://user:word@evil.example/',
  'https://evil.example/"onclick="x',
  'skills/x',
  '#a"b',
  '',
])('no link leads to %j', (value) => {
  expect(isSafeTarget(value)).toBe(false);
  expect(() => slot('url')(value)).toThrow(/expected a web address/);
});

test('whatever a text is, it is one text node, and one value of one attribute', () => {
  const check = (text: string): void => {
    const { childNodes } = parseFragment(`<p title="${slot('attr')(text)}">${slot('html')(text)}</p>`);
    expect(childNodes).toHaveLength(1);
    const [node] = childNodes;
    expect(node).toMatchObject({ nodeName: 'p', attrs: [{ name: 'title' }] });
    const inner = node && 'childNodes' in node ? node.childNodes : [];
    expect(inner.every(({ nodeName }) => nodeName === '#text')).toBe(true);
  };
  for (const text of Object.values(hostile)) check(text);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
});

test('a data block is JSON that nothing in it can end', () => {
  const value = { a: '</script><!--<script>', b: ['\u2028&'] };
  const text = slot('data')(value);
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text)).toEqual({ a: '</script><!--<script>', b: [' &'] });
});

test('only what skillpress made itself is taken as HTML', () => {
  expect(slot('rendered')(new Html('<b>x</b>'))).toBe('<b>x</b>');
  expect(() => slot('rendered')('<b>x</b>')).toThrow('expected HTML of skillpress, received string');
});

test.each(['html', 'attr', 'url'])('%s refuses what is no text', (name) =>
  expect(() => slot(name)(null)).toThrow(`expected a string for the slot "${name}", received null`),
);
