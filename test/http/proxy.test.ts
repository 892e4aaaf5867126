import { createServer } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openClient, type RawAnswer } from '../../src/http/client.ts';
import { systemClock } from '../../src/http/clock.ts';
import { chooseProxy } from '../../src/http/proxy.ts';

const ORIGIN = 'https://api.example.com';

test.each<[Record<string, string>, string | null]>([
  [{}, null],
  [{ HTTPS_PROXY: 'http://proxy:3128' }, 'proxy:3128'],
  [{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:2' }, 'small:1'],
  [{ HTTPS_PROXY: 'https://me:secret@proxy.example' }, 'proxy.example'],
  [{ HTTP_PROXY: 'http://proxy:3128' }, null],
  [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: '*' }, null],
  [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'localhost, .Example.com' }, null],
  [{ HTTPS_PROXY: 'http://proxy:3128', no_proxy: 'example.com:443' }, null],
  [
    { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'example.com:8443,ample.com,x.api.example.com' },
    'proxy:3128',
  ],
])('%j leads to %s', (env, host) => expect(chooseProxy(env, ORIGIN)?.host ?? null).toBe(host));

test.each([
  ['2001:db8::1', 'https://[2001:db8::1]', true],
  ['2001:DB8:0:0::1', 'https://[2001:db8::1]:8443', true],
  ['[2001:db8::1]:8443', 'https://[2001:db8::1]:443', false],
  ['2001:db8::/32', 'https://[2001:db8::5]', true],
  ['10.0.0.0/8', 'https://10.1.2.3', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['10.0.0.0/', 'https://10.1.2.3', false],
  ['0.0.0.0/33', 'https://10.1.2.3', false],
  ['10.0.0.0/8', 'https://10.example.com', false],
  ['api.example.com.', ORIGIN, true],
])('NO_PROXY=%s names the host of %s: %j', (list, origin, isDirect) =>
  expect(chooseProxy({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list }, origin) === null).toBe(isDirect),
);

test.each([
  ['100%', '100%'],
  ['a%20b', 'a b'],
  ['%zz', '%zz'],
  ['%ff', '%ff'],
])('the password %s of a proxy is %s', (written, meant) => {
  const { url = '' } = chooseProxy({ HTTPS_PROXY: `http://me:${written}@proxy:3128` }, ORIGIN) ?? {};
  expect(decodeURIComponent(new URL(url).password)).toBe(meant);
});

test('http stays on this machine, whatever the environment names', () =>
  expect(chooseProxy({ HTTPS_PROXY: 'http://proxy:3128' }, 'http://127.0.0.1:4000')).toBeNull());

test.each(['proxy:3128', 'socks5://proxy:1080', 'http://', 'me:secret@proxy'])(
  'the proxy %s is refused, and not quoted',
  (text) => {
    expect(() => chooseProxy({ HTTPS_PROXY: text }, ORIGIN)).toThrow(
      /^HTTPS_PROXY is not the address of a proxy over http or https$/,
    );
  },
);

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

interface Asked {
  readonly answer: RawAnswer;
  /** What the proxy was asked for, and with which name and password. */
  readonly asked: readonly string[];
}

/** Asks the origin through a proxy that does `act` with each tunnel that it is asked for. */
async function askThrough(
  act: (socket: Socket) => void,
  { timeoutMs = 5_000, login = 'me:pass%20word' } = {},
): Promise<Asked> {
  const asked: string[] = [];
  const proxy = createServer();
  const sockets = new Set<Socket>();
  proxy.on('connect', ({ url, headers }, socket: Socket) => {
    asked.push(`${url} ${headers['proxy-authorization']}`);
    sockets.add(socket.on('error', () => {}));
    act(socket);
  });
  const url = `http://${login}@127.0.0.1:${await listen(proxy)}/`;
  const options = { origin: ORIGIN, proxy: chooseProxy({ HTTPS_PROXY: url }, ORIGIN), clock: systemClock };
  const client = openClient({ ...options, connections: 1, connectMs: 5_000, maxBytes: 1_000 });
  const answer = await client.send({ method: 'GET', path: '/search?q=a', bearer: null, timeoutMs }, 1);
  await client.close();
  for (const socket of sockets) socket.destroy();
  return { answer, asked };
}

const LOGIN = `Basic ${Buffer.from('me:pass word').toString('base64')}`;

test('TLS begins inside the tunnel: the proxy sees the name of the host and nothing of the request', async () => {
  const seen: Buffer[] = [];
  const upstream = await listen(
    createTcpServer((socket) =>
      socket
        .on('error', () => {})
        .on('data', (bytes) => {
          seen.push(bytes);
          socket.end('no TLS');
        }),
    ),
  );
  const { answer, asked } = await askThrough((socket) => {
    const onward = connect(upstream, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
  });
  expect(asked).toEqual([`api.example.com:443 ${LOGIN}`]);
  // The record of a ClientHello (RFC 8446, 5.1).
  expect(seen[0]?.subarray(0, 2)).toEqual(Buffer.from([0x16, 0x03]));
  expect(answer).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('no TLS that can be trusted'),
  });
});

test.each([
  ['me:pass%20word', 'me:pass word'],
  ['key-of-mine', 'key-of-mine:'],
  [':word', ':word'],
])('a proxy is signed in to with %s', async (login, sent) => {
  const { asked } = await askThrough((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'), { login });
  expect(asked).toEqual([`api.example.com:443 Basic ${Buffer.from(sent).toString('base64')}`]);
});

test('a proxy that lets a host through to nobody is told as such, and nothing was sent', async () => {
  const { answer } = await askThrough((socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
  );
  expect(answer).toMatchObject({
    kind: 'failed',
    sent: false,
    message: expect.stringMatching(
      /^api\.example\.com \(by the proxy 127\.0\.0\.1:\d+\) is not let through by the proxy$/,
    ),
    fix: expect.stringContaining('name and password'),
  });
});

test('a proxy that hangs up is asked once, and nothing was sent', async () => {
  const { answer, asked } = await askThrough((socket) => socket.destroy());
  expect(asked).toHaveLength(1);
  expect(answer).toMatchObject({
    kind: 'failed',
    sent: false,
    message: expect.stringContaining('is not let through by the proxy'),
  });
});

test('a proxy that says nothing is waited for no longer than anybody', async () => {
  const { answer } = await askThrough(() => {}, { timeoutMs: 200 });
  expect(answer).toMatchObject({
    kind: 'failed',
    code: 'timeout',
    message: '/search did not answer within 0.2 s',
  });
});
