import { expect, test } from 'vitest';
import type { AppRecord } from '../../../../src/model/app.ts';
import { descriptionDistinct } from '../../../../src/check/rules/quality/description-distinct.ts';
import { catalog, record } from '../../../support/subject.ts';

const app = (name: string, trigger: string, aliases: string[] = []): AppRecord =>
  record(name.toLowerCase(), { name, trigger, aliases, actions: 1 });
const judge = (...records: AppRecord[]): string[] =>
  (descriptionDistinct.ofCatalog?.(records, catalog) ?? []).map(({ app, message }) => `${app} ${message}`);

test('descriptions differ in more than the brand', () => {
  expect(
    judge(
      app('One', 'One: orders.'),
      app('Two', 'Two: parcels.'),
      app('Three', 'Three'),
      app('Four', 'Four'),
    ),
  ).toEqual([]);
  expect(judge(app('One', 'One: orders. For One.'), app('Two', 'Two: Orders! For Two'))).toEqual([
    'one But for the brand, the description is that of the app "two"',
    'two But for the brand, the description is that of the app "one"',
  ]);
});

test('an alias is the brand too', () => {
  const [a, b] = ['One: orders in One Desk.', 'Two: orders in Duo.'];
  expect(judge(app('One', a), app('Two', b, ['Duo']))).toEqual([]);
  expect(judge(app('One', a, ['One Desk']), app('Two', b, ['Duo']))).toHaveLength(2);
});

test('apps without facts are told what they lack, not whom they are like', () => {
  const empty = (name: string): AppRecord => ({ ...app(name, `Connect ${name}.`), actions: 0 });
  const lacks = 'Nothing tells this app from others: it has no entities, actions, categories or keywords';
  expect(judge(empty('One'), empty('Two'))).toEqual([`one ${lacks}`, `two ${lacks}`]);
  expect(judge(app('One', 'Connect One.'), empty('Two'))).toEqual([`two ${lacks}`]);
  expect(judge(empty('One'))).toEqual([]);
});
