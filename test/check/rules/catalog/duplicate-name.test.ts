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
  expect(judge('Blink', name)).toEqual([
    'app-0 "Blink" is also the name of the app "app-1"',
    `app-1 "${name}" is also the name of the app "app-0"`,
  ]),
);

test('each of several apps is told of the others, the first five by their slugs', () => {
  expect(judge('Blink', 'Blink', 'Blink')[1]).toBe(
    'app-1 "Blink" is also the name of the apps "app-0", "app-2"',
  );
  const many = judge(...Array.from({ length: 9 }, () => 'Blink'));
  expect(many).toHaveLength(9);
  expect(many[0]).toContain('the apps "app-1", "app-2", "app-3", "app-4", "app-5" and 3 more');
  expect(many[8]).toContain('the apps "app-0", "app-1", "app-2", "app-3", "app-4" and 3 more');
});
