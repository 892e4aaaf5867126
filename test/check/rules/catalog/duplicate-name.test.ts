import { expect, test } from 'vitest';
import { duplicateName } from '../../../../src/check/rules/catalog/duplicate-name.ts';
import { catalog, record } from '../../../support/subject.ts';

const judge = (...names: string[]): string[] =>
  (
    duplicateName.ofCatalog?.(
      names.map((name, at) => record(`app-${at}`, { name })),
      catalog,
    ) ?? []
  ).map(({ app, message }) => `${app} ${message}`);

test('names that differ in words are good', () => {
  expect(
    judge('Blink', 'Blinker', 'Circle (circle.so)', 'Circle (circle.com)', '日本', '中国', '++', '--'),
  ).toEqual([]);
});

test.each(['B-LINK', 'b link', 'Blînk', 'Blink!'])('%s is Blink', (name) =>
  expect(judge('Blink', name)).toEqual([`app-1 "${name}" is also the name of the app "app-0"`]),
);

test('each further app is told of the first', () => {
  expect(judge('Blink', 'Blink', 'Blink')).toHaveLength(2);
});
