import { expect, test } from 'vitest';
import type { Entity } from '../../../../src/model/descriptor.ts';
import { entities } from '../../../../src/check/rules/descriptor/entities.ts';
import { verdicts } from '../../../support/subject.ts';

const named = (...names: string[]): Entity[] => names.map((name) => ({ name, children: [] }));
const judge = (list: Entity[]): string[] => verdicts(entities, { descriptor: { entities: list } });

test('nouns of an API are good', () => {
  expect(judge([])).toEqual([]);
  expect(
    judge([
      { name: 'Order', children: named('Order Line', 'Record', 'Comment') },
      { name: 'Invoice', children: named('Comment') },
      ...named(
        'Address',
        'Addressee',
        'Status',
        'Number Masking Phone Number',
        'User-defined Field Value Set',
      ),
    ]),
  ).toEqual([]);
});

test('at most sixty, however deep', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const many = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${letters[at % 26]}${letters[Math.floor(at / 26)]}x`);
  expect(judge(named(...many(60)))).toEqual([]);
  expect(judge(named(...many(61)))).toEqual(['entities Expected at most 60 entities, received 61']);
  expect(judge([{ name: 'Top', children: named(...many(60)) }])).toHaveLength(1);
});

test.each([
  ['Orders', 'Order'],
  ['order', 'Order'],
  ['tax-rates', 'Tax Rate'],
  ['TaxRate', 'Tax Rate'],
  ['Policies', 'Policy'],
  ['Boxes', 'Box'],
])('%s is %s again', (one, other) => {
  expect(judge(named('Thing', other, one))).toEqual([`entities.2 "${one}" is "${other}" again`]);
  expect(judge([{ name: other, children: named(one) }])).toEqual([
    `entities.0.${other}.0 "${one}" is inside of "${other}", which is the same`,
  ]);
});

test.each(['Operations: create, read', 'Orders of one day.', 'Really?', 'a b c d e f g h'])(
  '%s is a sentence',
  (name) =>
    expect(judge(named('Order', name))).toEqual([`entities.1 "${name}" is a sentence, expected a noun`]),
);

test('a noun of seven words may be one', () => {
  expect(judge(named('Order', 'a b c d e f g'))).toEqual([]);
});

test('a model that goes round in circles is stopped', () => {
  expect(judge(named('Pivot Value Pivot Value Pivot'))).toEqual([
    'entities.0 "Pivot Value Pivot Value Pivot" says one word again and again',
  ]);
});

test('nouns of every API tell nothing when there are no others', () => {
  expect(judge([{ name: 'Records', children: named('Data') }])).toEqual([
    'entities Every API has these entities',
  ]);
  expect(judge([{ name: 'Records', children: named('Order') }])).toEqual([]);
  expect(judge(named('Data Item'))).toHaveLength(1);
  expect(judge(named('日本'))).toEqual([]);
});

test('a noun is compared with its own list only', () => {
  expect(judge([{ name: 'Order', children: named('Comment') }, ...named('Comment')])).toEqual([]);
  expect(judge(named('Order Order Order'))).toHaveLength(1);
});

test('five findings are enough', () => {
  expect(judge(named(...Array.from({ length: 9 }, () => 'Order')))).toHaveLength(5);
});
