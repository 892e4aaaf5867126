import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { connection } from '../support/membrane/world.ts';
import { tenantIdOf } from '../support/membrane/ids.ts';
import type { UserInfoAnswer } from '../support/secondme/server.ts';
import { ledgerlyWorld, logOf, startWithUsers, WORKSPACE } from '../support/serve.ts';

const APP = '5f0c0de0-0000-4000-8000-000000000001';
const LIST = { jsonrpc: '2.0', id: '1', method: 'tools/list' };
const INVOICE = { customerId: 'c1', lines: [] };

type Server = Awaited<ReturnType<typeof startWithUsers>>;

/** The headers of a call for a user who let the app know who they are. */
function of(server: Server, userId: string, scopes = ['user.info']): Record<string, string> {
  server.secondMe.authorise(userId, APP, scopes);
  return { authorization: `Bearer ${server.secondMe.mint(userId, APP)}` };
}

const messageOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { message: string } }).error.message;

test.each([
  ['no token', {}, 'There is no token'],
  ['another scheme', { authorization: 'Basic bGJhX2F0Xw==' }, 'no token of a SecondMe app'],
  ["SecondMe's own sign-in", { authorization: 'Bearer sm-1234' }, 'no token of a SecondMe app'],
  ['a token that nobody made', { authorization: 'Bearer lba_at_made-up' }, 'unknown, expired or revoked'],
])('%s: 401 on every endpoint', async (_, headers, message) => {
  const server = await startWithUsers();
  for (const path of ['/mcp', '/mcp/ledgerly', '/mcp/nobody']) {
    const response = await server.post(path, LIST, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(await messageOf(response)).toContain(message);
  }
  expect((await fetch(`${server.url}/mcp/ledgerly`, { headers })).status).toBe(401);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test.each(['expired', 'revoked'] as const)('a token that is %s is refused', async (why) => {
  const server = await startWithUsers();
  const headers = of(server, '2499');
  server.secondMe.end(headers['authorization']?.slice('Bearer '.length) ?? '', why);
  expect((await server.post('/mcp', LIST, headers)).status).toBe(401);
});

test('a missing scope is told apart from an invalid token', async () => {
  const server = await startWithUsers();
  const response = await server.post('/mcp', LIST, of(server, '2499', ['chat.read']));
  expect(response.status).toBe(403);
  expect(response.headers.get('www-authenticate')).toContain('insufficient_scope');
  expect(await messageOf(response)).toContain("The app's authorisation lacks the scope user.info");
});

test.each(['user.info', 'userinfo'])('the scope is known by its name %s', async (scope) => {
  const server = await startWithUsers();
  expect((await server.post('/mcp', LIST, of(server, '2499', [scope]))).status).toBe(200);
});

const data = (value: object) => ({ code: 0, data: value });
test.each([
  ['a failure', { status: 500 }, 503, 'with 500'],
  ['too many requests', { status: 429, headers: { 'retry-after': '7' } }, 503, 'with 429'],
  [
    'a web page',
    { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    503,
    'data.userId',
  ],
  [
    'an id in place of data.userId',
    { status: 200, body: { code: 0, id: '1', data: { id: '2' } } },
    503,
    'data.userId',
  ],
  ['an id that no header carries', { status: 200, body: data({ userId: 'a\nb' }) }, 503, 'data.userId'],
  ['an id of no characters', { status: 200, body: data({ userId: '' }) }, 503, 'data.userId'],
  [
    'a refusal by code',
    { status: 200, body: { code: 401, message: 'no' } },
    401,
    'unknown, expired or revoked',
  ],
  ['a refusal by code', { status: 200, body: { code: 403, message: 'no' } }, 403, 'user.info'],
  [
    'an app that is suspended',
    { status: 403, body: { code: 403, subCode: 'oauth2.application.suspended' } },
    403,
    'does not let this app in',
  ],
] satisfies readonly (readonly [string, UserInfoAnswer, number, string])[])(
  'user/info answers %s: nobody is let in, and the reason told',
  async (_, answer, status, message) => {
    const server = await startWithUsers();
    server.secondMe.setAnswer(answer);
    const response = await server.post('/mcp', LIST, of(server, '2499'));
    expect(response.status).toBe(status);
    expect(await messageOf(response)).toContain(message);
    if (status === 503) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  },
);

test('whose token it is is asked once, also by calls at the same time, and what failed is asked again', async () => {
  const server = await startWithUsers();
  const headers = of(server, '2499');
  server.secondMe.setAnswer({ status: 404 });
  expect((await server.post('/mcp', LIST, headers)).status).toBe(503);
  server.secondMe.setAnswer(null);
  const before = server.secondMe.asked();
  await Promise.all(Array.from({ length: 5 }, () => server.post('/mcp', LIST, headers)));
  await server.post('/mcp/ledgerly', LIST, headers);
  expect(server.secondMe.asked() - before).toBe(1);
});

test('a user acts in the tenant of their own, by a token that ends soon', async () => {
  const server = await startWithUsers();
  await server.call('/mcp', 'connect_app', { slug: 'ledgerly' }, of(server, '2499'));
  const [request] = server.membrane.requests;
  const token = request?.headers.authorization?.slice('Bearer '.length) ?? '';
  expect(decodeProtectedHeader(token).alg).toBe('HS512');
  const { workspaceKey, tenantKey, iat = 0, exp = 0 } = decodeJwt(token);
  expect({ workspaceKey, tenantKey }).toEqual({ workspaceKey: WORKSPACE.key, tenantKey: '2499' });
  expect(exp - iat).toBeLessThanOrEqual(300);
});

test('nobody sees, uses or learns of the connection of another', async () => {
  const own = (key: string, id: string) =>
    connection('ledgerly', {
      id,
      tenantId: tenantIdOf(key),
      userId: tenantIdOf(key),
      name: `Books of ${key}`,
    });
  const [ANN, BOB] = ['a'.repeat(24), 'b'.repeat(24)];
  const server = await startWithUsers({
    world: { ...ledgerlyWorld(), connections: [own('ann', ANN), own('bob', BOB)] },
  });
  const [ann, bob, eve] = ['ann', 'bob', 'eve'].map((name) => of(server, name));
  const tries = [
    ['/mcp', 'connect_app', { slug: 'ledgerly' }],
    ['/mcp', 'connection_status', { connection: BOB }],
    ['/mcp', 'run_action', { connection: BOB, action: '65f0000000000000000000a1', input: INVOICE }],
    ['/mcp', 'find_actions', { connection: BOB, intent: 'list invoices' }],
    ['/mcp/ledgerly', 'connect', {}],
    ['/mcp/ledgerly', 'ledgerly_create-invoice', { ...INVOICE, _connection: BOB }],
    ['/mcp/ledgerly', 'ledgerly_create-invoice', INVOICE],
  ] as const;
  // Bob first, so that whatever is remembered of him is there when the others try.
  for (const headers of [bob, ann, eve])
    for (const [path, tool, args] of tries) {
      const result = await server.call(path, tool, args, headers);
      if (headers === bob) continue;
      const text = JSON.stringify(result);
      expect(text).not.toContain('Books of bob');
      expect(text).not.toContain(`"connection":"${BOB}"`);
    }
  const { runs } = server.membrane.state;
  expect(runs.filter(({ connection }) => connection === BOB).map(({ tenantId }) => tenantId)).toEqual(
    Array.from({ length: 3 }, () => tenantIdOf('bob')),
  );
  expect(runs.map(({ tenantId, connection }) => [tenantId, connection]).slice(3)).toEqual([
    [tenantIdOf('ann'), ANN],
  ]);
});

test('a connection request of one user is none of another', async () => {
  const server = await startWithUsers();
  const [ann, bob] = [of(server, 'ann'), of(server, 'bob')];
  const first = await server.call('/mcp/ledgerly', 'ledgerly_create-invoice', INVOICE, ann);
  expect(first).toMatchObject({ isError: true, structuredContent: { outcome: 'open-url' } });
  const { url, request } = first.structuredContent;
  const other = await server.call('/mcp/ledgerly', 'ledgerly_create-invoice', INVOICE, bob);
  expect(other.structuredContent['request']).not.toBe(request);
  expect((await server.call('/mcp', 'connection_status', { connection: request }, bob)).isError).toBe(true);
  await fetch(String(url));
  const again = await server.call('/mcp/ledgerly', 'ledgerly_create-invoice', INVOICE, ann);
  expect(again.structuredContent).toMatchObject({ outcome: 'done', output: { echo: INVOICE } });
  expect(
    (await server.call('/mcp', 'connect_app', { slug: 'ledgerly' }, bob)).structuredContent,
  ).toMatchObject({
    outcome: 'open-url',
  });
});

test('a user who asks for too much waits; the others do not', async () => {
  const server = await startWithUsers({}, { callsPerMinute: 6 });
  const [greedy, other] = [of(server, 'ann'), of(server, 'bob')];
  const statuses: number[] = [];
  for (let calls = 0; calls < 4; calls += 1) statuses.push((await server.post('/mcp', LIST, greedy)).status);
  expect(statuses).toEqual([200, 200, 429, 429]);
  const refused = await server.post('/mcp', LIST, greedy);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await server.post('/mcp', LIST, other)).status).toBe(200);
});

test.each([
  ['a few calls a minute', 6, 2],
  ['as many as anybody may make', 100_000, 16],
])('a batch that no waiting lets in is refused for good: %s', async (_, callsPerMinute, most) => {
  const server = await startWithUsers({}, { callsPerMinute });
  const headers = of(server, 'ann');
  const batch = (length: number) =>
    server.post(
      '/mcp',
      Array.from({ length }, () => LIST),
      headers,
    );
  const refused = await batch(most + 1);
  expect([refused.status, await messageOf(refused)]).toEqual([400, `A batch has at most ${most} messages`]);
  expect((await batch(most)).status).toBe(200);
});

test('no token and no user is in the log', async () => {
  const server = await startWithUsers();
  const headers = of(server, 'ann@example.com');
  await server.post('/mcp', LIST, headers);
  await server.post('/mcp', LIST, { authorization: 'Bearer lba_at_made-up' });
  const [one, two] = logOf(server);
  expect(one).toMatchObject({ status: 200, user: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(two).toMatchObject({ status: 401, user: null });
  expect(server.printed.join('')).not.toMatch(/lba_at_|ann@|secret|eyJ/);
});
