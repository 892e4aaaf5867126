import { expect, test } from 'vitest';
import { sharedActionId } from '../../../../src/check/rules/catalog/shared-action-id.ts';
import { catalog, record } from '../../../support/subject.ts';

/** Apps with what their ids mean; the findings as `app place message`. */
const judge = (apps: Record<string, Record<string, string>>): string[] => {
  const records = Object.entries(apps).map(([slug, ids]) =>
    record(slug, {
      ids: Object.entries(ids).map(([id, name], at) => ({ id, name, meaning: `digest of ${name}`, at })),
    }),
  );
  const found = sharedActionId.ofCatalog?.(records, catalog) ?? [];
  return found.map(
    ({ app, message, place }) => `${app} ${'snapshot' in place ? place.snapshot.join('.') : ''} ${message}`,
  );
};

test('an id of one app, and the very same action in two apps, are good', () => {
  expect(judge({ acme: { a: 'List' }, zip: { b: 'List', c: 'Get' }, third: { c: 'Get' }, none: {} })).toEqual(
    [],
  );
});

test('an id with two meanings is told at every app that has it, with the name that it has there', () => {
  expect(judge({ acme: { x: 'Get', a: 'List' }, zip: { a: 'Delete' }, third: { a: 'List' } })).toEqual([
    'acme actions.1.id The id "a" is the action "List" here and another one in the apps "zip", "third"',
    'zip actions.0.id The id "a" is the action "Delete" here and another one in the apps "acme", "third"',
    'third actions.0.id The id "a" is the action "List" here and another one in the apps "acme", "zip"',
  ]);
});

test('of many ids of one app three are told', () => {
  const ids = (suffix: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`id-${at}`, `Get ${at}${suffix}`]));
  expect(judge({ acme: ids(''), zip: ids(' anew') })).toHaveLength(6);
});
