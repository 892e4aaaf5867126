import { expect, test } from 'vitest';
import type { AppRecord } from '../../../../src/model/app.ts';
import { sharedEntities } from '../../../../src/check/rules/catalog/shared-entities.ts';
import { catalog, record } from '../../../support/subject.ts';

const LIST = ['Room', 'Message', 'User', 'Reaction'];
const judge = (...records: AppRecord[]): string[] =>
  (sharedEntities.ofCatalog?.(records, catalog) ?? []).map(({ app, message }) => `${app} ${message}`);
const app = (slug: string, entities: string[], over: Partial<AppRecord> = {}): AppRecord =>
  record(slug, { entities, homepage: `https://${slug}.test/`, ...over });

test('lists of four entities differ', () => {
  expect(
    judge(
      app('one', LIST),
      app(
        'two',
        LIST.map((name) => name.toUpperCase()),
      ),
    ),
  ).toEqual(['two The entities are word for word those of the app "one"']);
  expect(judge(app('one', LIST), app('two', [...LIST, 'File']), app('three', ['Message', ...LIST]))).toEqual(
    [],
  );
  expect(judge(app('one', LIST.slice(1)), app('two', LIST.slice(1)))).toEqual([]);
});

test('apps of one maker may agree', () => {
  expect(judge(app('one', LIST), app('two', LIST, { homepage: 'https://chat.one.test/x' }))).toEqual([]);
  expect(judge(app('one', LIST, { name: 'Parley Chat' }), app('two', LIST, { name: 'Parley Mail' }))).toEqual(
    [],
  );
  expect(
    judge(app('one', LIST, { name: 'Parley Chat' }), app('two', LIST, { name: 'Other Chat' })),
  ).toHaveLength(1);
});
