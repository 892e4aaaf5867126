import { expect, test } from 'vitest';
import type { Descriptor } from '../../src/model/descriptor.ts';
import type { Effect } from '../../src/model/effect.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { config, descriptorWith } from '../support/subject.ts';

function popularOf(names: readonly string[], descriptor: Partial<Descriptor> = {}, limit = 20) {
  const settings = { ...config, limits: { ...config.limits, popularActions: limit } };
  const actions = names.map((name) => ({ key: name, name }));
  return normaliseApp('sample', descriptorWith(descriptor), { origin: 'membrane', actions }, settings);
}

const LISTS = ['ticket', 'user', 'group', 'view', 'macro', 'trigger', 'tag', 'brand', 'locale', 'role']
  .concat(['target', 'skip', 'audit', 'session', 'policy', 'schedule', 'organization', 'article', 'section'])
  .concat(['category', 'topic', 'vote', 'post'])
  .map((noun) => `list_${noun}s`);
const TICKETS = ['create', 'get', 'update', 'delete', 'search', 'merge'].map((verb) => `${verb}_ticket`);
const USERS = ['create', 'get', 'update', 'delete'].map((verb) => `${verb}_user`);

test('of an API that lists many things, the verbs of its main objects are shown', () => {
  const { popular } = popularOf([...LISTS, ...TICKETS, ...USERS]);
  const keys = popular.map(({ key }) => key);
  expect(popular).toHaveLength(20);
  expect(keys.slice(0, 7)).toEqual([
    'list_tickets',
    'get_ticket',
    'search_ticket',
    'create_ticket',
    'update_ticket',
    'merge_ticket',
    'delete_ticket',
  ]);
  expect(keys).toEqual(expect.arrayContaining(['list_users', ...USERS]));
});

test('what reads, writes and deletes is among the shown ones, wherever it is', () => {
  const { popular, actions } = popularOf([...LISTS, 'purge_zone_uploads', 'rebuild_index']);
  const effects = new Set(popular.map(({ effect }): Effect => effect));
  expect(effects).toEqual(new Set(['read', 'write', 'delete']));
  expect(actions).toHaveLength(LISTS.length + 2);
  const purge = popular.find(({ key }) => key === 'purge_zone_uploads');
  expect(purge?.ranking).toEqual({ why: 'kind', object: 'zone upload', uses: 1 });
});

test('what many objects end in is among the shown ones', () => {
  const alerts = ['mail', 'disk', 'door'].flatMap((kind) => [`list_${kind}_alerts`, `get_${kind}_alert`]);
  const { popular } = popularOf([...TICKETS, ...USERS, ...LISTS, ...alerts]);
  expect(popular.some(({ about }) => about.some(({ object }) => object.endsWith('alert')))).toBe(true);
});

test('pinned ones come first in their order, whatever they are about', () => {
  const pin = ['list_votes', 'merge_ticket'];
  const { popular } = popularOf([...LISTS, ...TICKETS], { pin });
  expect(popular.slice(0, 3).map(({ key, ranking }) => [key, ranking.why])).toEqual([
    ['list_votes', 'pinned'],
    ['merge_ticket', 'pinned'],
    ['list_tickets', 'object'],
  ]);
});

test('the order does not depend on the order of the answer', () => {
  const names = [...LISTS, ...TICKETS, ...USERS];
  const order = (list: readonly string[]) => popularOf(list).actions.map(({ key }) => key);
  expect(order(names.toReversed())).toEqual(order(names));
});

test('the brand is no part of an object', () => {
  const names = ['ListAcmeOrders', 'GetAcmeOrder', 'CreateOrder'];
  const { popular } = popularOf(names, { name: 'Acme Shop' });
  expect(popular.map(({ about }) => about.map(({ object }) => object).join())).toEqual([
    'order',
    'order',
    'order',
  ]);
  const customers = ['List Customers', 'Get Customer', 'Get Customer Note'];
  const { actions } = popularOf(customers, { name: 'Customer.io' });
  expect(actions.map(({ about }) => about[0]?.object)).toEqual(['customer', 'customer', 'customer note']);
});

test('actions about no entity are grouped by their object, by what it ends in or begins with', () => {
  const names = ['List Pull Requests', 'Create Pull Request', 'List Pull Request Reviews', 'Get Mail Alert']
    .concat(['Get Disk Alert', 'Ping'])
    .concat(['List Issues', 'Get Issue']);
  const { groups } = popularOf(names, { entities: [{ name: 'Issue', children: [] }] });
  expect(groups.map(({ entity, object, actions }) => [entity ?? object, actions.length])).toEqual([
    ['pull request', 3],
    ['Issue', 2],
    ['alert', 2],
    [null, 1],
  ]);
});
