import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import * as sdk from '@membranehq/sdk';
import { Agent, fetch, request, type RequestInit } from 'undici';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FaultRule, PlainFault, RecordedRequest } from './membrane/faults.ts';
import { fakeJwt, objectId } from './membrane/ids.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from './membrane/server.ts';
import { action, app, connection } from './membrane/world.ts';
import { appWorld, catalogWorld, joinWorlds, world } from './membrane/worlds.ts';

const running: { close(): Promise<void> }[] = [];

async function start(options: MembraneOptions = {}): Promise<MembraneEmulator> {
  const emulator = await startMembrane(options);
  running.push(emulator);
  return emulator;
}

/** Node's own fetch could share the global dispatcher with undici's; this one is surely undici's. */
const agent = new Agent();
afterAll(() => agent.destroy());

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

const clerk = () => appWorld('clerk', { actions: ['list-users', 'create-user', 'delete-user'] });
const slack = () =>
  appWorld('slack', {
    actions: ['list-channels'],
    workspaceActions: ['send-message', 'list-users'],
    connection: true,
  });
const both = () => joinWorlds(clerk(), slack());
const client = (one: MembraneEmulator, token = one.token) =>
  new sdk.MembraneClient({ token, apiUri: one.url });

/** What Membrane's published self-integration skill documents of each answer; a field that the SDK contradicts is left out and named. */
const seed = {
  // `state` is left out: NOT_CONFIGURED and SETUP_IN_PROGRESS are not in the SDK's enum.
  connection: z.object({
    id: z.string(),
    name: z.string(),
    connectorId: z.string(),
    integrationId: z.string().optional(),
    disconnected: z.boolean(),
    error: z.object({}).optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
  // `elementType` is left out: the seed writes "Connector", the SDK's enum has "connector".
  search: z.object({
    element: z.object({ id: z.string(), name: z.string(), logoUri: z.string().optional() }),
  }),
  connectionRequest: z.object({
    requestId: z.string(),
    url: z.url(),
    status: z.enum(['pending', 'success', 'cancelled', 'error']),
    connectorId: z.string().optional(),
    integrationId: z.string().optional(),
    resultConnectionId: z.string().optional(),
    resultError: z.object({}).optional(),
    createdAt: z.iso.datetime(),
  }),
  action: z.object({
    id: z.string(),
    name: z.string(),
    key: z.string(),
    description: z.string().optional(),
    type: z.string(),
    inputSchema: z.object({}).optional(),
    outputSchema: z.object({}).optional(),
    integrationId: z.string().optional(),
    connectionId: z.string().optional(),
  }),
  session: z.object({
    id: z.string(),
    status: z.enum(['queued', 'starting', 'running', 'completed', 'failed', 'cancelled']),
    state: z.enum(['busy', 'idle']),
    prompt: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  }),
};

/** The SDK has an interface for apps and no schema. */
const appSchema = z.object({
  id: z.string(),
  uuid: z.string(),
  key: z.string(),
  name: z.string(),
  appUri: z.url(),
  logoUri: z.url(),
  apiDocsUri: z.url(),
  categories: z.array(z.string()),
  defaultConnectorId: z.string(),
  popularity: z.number(),
  isReadOnly: z.boolean(),
});

/** Parses by the SDK's schema and by the seed's fields; returns the SDK's view. */
function checked<T extends z.ZodType>(value: unknown, schema: T, documented?: z.ZodType): z.output<T> {
  documented?.parse(value);
  return schema.parse(value);
}

/** A page of which every item satisfies both. */
function page<T extends z.ZodType>(value: unknown, schema: T, documented?: z.ZodType) {
  if (documented) sdk.createPaginationResponseSchema(documented).parse(value);
  return sdk.createPaginationResponseSchema(schema).parse(value) as { items: z.output<T>[]; cursor?: string };
}

const ids = (items: readonly { id?: unknown }[]) => items.map((item) => item.id);
const names = (items: readonly { name?: unknown }[]) => items.map((item) => item.name);

describe('the official SDK against the emulator', () => {
  it('searches every kind of element, and one', async () => {
    const api = client(await start({ world: both() }));
    const all = page(await api.get('search', { q: 'clerk' }), sdk.WorkspaceElementSearchResult, seed.search);
    expect(all.items.map((item) => item.elementType)).toEqual([
      'connector',
      'app',
      'action',
      'action',
      'action',
    ]);
    const query = { q: 'SLACK', elementType: 'integration', limit: 1 };
    const one = page(await api.get('search', query), sdk.WorkspaceElementSearchResult, seed.search);
    expect(one.items).toMatchObject([{ element: { id: objectId('integration/slack'), key: 'slack' } }]);
  });

  it('finds actions of an app, whose keys are empty', async () => {
    const api = client(await start({ world: both() }));
    const query = { externalAppId: objectId('app/clerk'), limit: 2 };
    const first = page(await api.actions.find(query), sdk.ActionApiResponse, seed.action);
    expect(first.items.map(({ key, name }) => [key, name])).toEqual([
      ['', 'List Users'],
      ['', 'Create User'],
    ]);
    const rest = await api.actions.find({ ...query, cursor: first.cursor! });
    expect(page(rest, sdk.ActionApiResponse, seed.action)).toMatchObject({
      items: [{ name: 'Delete User' }],
    });
    expect(rest).not.toHaveProperty('cursor');
  });

  it('ranks by intent on a connection, and ignores intent without one', async () => {
    const api = client(await start({ world: both() }));
    const intent = 'list the channels';
    const ranked = await api.actions.find({ connectionId: objectId('connection/slack'), intent });
    expect(names(page(ranked, sdk.ActionApiResponse, seed.action).items)).toEqual([
      'List Channels',
      'List Users',
      'Send Message',
    ]);
    const ignored = await api.actions.find({ integrationKey: 'slack', intent });
    expect(names(page(ignored, sdk.ActionApiResponse, seed.action).items)).toEqual([
      'Send Message',
      'List Users',
    ]);
    const workspace = page(await api.actions.find(), sdk.ActionApiResponse, seed.action);
    expect(workspace.items.map((a) => a.key)).toEqual(['send-message', 'list-users']);
    const searched = page(await api.actions.find({ search: 'MESSAGE' }), sdk.ActionApiResponse, seed.action);
    expect(names(searched.items)).toEqual(['Send Message']);
  });

  it('pages through everything with findAll, which begins at cursor 0', async () => {
    const emulator = await start({ world: catalogWorld(25, 1), quirks: { pageSize: 10 } });
    const api = client(emulator);
    const integrations = await api.integrations.findAll({ connectors: 1 });
    expect(integrations.map((i) => i.key)).toEqual(emulator.world.connectors.map((c) => c.key));
    expect(emulator.requests.map((r) => [r.path, r.query['limit'], r.query['cursor'] === '0'])).toEqual([
      ['/integrations', '1000', true],
      ['/integrations', '1000', false],
      ['/integrations', '1000', false],
    ]);
    emulator.world.actions.push(...slack().actions);
    const actions = await api.actions.findAll({ externalAppId: objectId('app/slack') });
    expect(ids(actions)).toEqual(ids(slack().actions));
  });

  it('gets an action by id, key, integration and key, and object selector', async () => {
    const api = client(await start({ world: both() }));
    const id = objectId('workspace-action/slack/send-message');
    const selectors = [
      id,
      'send-message',
      'slack.send-message',
      { key: 'send-message', integrationKey: 'slack' },
    ];
    for (const selector of selectors) {
      const found = checked(await api.action(selector).get(), sdk.ActionApiResponse, seed.action);
      expect(found).toMatchObject({ id, key: 'send-message', integrationKey: 'slack' });
    }
    const catalogId = objectId('action/clerk/list-users');
    const catalog = checked(await api.action(catalogId).get(), sdk.ActionApiResponse, seed.action);
    expect(catalog).toMatchObject({ id: catalogId, key: '', isPublic: true });
  });

  it('lists and gets external apps, connectors and integrations', async () => {
    const api = client(await start({ world: both() }));
    const typed: Pick<sdk.App, keyof z.output<typeof appSchema>> = app('clerk');
    const apps = page(await api.get('external-apps', { search: 'clerk' }), appSchema);
    expect(apps.items).toEqual([appSchema.parse(typed)]);
    for (const selector of [typed.id, typed.key, typed.uuid]) {
      const found = await api.get(`external-apps/${selector}`);
      expect(checked(found, appSchema).id).toBe(typed.id);
      expect(found).toHaveProperty('openapiSpecs', []);
    }

    const connectors = page(await api.get('connectors', { externalAppId: typed.id }), sdk.Connector);
    expect(ids(connectors.items)).toEqual([typed.defaultConnectorId]);
    const connector = await api.get('connectors/clerk', { version: 'latest' });
    expect(checked(connector, sdk.Connector)).toMatchObject({
      id: typed.defaultConnectorId,
      version: '1.0.0',
    });

    const synthetic = page(await api.integrations.find({ externalApps: 1 }), sdk.IntegrationListItem);
    expect(synthetic.items.map((i) => [i.key, i.id !== undefined])).toEqual([
      ['slack', true],
      ['clerk', false],
    ]);
    const integration = checked(await api.integration('slack').get(), sdk.IntegrationApiResponse);
    expect(integration).toMatchObject({
      key: 'slack',
      connectorId: objectId('connector/slack'),
      state: 'READY',
    });
  });

  it('lists, filters and gets connections', async () => {
    const stale = connection('clerk', { state: 'SETUP_FAILED', connected: false, disconnected: true });
    const api = client(await start({ world: joinWorlds(slack(), world({ connections: [stale] })) }));
    const all = page(await api.connections.find(), sdk.ConnectionApiResponse, seed.connection);
    expect(all.items.map((c) => c.state)).toEqual(['READY', 'SETUP_FAILED']);
    const failed = page(
      await api.connections.find({ connected: false }),
      sdk.ConnectionApiResponse,
      seed.connection,
    );
    expect(ids(failed.items)).toEqual([stale.id]);
    const found = await api.connection('slack').get();
    expect(checked(found, sdk.ConnectionApiResponse, seed.connection).id).toBe(objectId('connection/slack'));
  });

  it('makes connection requests and follows them until there is a connection', async () => {
    const emulator = await start({ world: clerk(), quirks: { pollsUntilDone: 2 } });
    const api = client(emulator);
    const body = { connectorId: objectId('connector/clerk'), name: 'Mine' };
    const both = [sdk.ConnectionRequest, seed.connectionRequest] as const;
    const made = checked(await api.post('connection-requests', body), ...both);
    expect(made).toMatchObject({
      ...body,
      status: 'pending',
      url: sdk.getConnectionRequestUrl(emulator.url, made.requestId),
    });
    const path = `connection-requests/${made.requestId}`;
    expect(checked(await api.get(path), ...both).status).toBe('pending');
    const done = checked(await api.get(path), ...both);
    expect(done.status).toBe('success');
    const found = await api.connection(done.resultConnectionId!).get();
    expect(checked(found, sdk.ConnectionApiResponse, seed.connection)).toMatchObject({ state: 'READY' });
  });

  it('ensures a connection: an own one, one that the user has to finish, one that is built first', async () => {
    const emulator = await start({ world: joinWorlds(clerk(), slack()) });
    const api = client(emulator);
    const ensure = async (appUrl: string) =>
      checked(await api.post('connections/ensure', { appUrl }), sdk.ConnectionApiResponse, seed.connection);
    expect((await ensure('https://www.slack.com/apps')).id).toBe(objectId('connection/slack'));
    const waiting = await ensure('clerk.com');
    expect(waiting).toMatchObject({ state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'connect' } });
    const read = async (id: string) =>
      checked(await api.get(`connections/${id}`, { wait: true }), sdk.ConnectionApiResponse);
    expect(await read(waiting.id)).toMatchObject({ state: 'READY' });
    const built = await ensure('https://nobody-knows.example/');
    expect(built.state).toBe('BUILDING');
    expect((await read(built.id)).state).toBe('CLIENT_ACTION_REQUIRED');
    for (const appUrl of ['localhost', '10.0.0.1']) await expect(ensure(appUrl)).rejects.toThrow(/appUrl/);
  });

  it('creates, reads, messages and interrupts agent sessions', async () => {
    const api = client(await start());
    const both = [sdk.AgentSession, seed.session] as const;
    const made = checked(await api.post('agent/sessions', { prompt: 'Build it' }), ...both);
    expect(made).toMatchObject({ status: 'queued', state: 'busy', prompt: 'Build it' });
    const path = `agent/sessions/${made.id}`;
    expect(checked(await api.get(path, { wait: true, timeout: 30 }), ...both).status).toBe('completed');
    expect(checked(await api.post(`${path}/message`, { input: 'More' }), ...both).state).toBe('busy');
    expect(await api.post(`${path}/interrupt`)).toEqual({ interrupted: true });
    expect(await api.post(`${path}/interrupt`)).toEqual({ interrupted: false });
  });

  it('records action runs', async () => {
    const emulator = await start({ world: slack() });
    const api = client(emulator);
    const connectionId = objectId('connection/slack');
    const input = { channel: '#general', text: 'Hello!' };
    const ran = await api.action('send-message').run(input, { connectionId });
    expect(checked(ran, sdk.ActionRunResponse)).toMatchObject({ output: { echo: input } });
    checked(
      await api.post('act', { key: 'list-users', integrationKey: 'slack', input: 1 }),
      sdk.ActionRunResponse,
    );
    expect(emulator.state.runs).toMatchObject([
      { action: objectId('workspace-action/slack/send-message'), connection: connectionId, input },
      { action: objectId('workspace-action/slack/list-users'), connection: undefined, input: 1 },
    ]);
  });

  const errorCases = [
    {
      name: '401',
      key: 'not_authenticated',
      call: (one: MembraneEmulator) => client(one, fakeJwt({ x: 1 })).actions.find(),
    },
    {
      name: '403',
      key: 'access_denied',
      call: (one: MembraneEmulator) => client(one).actions.create({ name: 'No' }),
    },
    { name: '404', key: 'not_found', call: (one: MembraneEmulator) => client(one).action('nothing').get() },
    {
      name: '429',
      key: 'rate_limit_exceeded',
      call: (one: MembraneEmulator) => {
        one.setFaults([{ kind: 'status', status: 429 }]);
        return client(one).connections.find();
      },
    },
    {
      name: '400',
      key: undefined,
      call: (one: MembraneEmulator) => client(one).get('search', { q: 'x', limit: 101 }),
    },
  ];
  it.each(errorCases)("throws the SDK's error class on $name", async ({ key, call }) => {
    const error = await call(await start({ world: slack() })).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(sdk.BadRequestError);
    const { data } = error as sdk.MembraneError;
    expect(sdk.ErrorDataSchema.parse(data)).toMatchObject({ type: 'bad_request' });
    expect(data.key).toBe(key);
  });

  it('answers 500 as an internal error', async () => {
    const emulator = await start({ faults: [{ kind: 'status', status: 500 }] });
    await expect(client(emulator).actions.find()).rejects.toBeInstanceOf(sdk.InternalError);
  });
});

describe('queries', () => {
  const cases: [path: string, schema: z.ZodType, queries: Record<string, string>[]][] = [
    [
      'search',
      sdk.WorkspaceElementSearchQuery,
      [
        {},
        { q: '' },
        { q: 'x' },
        { q: 'x'.repeat(200) },
        { q: 'x'.repeat(201) },
        { q: 'x', elementType: 'connector' },
        { q: 'x', elementType: 'connected-product' },
        { q: 'x', elementType: 'Connector' },
        { q: 'x', elementType: '' },
        { q: 'x', limit: '100' },
        { q: 'x', limit: '101' },
        { q: 'x', limit: '0' },
      ],
    ],
    [
      'actions',
      sdk.FindActionsQuery,
      [
        { limit: '1000', cursor: '0' },
        { limit: '1001' },
        { limit: '0' },
        { limit: '1.5' },
        { limit: 'ten' },
        { limit: '' },
        { intent: 'x'.repeat(200) },
        { intent: 'x'.repeat(201) },
        { layer: 'universal' },
        { layer: 'Universal' },
        { connectorId: 'ignored' },
        { isUniversal: 'anything' },
      ],
    ],
    [
      'external-apps',
      sdk.ListExternalAppsQuery,
      [{ isConnected: '0' }, { limit: '-1' }, { category: 'CRM' }],
    ],
    ['integrations', sdk.FindIntegrationsQuery, [{ connectors: '1', websearch: '0' }, { connectors: 'yes' }]],
    [
      'connections',
      sdk.FindConnectionsQuery,
      [{ includeSecrets: 'false' }, { limit: '1e3' }, { limit: '1e4' }],
    ],
  ];
  it.each(cases)("accepts and refuses what the SDK's schema does: %s", async (path, schema, queries) => {
    const emulator = await start({ world: both() });
    for (const query of queries) {
      const response = await get(emulator, `/${path}?${new URLSearchParams(query)}`);
      await response.arrayBuffer();
      expect([query, response.status]).toEqual([query, schema.safeParse(query).success ? 200 : 400]);
    }
  });

  it('knows exactly the element types of the SDK', async () => {
    const emulator = await start();
    for (const type of Object.values(sdk.WorkspaceElementType)) {
      expect((await get(emulator, `/search?q=x&elementType=${type}`)).status).toBe(200);
    }
  });

  const refused = ['/actions?cursor=nonsense', '/actions/send-message?timeout=61', '/actions/%E0%A4%A'];
  it.each(refused)('refuses %s', async (path) => {
    expect((await get(await start({ world: slack() }), path)).status).toBe(400);
  });

  const missing = [
    '/nothing',
    '/actions?connectionId=x',
    '/actions?integrationKey=x',
    '/connectors/slack?version=9.9.9',
  ];
  it.each(missing)('does not find %s', async (path) => {
    const response = await get(await start({ world: slack() }), path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: 'bad_request', key: 'not_found' });
  });

  it.each([undefined, 'Bearer', 'Bearer wrong', 'Basic x'])(
    'answers 401 to the authorization %s',
    async (value) => {
      const emulator = await start();
      const headers: Record<string, string> = value ? { authorization: value } : {};
      expect((await fetch(`${emulator.url}/actions`, { dispatcher: agent, headers })).status).toBe(401);
    },
  );

  it('hides archived elements unless asked', async () => {
    const old = action('clerk', 'old', { archivedAt: '2026-01-01T00:00:00.000Z' });
    const emulator = await start({ world: joinWorlds(clerk(), world({ actions: [old] })) });
    const path = `/actions?externalAppId=${objectId('app/clerk')}`;
    expect((await json(emulator, path)).items).toHaveLength(3);
    expect((await json(emulator, `${path}&includeArchived=true`)).items).toHaveLength(4);
  });
});

describe('quirks', () => {
  it('spells element types as the published self-integration skill does', async () => {
    const emulator = await start({ world: clerk(), quirks: { pascalCaseElementType: true } });
    const { items } = await json(emulator, '/search?q=clerk&elementType=Connector');
    expect(items).toMatchObject([{ elementType: 'Connector' }]);
    expect((await json(emulator, '/search?q=clerk&elementType=connector')).items).toEqual(items);
  });

  it('keeps the keys of catalog actions, wants parameters, skews the clock', async () => {
    const quirks = { catalogKeys: true, requireParameters: true, clockSkewSeconds: 86_400 };
    const emulator = await start({ world: slack(), quirks });
    const { items } = await json(emulator, `/actions?externalAppId=${objectId('app/slack')}`);
    expect(items.map((item) => item['key'])).toEqual(['send-message', 'list-users', 'list-channels']);
    expect((await get(emulator, '/connectors/slack')).status).toBe(400);
    const response = await get(emulator, '/connectors/slack?version=dev');
    expect(response.status).toBe(200);
    expect(Date.parse(response.headers.get('date')!)).toBeGreaterThan(Date.now() + 86_000_000);
  });
});

describe('the record', () => {
  it('has every request, and the most that were open at once', async () => {
    const emulator = await start({ world: both(), delayMs: 20 });
    await Promise.all(
      ['/actions?limit=1', '/actions?limit=1', '/connections'].map((path) => json(emulator, path)),
    );
    expect(emulator.inFlight.peak).toBe(3);
    expect(emulator.requests.map((r) => `${r.method} ${r.path} ${r.nth}`).sort()).toEqual([
      'GET /actions 1',
      'GET /actions 2',
      'GET /connections 1',
    ]);
    expect(emulator.requests[0]).toMatchObject({ headers: { authorization: `Bearer ${emulator.token}` } });
  });
});

type Listed = { items: Record<string, unknown>[]; cursor?: string } & Record<string, unknown>;

const get = (one: MembraneEmulator, path: string, init: RequestInit = {}) =>
  fetch(one.url + path, { dispatcher: agent, ...init, headers: { authorization: `Bearer ${one.token}` } });
const json = async (one: MembraneEmulator, path: string) => (await (await get(one, path)).json()) as Listed;
/** All bytes up to the end of the connection, and how it ended. */
function rawGet(one: MembraneEmulator, path: string): Promise<{ text: string; bytes: Buffer; end: string }> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(one.url).port), '127.0.0.1');
    const parts: Buffer[] = [];
    let end = 'fin';
    socket.on('data', (part) => parts.push(part));
    socket.on('error', (error: NodeJS.ErrnoException) => (end = error.code ?? 'error'));
    socket.on('close', () => {
      const bytes = Buffer.concat(parts);
      resolve({ text: bytes.toString(), bytes, end });
    });
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${one.token}\r\n\r\n`);
  });
}

const LIST = `/actions?externalAppId=${objectId('app/clerk')}`;
const faulty = (...faults: FaultRule[]) => start({ world: clerk(), faults });
const bodyOf = (text: string) => text.slice(text.indexOf('\r\n\r\n') + 4);
const lengthOf = (text: string) => Number(/content-length: (\d+)/i.exec(text)?.[1]);

describe('faults of the wire', () => {
  it('status: any code, body and header, then a good answer on the same connection', async () => {
    const fault: PlainFault = { kind: 'status', status: 503, body: 'busy', headers: { 'x-a': 'b' } };
    const emulator = await faulty({ ...fault, times: 2 });
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await get(emulator, LIST);
      seen.push([response.status, response.headers.get('x-a'), (await response.text()).slice(0, 4)]);
    }
    expect(seen).toEqual([
      [503, 'b', 'busy'],
      [503, 'b', 'busy'],
      [200, null, '{"it'],
    ]);
  });

  it('status: Retry-After in seconds, or as a date by a skewed Date', async () => {
    const emulator = await faulty(
      { kind: 'status', status: 429, retryAfter: { seconds: 7 }, times: 1 },
      { kind: 'status', status: 429, retryAfter: { seconds: 7, as: 'date' }, skewSeconds: -3600 },
    );
    const seconds = await get(emulator, LIST);
    expect(seconds.headers.get('retry-after')).toBe('7');
    expect(await seconds.json()).toMatchObject({ key: 'rate_limit_exceeded' });
    const { headers } = await get(emulator, LIST);
    const date = Date.parse(headers.get('date')!);
    expect(Date.parse(headers.get('retry-after')!) - date).toBe(7000);
    expect(date).toBeLessThan(Date.now() - 3_000_000);
  });

  it('reset: before the headers, after them, within the body', async () => {
    const emulator = await faulty(
      { kind: 'reset', at: 'before-headers', times: 1 },
      { kind: 'reset', at: 'after-headers', times: 1 },
      { kind: 'reset', at: 'mid-body' },
    );
    const [before, after, within] = [
      await rawGet(emulator, LIST),
      await rawGet(emulator, LIST),
      await rawGet(emulator, LIST),
    ];
    expect([before.end, after.end, within.end]).toEqual(['ECONNRESET', 'ECONNRESET', 'ECONNRESET']);
    expect(before.text).toBe('');
    expect(after.text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n$/);
    expect(bodyOf(within.text)).toMatch(/^\{"items":/);
    expect(bodyOf(within.text).length).toBeLessThan(lengthOf(within.text));
  });

  it('stall: no headers, or half a body', async () => {
    const emulator = await faulty({ kind: 'stall', at: 'headers', times: 1 }, { kind: 'stall', at: 'body' });
    const signal = () => AbortSignal.timeout(60);
    const timeout = { name: 'TimeoutError' };
    await expect(get(emulator, LIST, { signal: signal() })).rejects.toMatchObject(timeout);
    const response = await get(emulator, LIST, { signal: signal() });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject(timeout);
    await expect.poll(() => emulator.inFlight.now).toBe(0);
  });

  it('drip: one byte at a time, whole in the end', async () => {
    const emulator = await start({ faults: [{ kind: 'drip', everyMs: 1 }] });
    const response = await get(emulator, '/connections');
    const sizes: number[] = [];
    for await (const part of response.body!) sizes.push((part as Uint8Array).length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((a, b) => a + b)).toBe('{"items":[]}'.length);
  });

  it('truncate: FIN within the body, by each kind of framing', async () => {
    const framings = ['content-length', 'chunked', 'chunked-close', 'close'] as const;
    const path = (framing: string) => `${LIST}&f=${framing}`;
    const rules = framings.map((framing) => ({
      kind: 'truncate' as const,
      framing,
      match: (r: RecordedRequest) => r.query['f'] === framing,
    }));
    const emulator = await faulty(...rules);
    const seen = await Promise.all(framings.map((framing) => rawGet(emulator, path(framing))));
    expect(seen.map((one) => one.end)).toEqual(['fin', 'fin', 'fin', 'fin']);
    expect(seen.map(({ text }) => /^transfer-encoding: chunked/im.test(text))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(seen.map(({ text }) => /^connection: close/im.test(text))).toEqual([false, false, true, true]);
    expect(seen.map(({ text }) => text.includes('\r\n0\r\n'))).toEqual([false, false, false, false]);
    expect(bodyOf(seen[0]!.text).length).toBe(lengthOf(seen[0]!.text) >> 1);
    for (const framing of ['content-length', 'chunked', 'chunked-close']) {
      const text = get(emulator, path(framing)).then((response) => response.text());
      await expect(text).rejects.toThrow('terminated');
    }
    const text = await (await get(emulator, path('close'))).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('html, wrong or no content type, not JSON', async () => {
    const emulator = await faulty(
      { kind: 'html', times: 1 },
      { kind: 'content-type', value: 'text/plain', times: 1 },
      { kind: 'content-type', value: null, times: 1 },
      { kind: 'not-json' },
    );
    const seen: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      const response = await get(emulator, LIST);
      seen.push([response.status, response.headers.get('content-type'), (await response.text()).slice(0, 9)]);
    }
    expect(seen).toEqual([
      [200, 'text/html; charset=utf-8', '<!doctype'],
      [200, 'text/plain', '{"items":'],
      [200, null, '{"items":'],
      [200, 'application/json; charset=utf-8', 'upstream '],
    ]);
  });

  it('giant and gzip bomb: valid JSON of megabytes, the latter small on the wire', async () => {
    const emulator = await faulty(
      { kind: 'giant', megabytes: 4, times: 1 },
      { kind: 'gzip-bomb', megabytes: 8 },
    );
    const giant = await json(emulator, LIST);
    expect([giant.items, String(giant['padding']).length]).toEqual([[], 4 * 2 ** 20]);
    const bomb = await json(emulator, LIST);
    expect(String(bomb['padding']).length).toBe(8 * 2 ** 20);
    const headers = { authorization: `Bearer ${emulator.token}` };
    const { body } = await request(emulator.url + LIST, { dispatcher: agent, headers });
    const bytes = Buffer.from(await body.arrayBuffer());
    expect(bytes.length).toBeLessThan(20_000);
    expect(gunzipSync(bytes).length).toBeGreaterThan(8 * 2 ** 20);
  });

  it('redirect: to itself, to a path, to another origin', async () => {
    const other = await start();
    const emulator = await faulty(
      { kind: 'redirect', times: 1 },
      { kind: 'redirect', to: '/connectors', status: 301, times: 1 },
      { kind: 'redirect', to: `${other.url}/steal`, times: 1 },
    );
    const where: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await get(emulator, LIST, { redirect: 'manual' });
      where.push([response.status, response.headers.get('location')]);
    }
    expect(where).toEqual([
      [302, LIST],
      [301, '/connectors'],
      [302, `${other.url}/steal`],
    ]);
  });

  it('raw: any bytes', async () => {
    const emulator = await faulty({ kind: 'raw', bytes: 'SSH-2.0-OpenSSH\r\n' });
    expect(await rawGet(emulator, LIST)).toMatchObject({ text: 'SSH-2.0-OpenSSH\r\n', end: 'fin' });
  });
});

describe('faults of the body', () => {
  /** The pages that a client sees that follows cursors for `turns` turns. */
  async function pages(emulator: MembraneEmulator, turns: number): Promise<Listed[]> {
    const seen: Listed[] = [];
    let cursor: string | undefined = '0';
    while (cursor !== undefined && seen.length < turns) {
      const listed: Listed = await json(emulator, `${LIST}&limit=2&cursor=${cursor}`);
      seen.push(listed);
      cursor = listed.cursor;
    }
    return seen;
  }
  const cursors = (seen: readonly Listed[]) => seen.map((one) => one.cursor);
  const counts = (seen: readonly Listed[]) => seen.map((one) => one.items.length);

  it('cursor-loop: the same cursor again, or a longer round', async () => {
    expect(new Set(cursors(await pages(await faulty({ kind: 'cursor-loop' }), 4))).size).toBe(1);
    const round = cursors(await pages(await faulty({ kind: 'cursor-loop', length: 3 }), 6));
    expect(round.slice(3)).toEqual(round.slice(0, 3));
    expect(new Set(round).size).toBe(3);
  });

  it('endless-pages: never the same cursor or id', async () => {
    const seen = await pages(await faulty({ kind: 'endless-pages' }), 5);
    expect(new Set(cursors(seen)).size).toBe(5);
    expect(new Set(seen.flatMap((one) => ids(one.items))).size).toBe(10);
  });

  it('empty-page: nothing first, then everything', async () => {
    expect(counts(await pages(await faulty({ kind: 'empty-page' }), 9))).toEqual([0, 2, 1]);
  });

  it('duplicate-items: the first page twice, then the rest', async () => {
    const seen = await pages(await faulty({ kind: 'duplicate-items' }), 9);
    expect(counts(seen)).toEqual([2, 2, 1]);
    expect(seen[1]?.items).toEqual(seen[0]?.items);
  });

  it('field: null, missing or anything, in one item or in all', async () => {
    const emulator = await faulty(
      { kind: 'field', path: 'items.*.id', value: null, times: 1 },
      { kind: 'field', path: 'items.1.name', times: 1 },
      { kind: 'field', path: 'items', value: 'none', times: 1 },
    );
    expect(ids((await json(emulator, LIST)).items)).toEqual([null, null, null]);
    expect((await json(emulator, LIST)).items.map((item) => 'name' in item)).toEqual([true, false, true]);
    expect((await json(emulator, LIST)).items).toBe('none');
    expect(names((await json(emulator, LIST)).items)).toEqual(['List Users', 'Create User', 'Delete User']);
  });

  it('proto-keys: own __proto__ keys', async () => {
    const body = await json(await faulty({ kind: 'proto-keys' }), LIST);
    expect([body, ...body.items].map((value) => Object.hasOwn(value, '__proto__'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('deep and huge-integer: literals that stringify cannot write', async () => {
    const emulator = await faulty(
      { kind: 'deep', depth: 5000, path: 'items.0.inputSchema', times: 1 },
      { kind: 'huge-integer', path: 'items.0.popularity' },
    );
    expect(await (await get(emulator, LIST)).text()).toContain('"inputSchema":' + '['.repeat(5000) + ']');
    expect(await (await get(emulator, LIST)).text()).toContain('"popularity":12345678901234567890');
  });
});

describe('rules', () => {
  it('apply in order, by match and times, and can be replaced', async () => {
    const emulator = await faulty(
      { kind: 'status', status: 500, match: (r) => r.nth === 2 },
      { kind: 'status', status: 429, times: 1 },
    );
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await get(emulator, LIST)).status);
    emulator.setFaults([{ kind: 'status', status: 404 }]);
    expect([...statuses, (await get(emulator, LIST)).status]).toEqual([429, 500, 200, 404]);
  });

  it('draw at random by seed, whatever the order of arrival', async () => {
    const of: PlainFault[] = [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 429 },
    ];
    const paths = Array.from({ length: 60 }, (_, i) => `/connections?search=${i}`);
    const run = async (seed: number, order: readonly string[]) => {
      const emulator = await start({ faults: [{ kind: 'random', probability: 0.5, seed, of }] });
      const seen = await Promise.all(
        order.map(async (path) => [path, (await get(emulator, path)).status] as const),
      );
      return Object.fromEntries(seen);
    };
    const first = await run(1, paths);
    expect(new Set(Object.values(first))).toEqual(new Set([200, 429, 500]));
    expect(await run(1, paths.toReversed())).toEqual(first);
    expect(await run(2, paths)).not.toEqual(first);
  });

  it('shows a mistake in a rule as a 500 that names the emulator', async () => {
    const broken = () => {
      throw new Error('typo');
    };
    const emulator = await faulty({ kind: 'html', match: broken });
    expect(await (await get(emulator, LIST)).text()).toContain('Emulator: Error: typo');
  });
});

describe('close', () => {
  it('drops what is open at once, idle connections too', async () => {
    const emulator = await start({
      faults: [{ kind: 'stall', at: 'headers', match: (r) => r.path === '/actions' }],
    });
    await json(emulator, '/connections');
    const pending = rawGet(emulator, '/actions');
    await expect.poll(() => emulator.inFlight.now).toBe(1);
    await emulator.close();
    expect((await pending).text).toBe('');
    await expect.poll(() => emulator.inFlight.now).toBe(0);
  });
});
