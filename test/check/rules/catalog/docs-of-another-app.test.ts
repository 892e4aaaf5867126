import { expect, test } from 'vitest';
import { docsOfAnotherApp } from '../../../../src/check/rules/catalog/docs-of-another-app.ts';
import { catalog, record } from '../../../support/subject.ts';

const judge = (docs: string | null, homepage: string): string[] =>
  (
    docsOfAnotherApp.ofCatalog?.(
      [record('acme', { docs, homepage: 'https://acme.example' }), record('zip', { homepage })],
      catalog,
    ) ?? []
  ).map(({ app, message }) => `${app} ${message}`);

test('docs are no other app’s homepage', () => {
  expect(judge(null, 'https://zip.example')).toEqual([]);
  expect(judge('https://acme.example/', 'https://zip.example')).toEqual([]);
  expect(judge('https://zip.example/acme', 'https://zip.example')).toEqual([]);
  expect(judge('http://www.zip.example/', 'https://zip.example')).toEqual([
    'acme http://www.zip.example/ is the homepage of the app "zip"',
  ]);
});
