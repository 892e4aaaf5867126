import { expect, test } from 'vitest';
import { toAddressKey, toPlain } from '../../src/text/plain.ts';
import { toNounKey, stem, listProseWords } from '../../src/check/words.ts';

test.each([
  ['Monday.com', 'mondaycom'],
  ['Mönday Com', 'mondaycom'],
  ['15Five', '15five'],
  ['日本 語!', '日本語'],
  ['***', ''],
  ['ﬁn', 'fin'],
])('%s is %s', (text, expected) => expect(toPlain(text)).toBe(expected));

test.each([
  ['https://www.A.example/', 'a.example'],
  ['http://a.example/b//#c', 'a.example/b'],
  ['https://a.example/?q=/', 'a.example/?q='],
])('%s is %s', (url, expected) => expect(toAddressKey(url)).toBe(expected));

test.each([
  ['orders', 'order'],
  ['categories', 'category'],
  ['boxes', 'box'],
  ['classes', 'class'],
  ['batches', 'batch'],
  ['wishes', 'wish'],
  ['invoices', 'invoice'],
  ['status', 'status'],
  ['analysis', 'analysis'],
  ['address', 'address'],
  ['gas', 'gas'],
  ['news', 'new'],
  ['order', 'order'],
])('%s is %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
  expect(stem(word)).toBe(expected);
});

test('words and nouns', () => {
  expect(listProseWords("The user's e-mail, list_items: 2")).toEqual([
    'the',
    "user's",
    'e',
    'mail',
    'list',
    'items',
    '2',
  ]);
  expect(toNounKey('TaxRates2')).toBe(toNounKey('tax rates2'));
  expect(toNounKey('Tax-Rates')).toBe('tax rate');
});
