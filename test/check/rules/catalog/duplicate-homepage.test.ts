import { expect, test } from 'vitest';
import { duplicateHomepage } from '../../../../src/check/rules/catalog/duplicate-homepage.ts';
import { catalog, record } from '../../../support/subject.ts';

const judge = (...pages: string[]): string[] =>
  (
    duplicateHomepage.ofCatalog?.(
      pages.map((homepage, at) => record(`app-${at}`, { homepage })),
      catalog,
    ) ?? []
  ).map(({ app, message }) => `${app} ${message}`);

test('addresses that Membrane tells apart are good', () => {
  expect(
    judge('https://a.example', 'https://b.a.example', 'https://a.example/b', 'https://a.example?b'),
  ).toEqual([]);
});

test.each([
  'https://a.example/',
  'http://a.example',
  'https://www.a.example',
  'https://A.Example//',
  'https://a.example/#top',
])('%s is https://a.example', (url) =>
  expect(judge('https://a.example', url)).toEqual([
    'app-0 https://a.example is also the homepage of the app "app-1"',
    `app-1 ${url} is also the homepage of the app "app-0"`,
  ]),
);
