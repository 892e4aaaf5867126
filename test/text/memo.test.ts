import { expect, test } from 'vitest';
import { copyText, remember } from '../../src/text/memo.ts';

test('a copy of a text is the same text', () => {
  for (const text of ['', 'plain', 'é'.repeat(20), 'a … b', '\uD800 alone', '🦋\0'])
    expect(copyText(text)).toBe(text);
});

test('what was worked out once is remembered', () => {
  let asked = 0;
  const size = remember((text) => {
    asked += 1;
    return text.length;
  });
  expect([size('one'), size('three'), size('one')]).toEqual([3, 5, 3]);
  expect(asked).toBe(2);
});

test('what is asked for often stays, and the rest goes', () => {
  const asked: string[] = [];
  const size = remember((text) => {
    asked.push(text);
    return text.length;
  }, 2);
  for (const text of ['often', 'a', 'often', 'b', 'often', 'c', 'often', 'd', 'often', 'a']) size(text);
  expect(asked).toEqual(['often', 'a', 'b', 'c', 'd', 'a']);
});

test('a remembered line of a page keeps no page', () => {
  const lines = remember((line) => line);
  const before = process.memoryUsage().heapUsed;
  for (let page = 0; page < 400; page += 1)
    lines(`${'… '.repeat(25_000)}\nline ${page} of this page`.split('\n')[1] ?? '');
  // 40 MB, were they kept.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20e6);
});
