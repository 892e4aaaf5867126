import { expect, test } from 'vitest';
import { querySnapshots } from '../../src/membrane/querySnapshots.ts';
import type { FaultRule, PlainFault } from '../support/membrane/faults.ts';
import { objectId } from '../support/membrane/ids.ts';
import { action, app, connector, integration } from '../support/membrane/world.ts';
import { appWorld, catalogWorld, joinWorlds } from '../support/membrane/worlds.ts';
import { clientOf, fakeClock, lookup, membrane, messageOf, snapshotOf } from './support.ts';

const on = (path: string, fault: PlainFault): FaultRule => ({
  ...fault,
  match: (request) => request.path.startsWith(path),
});
const names = (actions: readonly { readonly name: string }[]): string[] => actions.map(({ name }) => name);

test('an app is found by search: its connector tells the sign-in, its catalog actions have ids and keys that are marked as derived', async () => {
  const api = await membrane();
  const snapshot = snapshotOf(await clientOf(api).query(lookup('Clerk')));
  expect(Object.keys(snapshot)).toEqual(['origin', 'connector', 'app', 'actions']);
  expect(snapshot.connector).toMatchObject({ key: 'clerk', auth: 'oauth2' });
  expect(snapshot.app).toEqual({
    id: objectId('app/clerk'),
    key: 'clerk',
    name: 'Clerk',
    url: 'https://clerk.com/',
    logo: expect.any(String),
  });
  expect(snapshot.actions.map(({ key, derivedKey, id }) => [key, derivedKey, id])).toEqual([
    ['get-user', true, objectId('action/clerk/get-user')],
    ['list-users', true, objectId('action/clerk/list-users')],
  ]);
  expect(
    api.requests.map(({ path, query }) => [
      path,
      query['elementType'] ?? query['externalAppId'] ?? query['version'],
    ]),
  ).toEqual([
    ['/search', 'app'],
    [`/connectors/${objectId('connector/clerk')}`, 'latest'],
    ['/actions', objectId('app/clerk')],
  ]);
});

const rich = appWorld('clerk', { actions: ['catalog-one'], connection: true });
const world = {
  ...rich,
  actions: [
    ...rich.actions,
    action('clerk', 'own-one', { integrationId: objectId('integration/clerk') }),
    action('clerk', 'linked-one', { connectionId: objectId('connection/clerk') }),
  ],
};

test.each([
  ['app', 'clerk', 'externalAppId', objectId('app/clerk')],
  ['integration', 'clerk', 'integrationId', objectId('integration/clerk')],
  ['connector', 'clerk', 'externalAppId', objectId('app/clerk')],
  ['connection', objectId('connection/clerk'), 'connectionId', objectId('connection/clerk')],
] as const)('the selector %s: %s lists actions by %s', async (by, key, filter, id) => {
  const api = await membrane({ world });
  const snapshot = snapshotOf(await clientOf(api).query(lookup('Something else', { by, key, intent: null })));
  expect(snapshot[by]).toMatchObject({ id: objectId(`${by}/clerk`) });
  expect(snapshot.connector?.auth).toBe('oauth2');
  const listed = api.requests.find(({ path }) => path === '/actions');
  expect(listed?.query).toMatchObject({ [filter]: id, limit: '1000' });
  expect(listed?.query).not.toHaveProperty('intent');
});

test('what an integration and a connection list is what belongs to them', async () => {
  const client = clientOf(await membrane({ world }));
  const integrated = snapshotOf(
    await client.query(lookup('x', { by: 'integration', key: 'clerk', intent: null })),
  );
  expect(integrated.actions.map(({ key }) => key)).toEqual(['own-one']);
  expect(integrated.integration).toMatchObject({ auth: 'oauth2' });
  const connected = snapshotOf(
    await client.query(lookup('x', { by: 'connection', key: objectId('connection/clerk'), intent: null })),
  );
  expect(names(connected.actions)).toEqual(['Catalog One', 'Linked One', 'Own One']);
  expect(connected.connection).not.toHaveProperty('auth');
});

test('elementType is sent in lower case and read in any', async () => {
  const api = await membrane({ quirks: { pascalCaseElementType: true } });
  expect((await clientOf(api).query(lookup('Clerk'))).kind).toBe('fresh');
  expect(api.requests[0]?.query['elementType']).toBe('app');
});

test('an app without a catalog entry is found as integration, or as connector that is asked for its app', async () => {
  const lonely = { ...appWorld('clerk', { actions: ['one'] }), apps: [] };
  const api = await membrane({ world: lonely });
  expect(names(snapshotOf(await clientOf(api).query(lookup('Clerk'))).actions)).toEqual(['One']);
  expect(api.requests.map(({ path, query }) => query['elementType'] ?? path)).toEqual([
    'app',
    'integration',
    'connector',
    `/connectors/${objectId('connector/clerk')}`,
    '/actions',
  ]);
  const orphan = await membrane({
    world: { ...lonely, connectors: [connector('clerk', { externalAppId: undefined })] },
  });
  expect(await clientOf(orphan).query(lookup('Clerk'))).toMatchObject({
    kind: 'unresolved',
    message: 'Membrane\'s connector "clerk" belongs to no app, so its actions cannot be listed',
  });
  const integrated = await membrane({ world: { ...lonely, integrations: [integration('clerk')] } });
  expect(snapshotOf(await clientOf(integrated).query(lookup('Clerk'))).integration).toMatchObject({
    key: 'clerk',
    auth: 'oauth2',
  });
});

test.each([
  [
    'the domain decides',
    { appUri: 'https://clerk.com', key: 'x', name: 'Clerk X' },
    { appUri: 'https://clerk.example', key: 'clerk', name: 'Clerk' },
  ],
  [
    'a subdomain is worth more than a name',
    { appUri: 'https://api.clerk.com', key: 'x', name: 'Clerk API' },
    { appUri: 'https://clerk.example', key: 'y', name: 'Clerk' },
  ],
  [
    'at one domain the key decides',
    { appUri: 'https://clerk.com', key: 'clerk', name: 'Clerk X' },
    { appUri: 'https://clerk.com', key: 'y', name: 'Clerk' },
  ],
  [
    'then the name',
    { appUri: 'https://clerk.com', key: 'x', name: 'CLERK!' },
    { appUri: 'https://clerk.com', key: 'y', name: 'Clerk Two' },
  ],
  [
    'with marks on its letters it is the same name',
    { appUri: 'https://clerk.com', key: 'x', name: 'Clérk' },
    { appUri: 'https://clerk.com', key: 'y', name: 'Clerk Two' },
  ],
])('candidates: %s', async (_, best, other) => {
  const twins = [app('clerk', { id: 'a'.repeat(24), ...other }), app('clerk', best)];
  const api = await membrane({ world: { ...appWorld('clerk'), apps: twins } });
  expect(snapshotOf(await clientOf(api).query(lookup('Clerk'))).app?.id).toBe(objectId('app/clerk'));
});

test('candidates that nothing tells apart are named; one that only the search speaks for is none', async () => {
  const twins = [
    app('clerk', { key: 'one' }),
    app('clerk', { id: 'a'.repeat(24), key: '', name: 'Clerk\u202e' }),
  ];
  const api = await membrane({ world: { ...appWorld('clerk'), apps: twins } });
  expect(await clientOf(api).query(lookup('Clerk'))).toMatchObject({
    kind: 'unresolved',
    message: `2 apps match equally well: Clerk one https://clerk.com/; Clerk ${'a'.repeat(24)} https://clerk.com/`,
    hint: 'Say which one, as in "membrane: { app: one }".',
  });
  const other = await membrane({
    world: { apps: [app('clerk', { key: 'law', name: 'Clerk Law', appUri: 'https://law.example' })] },
  });
  expect(await clientOf(other).query(lookup('Clerk'))).toMatchObject({ kind: 'unknown' });
});

test('only public, active actions are kept', async () => {
  const actions = [
    action('clerk', 'kept'),
    action('clerk', 'untold', { isPublic: undefined }),
    action('clerk', 'private', { isPublic: false }),
    action('clerk', 'off', { isDeactivated: true }),
  ];
  const archived = on('/actions', {
    kind: 'field',
    path: 'items.1.archivedAt',
    value: '2026-01-01T00:00:00Z',
  });
  const kept = async (faults: FaultRule[]): Promise<string[]> =>
    names(
      snapshotOf(
        await clientOf(await membrane({ world: { ...appWorld('clerk'), actions }, faults })).query(
          lookup('Clerk'),
        ),
      ).actions,
    );
  expect(await kept([])).toEqual(['Kept', 'Untold']);
  expect(await kept([archived])).toEqual(['Kept']);
});

test('one answer serves all who ask the same; a failure is asked again', async () => {
  const api = await membrane({ faults: [{ kind: 'status', status: 403, times: 1 }] });
  const client = clientOf(api);
  const first = await Promise.all([client.query(lookup('Clerk')), client.query(lookup('Clerk'))]);
  expect(first.map(messageOf)).toEqual(
    Array(2).fill('Membrane could not be asked: /search answered 403: Emulated 403'),
  );
  expect(api.requests).toHaveLength(1);
  const [one, two] = await Promise.all([client.query(lookup('Clerk')), client.query(lookup('Clerk'))]);
  expect(await client.query(lookup('Clerk'))).toEqual(one);
  expect(two).toEqual(one);
  expect(api.requests).toHaveLength(4);
});

test('a connector that is not there is left out; one that could not be asked fails the app', async () => {
  const gone = await membrane({ world: { ...appWorld('clerk'), connectors: [] } });
  expect(snapshotOf(await clientOf(gone).query(lookup('Clerk')))).not.toHaveProperty('connector');
  for (const status of [403, 500]) {
    const api = await membrane({ faults: [on('/connectors', { kind: 'status', status })] });
    expect(messageOf(await clientOf(api).query(lookup('Clerk')))).toContain(`answered ${status}`);
  }
});

test.each([403, 404])('%s for one app fails that app only', async (status) => {
  const faults: FaultRule[] = [{ kind: 'status', status, match: ({ url }) => url.includes('Clerk') }];
  const api = await membrane({ world: joinWorlds(appWorld('clerk'), appWorld('slack')), faults });
  const asked = ['Clerk', 'Slack'].map((name) => ({ slug: name, lookup: lookup(name) }));
  const outcomes = await querySnapshots(asked, clientOf(api), 2, () => {});
  expect([...outcomes].map(([slug, { kind }]) => [slug, kind]).sort()).toEqual([
    ['Clerk', 'failed'],
    ['Slack', 'fresh'],
  ]);
});

const SHAPES: readonly (readonly [string, FaultRule, string])[] = [
  [
    'a missing name of a hit',
    on('/search', { kind: 'field', path: 'items.0.element.name' }),
    '/search answered an unexpected shape at $.items[0].element.name: expected string, received nothing',
  ],
  [
    'a wrong type of an action',
    on('/actions', { kind: 'field', path: 'items.*.name', value: 7 }),
    '/actions answered an unexpected shape at $.items[0].name: expected string, received number (and 1 more)',
  ],
  [
    'items that are no list',
    on('/actions', { kind: 'field', path: 'items', value: {} }),
    '/actions answered an unexpected shape at $.items: expected array, received object',
  ],
  [
    'a missing id',
    on('/actions', { kind: 'field', path: 'items.1.id' }),
    '/actions answered an unexpected shape at $.items[1].id: expected text or a number',
  ],
  [
    'an answer that is no object',
    { kind: 'status', status: 200, body: '[]' },
    '/search answered an unexpected shape at $: expected object, received array',
  ],
  [
    'an empty id',
    on('/connectors', { kind: 'field', path: 'id', value: '' }),
    `/connectors/${objectId('connector/clerk')} answered an unexpected shape at $.id: expected string to have >=1 characters`,
  ],
];

test.each(SHAPES)('%s is named by its place', async (_, fault, message) => {
  const api = await membrane({ faults: [fault] });
  expect(messageOf(await clientOf(api).query(lookup('Clerk')))).toBe(
    `Membrane could not be asked: ${message}`,
  );
});

test('unknown fields, null for nothing, and __proto__ keys change nothing', async () => {
  const plain = snapshotOf(await clientOf(await membrane()).query(lookup('Clerk')));
  const faults: PlainFault[] = [
    { kind: 'proto-keys' },
    { kind: 'field', path: 'items.*.surprise', value: { deep: [1] } },
    { kind: 'field', path: 'items.*.integrationId', value: null },
    { kind: 'deep', depth: 100 },
  ];
  for (const fault of faults) {
    const snapshot = snapshotOf(await clientOf(await membrane({ faults: [fault] })).query(lookup('Clerk')));
    expect(snapshot).toEqual(plain);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  }
});

test('ids that are numbers keep every digit', async () => {
  const digits = '12345678901234567890';
  const faults = [
    on('/search', { kind: 'huge-integer', path: 'items.0.element.id', digits }),
    on('/actions', { kind: 'field', path: 'items.0.id', value: 42 }),
  ];
  const api = await membrane({
    faults,
    world: { ...appWorld('clerk'), actions: [action('clerk', 'one', { externalAppId: digits })] },
  });
  const snapshot = snapshotOf(await clientOf(api).query(lookup('Clerk')));
  expect(snapshot.app?.id).toBe(digits);
  expect(snapshot.actions.map(({ id }) => id)).toEqual(['42']);
  expect(api.requests.at(-1)?.url).toContain(`externalAppId=${digits}`);
});

test('a refresh under random faults ends with every app fresh or failed in words, and the fresh ones are right', async () => {
  const of: PlainFault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429 },
    { kind: 'reset', at: 'mid-body' },
    { kind: 'truncate', framing: 'chunked' },
    { kind: 'html' },
    { kind: 'status', status: 404 },
  ];
  const api = await membrane({
    world: catalogWorld(60, 2),
    faults: [{ kind: 'random', probability: 0.15, seed: 7, of }],
  });
  const asked = Array.from({ length: 60 }, (_, at) => ({
    slug: `app-${at + 1}`,
    lookup: { ...lookup('x'), membrane: { by: 'app' as const, key: `app-${at + 1}`, intent: null } },
  }));
  const outcomes = await querySnapshots(asked, clientOf(api, { clock: fakeClock() }), 8, () => {});
  expect(outcomes.size).toBe(60);
  for (const [slug, outcome] of outcomes) {
    if (outcome.kind === 'fresh')
      expect([outcome.snapshot.app?.key, outcome.snapshot.actions.length]).toEqual([slug, 2]);
    else expect(outcome.message).toMatch(/answered (?:404|text\/html)|Membrane has no app/);
  }
});

test('an intent is sent with a connection', async () => {
  const api = await membrane({ world });
  const membraneOf = { by: 'connection' as const, key: objectId('connection/clerk'), intent: 'own things' };
  await clientOf(api).query(lookup('x', membraneOf));
  expect(api.requests.find(({ path }) => path === '/actions')?.query).toMatchObject({ intent: 'own things' });
});

test('derived keys are unique in an app and never take a real one', async () => {
  const actions = [
    action('clerk', 'a', { name: 'List Users' }),
    action('clerk', 'b', { name: 'List users!' }),
    action('clerk', 'c', { name: '一覧' }),
  ];
  const api = await membrane({ world: { ...appWorld('clerk'), actions } });
  const snapshot = snapshotOf(await clientOf(api).query(lookup('Clerk')));
  expect(snapshot.actions.map(({ key, name }) => [key, name])).toEqual([
    ['list-users', 'List Users'],
    ['list-users-2', 'List users!'],
    [undefined, '一覧'],
  ]);
});
