import { expect, test } from 'vitest';
import { trigger } from '../../../../src/check/rules/quality/trigger.ts';
import { catalog, record } from '../../../support/subject.ts';

const STORES = ['one', 'two', 'three'].map((slug) =>
  record(slug, { trigger: `${slug}: orders and parcels.` }),
);
const judge = (description: string, requests: string[], others = STORES): string[] =>
  (trigger.ofCatalog?.([record('acme', { trigger: description, requests }), ...others], catalog) ?? []).map(
    ({ app, message, place }) => `${app} ${'at' in place ? place.at.join('.') : ''} ${message}`,
  );

test('a request finds its app by its description or its folder', () => {
  expect(judge('Orders of traders.', ['Which traders ordered?', 'Ask ACME'])).toEqual([]);
});

test('an app that is not among the first three is told with those that are', () => {
  expect(
    judge('Wholesale with orders, stock, prices and customers.', ['Ask ACME', 'Where is my order?']),
  ).toEqual([
    'acme requests.1 The request "Where is my order?" has the app in place 4; it finds one, three, two',
  ]);
});

test('among three apps or fewer each is found that shares a word', () => {
  const [one, two] = STORES;
  expect(judge('Wholesale with orders and much else.', ['Where is my order?'], [one!, two!])).toEqual([]);
  expect(judge('Wholesale.', ['Where is my order?', 'What is on?'], [one!])).toEqual([
    'acme requests.0 The request "Where is my order?" shares no word with the app; it finds one',
    'acme requests.1 The request "What is on?" shares no word with the app; it finds no app',
  ]);
});

test('one request is judged alone', () => {
  expect(judge('Wholesale.', ['Where is my order?'])).toHaveLength(1);
});

test('apps without requests are not judged', () => {
  expect(judge('Wholesale.', [])).toEqual([]);
});
