import { expect, test } from 'vitest';
import type { Shared } from '../../src/model/app.ts';
import type { Descriptor } from '../../src/model/descriptor.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { wordShared } from '../../src/words/wordShared.ts';
import { ENGLISH, findWords } from '../../src/words/words.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { relateApps } from '../../src/normalise/relate.ts';
import { config, descriptorWith, record, snapshotOf } from '../support/subject.ts';

const entity = (name: string, ...children: string[]) => ({
  name,
  children: children.map((child) => ({ name: child, children: [] })),
});

function app(descriptor: Partial<Descriptor>, snapshot: Snapshot, popularActions = 20) {
  return wordApp(
    normaliseApp('sample', descriptorWith(descriptor), snapshot, {
      ...config,
      limits: { ...config.limits, popularActions },
    }),
  );
}

test('actions are ranked by pins, then by their objects, the most frequent first, then by how people use an API', () => {
  const snapshot = snapshotOf(
    'Delete User',
    'Send Mail',
    'Update User',
    'Create User',
    'Search Users',
    'Get User',
    'List Teams',
    'List Users',
    'Archive User',
  );
  const { actions } = app(
    { entities: [entity('User'), entity('Team')], pin: ['send-mail'], hide: ['archive-user'] },
    snapshot,
  );
  expect(actions.map(({ key }) => key)).toEqual([
    'send-mail',
    'list-users',
    'get-user',
    'search-users',
    'create-user',
    'update-user',
    'delete-user',
    'list-teams',
  ]);
});

test('the limit of the catalog cuts what is popular, not what is known', () => {
  const { actions, popular } = app({}, snapshotOf('List A', 'List B', 'List C'), 2);
  expect([actions.length, popular.length]).toEqual([3, 2]);
});

test('actions are grouped by what they are about: the end of the name, children under their parents, singles together', () => {
  const snapshot = snapshotOf(
    'List Users',
    'Get User',
    'List Organization Members',
    'Get Organization',
    'Create Session',
    'Ping',
  );
  const { groups } = app(
    { entities: [entity('User'), entity('Organization', 'Member'), entity('Session')] },
    snapshot,
  );
  expect(groups.map(({ title, actions }) => [title, actions.map(({ key }) => key)])).toEqual([
    ['User', ['list-users', 'get-user']],
    ['Organization', ['get-organization', 'list-organization-members']],
    ['Other', ['create-session', 'ping']],
  ]);
});

test('a description of the descriptor wins, then of Membrane, then skillpress words it', () => {
  const snapshot: Snapshot = {
    origin: 'membrane',
    actions: [
      { key: 'a', name: 'List Users' },
      { key: 'b', name: 'List Teams', description: 'Lists the teams' },
      { key: 'c', name: 'List Roles' },
    ],
  };
  const { actions } = app({ describe: { a: 'Newest first.' } }, snapshot);
  expect(Object.fromEntries(actions.map(({ key, sentence }) => [key, sentence]))).toEqual({
    a: 'Newest first.',
    b: 'Lists the teams.',
    c: 'List roles.',
  });
});

test('apps are related by what they share, rare things first, with a reason', () => {
  const apps = [
    record('a', { name: 'A', categories: ['crm'], keywords: ['pipeline'], entities: ['Deal', 'User'] }),
    record('b', { name: 'B', categories: ['crm'], entities: ['User'] }),
    record('c', { name: 'C', keywords: ['pipeline'], entities: ['Deal', 'User'] }),
    record('d', { name: 'D', entities: ['User'] }),
    record('e', { name: 'E' }),
  ];
  const related = relateApps(apps, 2);
  const texts = { keywords: ['pipeline'], translations: [] };
  const reasonOf = (shared: Shared) => wordShared(shared, texts, config, findWords(ENGLISH));
  expect(related('a').map(({ slug, name, shared }) => ({ slug, name, reason: reasonOf(shared) }))).toEqual([
    { slug: 'c', name: 'C', reason: 'both are about pipeline; both have Deal, User' },
    { slug: 'b', name: 'B', reason: 'both are in CRM; both have User' },
  ]);
  expect(related('e')).toEqual([]);
  for (const { slug } of apps) expect(relateApps(apps.toReversed(), 2)(slug)).toEqual(related(slug));
});

test('what half of a large catalog shares is looked at in a window only', () => {
  const apps = Array.from({ length: 400 }, (_, at) =>
    record(`app-${String(at).padStart(3, '0')}`, { entities: ['User'] }),
  );
  const related = relateApps(apps, 5);
  for (const { slug } of apps) {
    const list = related(slug);
    expect(list).toHaveLength(5);
    expect(list.map((each) => each.slug)).not.toContain(slug);
  }
});

test('a derived key serves the descriptor, but is not shown as one that Membrane knows', () => {
  const actions = ['List Users', 'Get User'].map((name, at) => ({
    id: String(at),
    key: name.toLowerCase().replace(' ', '-'),
    derivedKey: true as const,
    name,
  }));
  const { popular } = app(
    { pin: ['get-user'], describe: { 'list-users': 'Newest first.' } },
    { origin: 'membrane', actions },
  );
  expect(popular.map(({ key, name, sentence }) => [key, name, sentence])).toEqual([
    [null, 'Get User', 'Get a user.'],
    [null, 'List Users', 'Newest first.'],
  ]);
});

test('a sentence is told without the HTML of its description', () => {
  const description = '<div>Moors a <strong>boat</strong> &amp; its dinghy.</div><p>More.</p>';
  const { actions } = app({}, { origin: 'membrane', actions: [{ key: 'moor', name: 'Moor', description }] });
  expect(actions.map(({ sentence }) => sentence)).toEqual(['Moors a boat & its dinghy.']);
});
