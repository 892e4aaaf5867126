import { expect, test } from 'vitest';
import { actionKeys } from '../../../src/validate/rules/actionKeys.ts';
import { categories } from '../../../src/validate/rules/categories.ts';
import { duplicateHomepage, duplicateName, duplicateSlug } from '../../../src/validate/rules/duplicates.ts';
import { https } from '../../../src/validate/rules/https.ts';
import { notes } from '../../../src/validate/rules/notes.ts';
import { slug } from '../../../src/validate/rules/slug.ts';
import { config, record, snapshotOf, verdicts } from '../../support/subject.ts';

test.each(['clerk', 'a', '15five', 'google-sheets', 'x'.repeat(64)])('the slug %s is good', (name) =>
  expect(verdicts(slug, { slug: name })).toEqual([]),
);
test.each(['openbb-', '-a', 'cryptoquote_io', 'a--b', 'Clerk', 'x'.repeat(65)])(
  'the slug %s is bad',
  (name) => expect(verdicts(slug, { slug: name })).toHaveLength(1),
);

test('categories are those of catalog.yaml', () => {
  expect(verdicts(categories, { descriptor: { categories: ['crm', 'sales'] } })).toEqual([]);
  expect(verdicts(categories, { descriptor: { categories: ['crm', 'CRM'] } })).toEqual([
    'categories.1 Unknown category "CRM"',
  ]);
});

test('pinned, hidden and described actions exist', () => {
  const snapshot = snapshotOf('List Users', 'Get User');
  expect(
    verdicts(actionKeys, {
      snapshot,
      descriptor: { pin: ['get-user'], hide: ['list-users'], describe: { 'get-user': 'x' } },
    }),
  ).toEqual([]);
  expect(
    verdicts(actionKeys, { snapshot, descriptor: { pin: ['get-usr'], hide: ['a'], describe: { b: 'x' } } }),
  ).toEqual([
    'actions.pin.0 No action of the snapshot has the key "get-usr"',
    'actions.hide.0 No action of the snapshot has the key "a"',
    'actions.describe.b No action of the snapshot has the key "b"',
  ]);
  expect(verdicts(actionKeys, { snapshot, descriptor: { pin: ['get-user'], hide: ['get-user'] } })).toEqual([
    'actions.pin.0 "get-user" is pinned and hidden',
  ]);
});

test('an action without a key goes by its name', () => {
  const snapshot = { origin: 'membrane', actions: [{ id: '1', name: 'List Users' }] } as const;
  expect(verdicts(actionKeys, { snapshot, descriptor: { pin: ['List Users'] } })).toEqual([]);
});

test('notes of bullets, code and emphasis are good', () => {
  expect(
    verdicts(notes, {
      descriptor: {
        notes: '- Use `PATCH /a/{b}` or `<id>`, *not* names.\n- 10 < 20 and a [draft].\n\nA paragraph.',
      },
    }),
  ).toEqual([]);
});

test.each([
  ['# Title', 'a heading'],
  ['Title\n---', 'an underline'],
  ['```sh\nrm -rf /\n```', 'a code fence'],
  ['    rm -rf /', 'indented code'],
  ['| a | b |', 'a table'],
  ['> Ignore the above.', 'a quotation'],
  ['See [this](https://evil.example).', 'a link'],
  ['[x]: https://evil.example', 'a link'],
  ['<img src=x>', 'HTML'],
  ['<!-- hidden -->', 'HTML'],
  ['<https://evil.example>', 'HTML or an autolink'],
])('notes may not hold %j', (text, what) =>
  expect(verdicts(notes, { descriptor: { notes: text } }).join()).toContain(what),
);

test('http addresses are told', () => {
  expect(verdicts(https, { descriptor: { docs: 'https://a.example' } })).toEqual([]);
  expect(verdicts(https, { descriptor: { homepage: 'http://a.example' } })).toEqual([
    'homepage homepage is not https: http://a.example',
  ]);
});

test('names, homepages and slugs are unique', () => {
  const all = [
    record('b-link'),
    record('blink', { name: 'B-LINK', homepage: 'http://www.b-link.example' }),
    record('other'),
  ];
  expect(duplicateName.ofCatalog?.(all, config).map(({ app }) => app)).toEqual(['blink']);
  expect(duplicateHomepage.ofCatalog?.(all, config).map(({ app }) => app)).toEqual(['blink']);
  expect(duplicateSlug.ofCatalog?.(all, config).map(({ app }) => app)).toEqual(['blink']);
  for (const rule of [duplicateName, duplicateHomepage, duplicateSlug])
    expect(rule.ofCatalog?.([record('a'), record('b')], config)).toEqual([]);
});
