import { expect, test } from 'vitest';
import { duplicateAlias } from '../../../../src/check/rules/catalog/duplicate-alias.ts';
import { catalog, record } from '../../../support/subject.ts';

const judge = (apps: Record<string, string[]>): string[] =>
  (
    duplicateAlias.ofCatalog?.(
      Object.entries(apps).map(([slug, aliases]) => record(slug, { aliases })),
      catalog,
    ) ?? []
  ).map(({ app, message, place }) => `${app} ${'at' in place ? place.at.join('.') : ''} ${message}`);

test('aliases of one app each are good', () => {
  expect(judge({ acme: ['Acme Desk', 'AD', '!'], parcelly: ['P', '?'], third: [] })).toEqual([]);
});

test('an alias is not the name', () => {
  expect(judge({ acme: ['AD', 'ACME'] })).toEqual([
    'acme aliases.1 The alias "ACME" is a name of the app already',
  ]);
  expect(judge({ acme: ['AD', 'a d'] })).toEqual([
    'acme aliases.1 The alias "a d" is a name of the app already',
  ]);
});

test('an alias is no name of another app, wherever that stands in the catalog', () => {
  expect(judge({ acme: ['Zip'], zip: [] })).toEqual([
    'acme aliases.0 The alias "Zip" is also a name of the app "zip"',
    'zip name The name "zip" is also an alias of the app "acme"',
  ]);
  expect(judge({ acme: [], zip: ['Acme'] })).toEqual([
    'acme name The name "acme" is also an alias of the app "zip"',
    'zip aliases.0 The alias "Acme" is also a name of the app "acme"',
  ]);
});

test('two apps with one alias are both told', () => {
  expect(judge({ acme: ['Desk'], zip: ['desk'] })).toEqual([
    'acme aliases.0 The alias "Desk" is also a name of the app "zip"',
    'zip aliases.0 The alias "desk" is also a name of the app "acme"',
  ]);
});
