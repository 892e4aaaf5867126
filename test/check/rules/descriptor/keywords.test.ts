import { expect, test } from 'vitest';
import { parseConfig } from '../../../../src/read/settings.ts';
import { keywords } from '../../../../src/check/rules/descriptor/keywords.ts';
import { config, verdicts } from '../../../support/subject.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../support/catalogs.ts';

const judge = (list: string[], over: object = {}): string[] =>
  verdicts(keywords, { descriptor: { keywords: list, name: 'Acme Desk', aliases: ['AD'] }, config: over });

test('what users say is good', () => {
  expect(judge(['order desk', 'Acme Desk orders', 'verified orders', 'community forum', 'sign-in'])).toEqual(
    [],
  );
});

test.each([
  ['Orders', 'The keyword "Orders" is "order" again'],
  ['ORDER', 'The keyword "ORDER" is "order" again'],
  ['acme-desk', 'The keyword "acme-desk" is a name of the app'],
  ['ad', 'The keyword "ad" is a name of the app'],
])('%s is not', (keyword, message) => expect(judge(['order', keyword])).toEqual([`keywords.1 ${message}`]));

// ClawHub leaves such a topic out (marketplace/topics); who is not there may use the word.
test('words that one marketplace reserves are keywords', () => {
  expect(judge(['community', 'verified'])).toEqual([]);
});

test('ten are enough', () => {
  const list = [...'abcdefghijk'];
  expect(judge(list.slice(1))).toEqual([]);
  expect(judge(list)).toEqual(['keywords Expected at most 10 keywords, received 11']);
});

test('a catalog may list the keywords that it takes', () => {
  expect(judge(['orders', 'stock'], { keywords: ['orders'] })).toEqual([
    'keywords.1 Unknown keyword "stock"',
  ]);
  expect(judge(['orders'], { keywords: undefined })).toEqual([]);
  const yaml = readFileSync(join(ROOT, 'catalog.yaml'), 'utf8');
  expect(config.keywords).toBeUndefined();
  expect(parseConfig('catalog.yaml', `${yaml}\nkeywords: [orders, stock]\n`).keywords).toEqual([
    'orders',
    'stock',
  ]);
});
