import { request } from 'node:http';
import { connect } from 'node:net';
import { Client as Client2, StreamableHTTPClientTransport as Transport2 } from '@modelcontextprotocol/client';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as Transport1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { logOf, startServer } from '../support/serve.ts';

const LIST = { jsonrpc: '2.0', id: '1', method: 'tools/list' };
const CATALOG_TOOLS = ['search_apps', 'get_app', 'list_actions'];

const namesIn = (body: unknown): string[] =>
  (body as { result: { tools: { name: string }[] } }).result.tools.map(({ name }) => name);

describe('the call that SecondMe documents', () => {
  test.each([undefined, '*/*', 'application/json', 'text/html', 'text/event-stream'])(
    'tools/list without initialize, Accept: %s',
    async (accept) => {
      const server = await startServer();
      const response = await server.post('/mcp', LIST, accept === undefined ? {} : { accept });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(namesIn(await response.json())).toEqual(CATALOG_TOOLS);
    },
  );

  test('tools/call without initialize', async () => {
    const server = await startServer();
    const { structuredContent } = await server.call('/mcp', 'search_apps', { query: 'invoices' });
    expect(structuredContent).toMatchObject({ apps: [{ slug: 'ledgerly' }] });
  });
});

describe('clients of both generations', () => {
  test('@modelcontextprotocol/sdk 1.x', async () => {
    const server = await startServer();
    const client = new Client1({ name: 'test', version: '1' });
    await client.connect(new Transport1(new URL(`${server.url}/mcp`)) as never);
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(CATALOG_TOOLS);
    const found = await client.callTool({ name: 'get_app', arguments: { slug: 'ledgerly' } });
    expect(JSON.stringify(found.content)).toContain('# Ledgerly');
    const { contents } = await client.readResource({ uri: 'skill://ledgerly/SKILL.md' });
    expect(JSON.stringify(contents)).toContain('# Ledgerly');
  });

  test.each(['legacy', 'auto', { pin: '2026-07-28' }] as const)(
    '@modelcontextprotocol/client 2.x, negotiation %j',
    async (mode) => {
      const server = await startServer();
      const client = new Client2({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      await client.connect(new Transport2(new URL(`${server.url}/mcp/ledgerly`)));
      onTestFinished(() => client.close());
      const { tools } = await client.listTools();
      expect(tools.slice(0, 2).map(({ name }) => name)).toEqual(['connect', 'ledgerly_send-invoice']);
      const result = await client.callTool({ name: 'ledgerly_list-invoices', arguments: {} });
      expect(result).toMatchObject({ isError: true, structuredContent: { outcome: 'no-account' } });
    },
  );
});

test('an unknown revision of the protocol is refused with those that are known', async () => {
  const server = await startServer();
  const response = await server.post('/mcp', LIST, { 'mcp-protocol-version': '1999-01-01' });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('2025-11-25');
});

test('initialize with an unknown revision is answered with the newest that has it', async () => {
  const server = await startServer();
  const params = { protocolVersion: '1999-01-01', capabilities: {}, clientInfo: { name: 'x', version: '1' } };
  const response = await server.post('/mcp', { ...LIST, method: 'initialize', params });
  expect(await response.json()).toMatchObject({ result: { protocolVersion: '2025-11-25' } });
});

test.each([
  ['a notification', { jsonrpc: '2.0', method: 'notifications/initialized' }, {}, 202, ''],
  ['what is no JSON', '{', {}, 400, '-32700'],
  ['nested beyond reason', `${'['.repeat(200)}${']'.repeat(200)}`, {}, 400, 'nested more than'],
  ['no message of the protocol', { hello: 'world' }, {}, 400, '-32600'],
  ['another type of content', LIST, { 'content-type': 'text/plain' }, 415, 'application/json'],
  ['a body of more than 1 MB', JSON.stringify({ ...LIST, x: 'y'.repeat(2 ** 20) }), {}, 413, 'larger'],
  ['an unknown method', { ...LIST, method: 'foo/bar' }, {}, 200, '-32601'],
  ['an unknown tool', { ...LIST, method: 'tools/call', params: { name: 'nope' } }, {}, 200, 'nope not found'],
  ['too many messages at once', Array.from({ length: 21 }, () => LIST), {}, 400, 'at most 20'],
  ['a foreign host', LIST, { host: 'evil.example' }, 403, 'evil.example'],
  ['a foreign origin', LIST, { origin: 'https://evil.example' }, 403, 'evil.example'],
  ['an origin of nobody', LIST, { origin: 'null' }, 403, 'Origin'],
  ['the revision of 2026 without its envelope', LIST, { 'mcp-protocol-version': '2026-07-28' }, 400, '_meta'],
])('%s', async (_, message, headers, status, text) => {
  const server = await startServer();
  const { default: http } = await import('node:http');
  // fetch sets the host itself.
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(
      `${server.url}/mcp`,
      { method: 'POST', headers: { 'content-type': 'application/json', connection: 'close', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', reject);
    request.end(typeof message === 'string' ? message : JSON.stringify(message));
  });
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(text);
});

test('several messages at once are answered together', async () => {
  const server = await startServer();
  const response = await server.post('/mcp', [LIST, { ...LIST, id: '2', method: 'ping' }]);
  expect(await response.json()).toHaveLength(2);
});

test.each([
  ['GET', '/mcp', 405],
  ['DELETE', '/mcp/ledgerly', 405],
  ['POST', '/mcp/nobody', 404],
  ['POST', '/mcp/../catalog.json', 404],
  ['GET', '/', 404],
])('%s %s is answered with %i', async (method, path, status) => {
  const server = await startServer();
  const response =
    method === 'POST' ? await server.post(path, LIST) : await fetch(`${server.url}${path}`, { method });
  expect(response.status).toBe(status);
});

test('an app that is misspelt is told', async () => {
  const server = await startServer();
  const response = await server.post('/mcp/ledgerl', LIST);
  expect(await response.text()).toContain('Did you mean \\"ledgerly\\"?');
});

test('/healthz tells that it serves, by whatever name it is called', async () => {
  const server = await startServer();
  const response = await fetch(`${server.url}/healthz`, { headers: { host: 'container' } });
  expect(await response.json()).toMatchObject({ status: 'ok', apps: 3 });
});

test('each call is one line of the log, which repeats nothing that the caller chose', async () => {
  const server = await startServer();
  await server.call('/mcp', 'search_apps', { query: 'my secret plans' });
  await server.post('/mcp', { ...LIST, method: 'my secret method' });
  await server.post('/mcp/my-secret-app', LIST);
  expect(logOf(server)).toMatchObject([
    { path: '/mcp', method: 'tools/call', tool: 'search_apps', outcome: 'found', status: 200 },
    { path: '/mcp', method: 'other', tool: null },
    { path: '/mcp/?', status: 404 },
  ]);
  expect(server.printed.join('')).not.toContain('secret');
});

describe('what does not fit', () => {
  test.each<[args: object, message: string]>([
    [
      { query: 5, limit: 'x' },
      'query: expected string, received number; limit: expected integer, received string',
    ],
    [{ query: 'a', lmit: 1 }, 'there is no input "lmit"; did you mean "limit"?'],
    [{ query: 'a', page: 1 }, 'there is no input "page", only query, limit'],
    [{}, '"query" is missing'],
    [{ query: 'a', limit: 999 }, 'limit: expected at most 50, received 999'],
    [{ query: 'a', '\ud800': 1 }, 'a key in it is no text'],
    [{ query: 'a'.repeat(501) }, 'query: 501 characters, expected at most 500'],
  ])('%j is refused in words, with its outcome', async (args, message) => {
    const server = await startServer();
    const said = await server.call('/mcp', 'search_apps', args);
    expect(said).toMatchObject({ isError: true, structuredContent: { outcome: 'invalid' } });
    expect(said.structuredContent).toMatchObject({
      message: `Nothing was run, the input does not fit: ${message}.`,
    });
    expect(logOf(server).at(-1)).toMatchObject({ tool: 'search_apps', outcome: 'invalid' });
  });

  test('an action of an app is not run with it, and no token is asked for', async () => {
    const server = await startServer();
    const said = await server.call('/mcp/ledgerly', 'ledgerly_create-invoice', { customerId: 'c1' });
    expect(said).toMatchObject({
      isError: true,
      structuredContent: {
        outcome: 'invalid',
        message: 'Nothing was run, the input does not fit: "lines" is missing.',
      },
    });
  });

  test.each<[tool: string, args: object, message: RegExp]>([
    ['search_apps', { query: 'zzzzzz' }, /^No app fits\. Try /],
    ['search_apps', { query: '   ' }, /^No app fits\. Try /],
    ['list_actions', { slug: 'ledgerly', query: '删除' }, /^No known action has these words\. /],
    ['list_actions', { slug: 'quiet' }, /^No action of this app is known here; /],
  ])('%s %j finds nothing, and says what to do', async (tool, args, message) => {
    const server = await startServer();
    const { isError, structuredContent } = await server.call('/mcp', tool, args);
    expect(isError ?? false).toBe(false);
    expect(structuredContent).toMatchObject({ outcome: 'found', message: expect.stringMatching(message) });
  });

  test('a search that finds something has no such message', async () => {
    const server = await startServer();
    const { structuredContent } = await server.call('/mcp', 'search_apps', { query: 'invoices' });
    expect(structuredContent).not.toHaveProperty('message');
  });
});

test('a name or a page that is not known is refused with where it is made known', async () => {
  const server = await startServer();
  const refused = async (headers: Record<string, string>) => {
    const response = await server.post('/mcp', LIST, headers);
    const { error } = (await response.json()) as { error: { message: string } };
    return `${response.status} ${error.message}`;
  };
  const remedy = 'Whoever runs this server names it under "serve.hosts" of catalog.yaml.';
  expect(await refused({ origin: 'https://evil.example' })).toBe(
    `403 The Origin "https://evil.example" may not call it. ${remedy}`,
  );
  expect(await refused({ origin: 'null' })).toBe(`403 The Origin "null" may not call it. ${remedy}`);
  const { status, body } = await getAs(`${server.url}/mcp`, 'mcp.acme.io');
  expect(`${status} ${body}`).toBe(
    `403 {"jsonrpc":"2.0","error":{"code":-32000,"message":"The Host \\"mcp.acme.io\\" is none of its names. ${remedy.replaceAll('"', '\\"')}"},"id":null}`,
  );
});

/** `fetch` lets nobody choose the header Host. */
function getAs(url: string, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => void (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

test('an id is cut between characters', async () => {
  const server = await startServer();
  const { structuredContent } = await server.call('/mcp', 'get_app', { slug: `x${'🚀'.repeat(99)}` });
  expect(structuredContent).toMatchObject({
    message: `There is no app "x${'🚀'.repeat(99)}". Find it with search_apps.`,
  });
  const long = await server.call('/mcp', 'get_app', { slug: `x${'🚀'.repeat(110)}` });
  expect(long.structuredContent).toMatchObject({
    message: `There is no app "x${'🚀'.repeat(98)}…". Find it with search_apps.`,
  });
});

test('an address without an app says which there are', async () => {
  const server = await startServer();
  const response = await server.post('/mcp/', LIST);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('There are /mcp, /mcp/<slug> and /healthz');
});

test('a caller that goes away before its body is whole is no bug', async () => {
  const server = await startServer();
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  const lines = [
    'POST /mcp HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 99',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n{"jso`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await vi.waitFor(() => expect(logOf(server)).toHaveLength(1));
  expect(logOf(server)).toMatchObject([{ path: '/mcp', status: 400, method: null }]);
  expect(server.printed.join('')).not.toContain('a bug');
});
