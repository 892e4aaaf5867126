import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT, KnownError } from '../../src/errors.ts';
import type { PlainFault } from '../support/membrane/faults.ts';
import { fakeClock, httpOf, membrane, rejection, until } from './support.ts';

const CLERK = '/search?q=Clerk&elementType=app';

const PASSING: readonly (readonly [string, PlainFault])[] = [
  ['500', { kind: 'status', status: 500 }],
  ['502 with a page', { kind: 'status', status: 502, body: '<html>' }],
  ['503', { kind: 'status', status: 503 }],
  ['429', { kind: 'status', status: 429 }],
  ['a reset before the headers', { kind: 'reset', at: 'before-headers' }],
  ['a reset after the headers', { kind: 'reset', at: 'after-headers' }],
  ['a reset in the body', { kind: 'reset', at: 'mid-body' }],
  ['half a body of known length', { kind: 'truncate', framing: 'content-length' }],
  ['half a chunked body', { kind: 'truncate', framing: 'chunked' }],
  ['half a chunked body and a close', { kind: 'truncate', framing: 'chunked-close' }],
  ['half a body that ends with the connection', { kind: 'truncate', framing: 'close' }],
  ['bytes that are not HTTP', { kind: 'raw', bytes: 'SSH-2.0-OpenSSH\r\n\r\n' }],
];

test.each(PASSING)('%s is retried', async (_, fault) => {
  const api = await membrane({ faults: [{ ...fault, times: 2 }] });
  const clock = fakeClock();
  const answer = await httpOf(api, { clock }).get(CLERK);
  expect(answer).toMatchObject({ ok: true, value: { items: [{ elementType: 'app' }] } });
  expect(api.requests).toHaveLength(3);
  expect(clock.slept).toHaveLength(2);
});

const FINAL: readonly (readonly [string, PlainFault, string])[] = [
  [
    '400',
    { kind: 'status', status: 400, body: { message: 'No\u202e such\nthing', stack: 'at secret.ts' } },
    '/search answered 400: No such thing',
  ],
  ['403', { kind: 'status', status: 403 }, '/search answered 403: Emulated 403'],
  ['404', { kind: 'status', status: 404, body: 'gone' }, '/search answered 404'],
  ['204', { kind: 'status', status: 204, body: '' }, '/search answered 204'],
  ['a web page', { kind: 'html' }, '/search answered text/html; charset=utf-8, expected JSON'],
  [
    'a wrong content type',
    { kind: 'content-type', value: 'text/plain' },
    '/search answered text/plain, expected JSON',
  ],
  [
    'no content type',
    { kind: 'content-type', value: null },
    '/search answered no content type, expected JSON',
  ],
  ['what is not JSON', { kind: 'not-json' }, '/search answered what is not JSON'],
  ['a giant body', { kind: 'giant', megabytes: 3 }, '/search answered more than 2097152 bytes'],
  ['a gzip bomb', { kind: 'gzip-bomb', megabytes: 3 }, '/search answered more than 2097152 bytes'],
  ['a deep body', { kind: 'deep', depth: 100_000 }, '/search answered what is nested more than 128 deep'],
  [
    'a redirect to another port',
    { kind: 'redirect', to: 'http://127.0.0.1:9/search?token=x' },
    '/search redirects to http://127.0.0.1:9, which is not followed: the token goes to one origin only',
  ],
  [
    'a redirect to nowhere',
    { kind: 'redirect', to: 'http://[' },
    '/search redirects to another address, which is not followed: the token goes to one origin only',
  ],
];

test.each(FINAL)('%s is final', async (_, fault, message) => {
  const api = await membrane({ faults: [fault] });
  const answer = await httpOf(api, { maxBytes: 2 ** 21 }).get(CLERK);
  expect(answer).toMatchObject({ ok: false, message });
  expect(api.requests).toHaveLength(1);
});

test('a compressed body is decoded, and other encodings are named', async () => {
  const api = await membrane({
    faults: [
      { kind: 'gzip-bomb', megabytes: 1, times: 1 },
      { kind: 'status', status: 200, headers: { 'content-encoding': 'br' } },
    ],
  });
  const http = httpOf(api);
  expect(await http.get(CLERK)).toMatchObject({ ok: true, value: { items: [] } });
  expect(await http.get(CLERK)).toMatchObject({
    ok: false,
    message: '/search answered an unknown content encoding, expected gzip',
  });
});

test.each([
  ['headers that do not come', { kind: 'stall', at: 'headers' }],
  ['a body that stops', { kind: 'stall', at: 'body' }],
  ['a body that drips', { kind: 'drip', everyMs: 1000 }],
] satisfies [string, PlainFault][])('the deadline covers %s', async (_, fault) => {
  const api = await membrane({ faults: [fault] });
  const clock = fakeClock();
  const answer = httpOf(api, { clock }).get(CLERK);
  // Two tries of an upstream that has answered nothing yet are enough.
  for (let tries = 1; tries <= 2; tries += 1) {
    await until(() => api.requests.length === tries);
    await until(clock.expire);
  }
  expect(await answer).toMatchObject({
    ok: false,
    status: null,
    message: '/search did not answer within 20 s',
  });
});

test('an upstream that answered before is asked four times when it falls silent', async () => {
  const api = await membrane({ faults: [{ kind: 'stall', at: 'headers', match: ({ nth }) => nth > 1 }] });
  const clock = fakeClock();
  const http = httpOf(api, { clock });
  expect(await http.get(CLERK)).toMatchObject({ ok: true });
  const answer = http.get(CLERK);
  for (let tries = 2; tries <= 5; tries += 1) {
    await until(() => api.requests.length === tries);
    await until(clock.expire);
  }
  expect(await answer).toMatchObject({ ok: false, message: '/search did not answer within 20 s' });
});

test('the deadline covers connecting; the request behind it is tried again', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const clock = fakeClock();
  const http = httpOf({ url: `https://127.0.0.1:${port}`, token: 'pat-canary' }, { clock, connections: 1 });
  const answers = Promise.all([http.get('/search?q=a'), http.get('/search?q=b')]);
  let done = false;
  void answers.finally(() => (done = true));
  await until(() => (clock.expire(), done));
  for (const answer of await answers) expect(answer).toMatchObject({ ok: false, status: null });
});

test('a request that waits behind a stalled one keeps its own deadline', async () => {
  const api = await membrane({ faults: [{ kind: 'stall', at: 'headers', times: 1 }] });
  const clock = fakeClock();
  const http = httpOf(api, { clock, connections: 1 });
  const answers = Promise.all([http.get(CLERK), http.get('/external-apps/clerk')]);
  await until(() => api.requests.length === 1);
  await until(clock.expire);
  expect(await answers).toMatchObject([{ ok: true }, { ok: true }]);
  expect(api.requests.map(({ path }) => path)).toEqual(['/search', '/external-apps/clerk', '/search']);
});

test('full jitter grows with the tries', async () => {
  const api = await membrane({ faults: [{ kind: 'status', status: 500 }] });
  const clock = fakeClock();
  await httpOf(api, { clock, random: () => 0.5 }).get(CLERK);
  expect(clock.slept).toEqual([300, 600, 1200]);
});

test.each([
  ['seconds', 'seconds', 0],
  ['a date by a clock that is an hour ahead', 'date', 3600],
] as const)('Retry-After as %s pauses every worker for exactly that long', async (_, as, skewSeconds) => {
  const clock = fakeClock();
  const arrivals: number[] = [];
  const match = (): boolean => arrivals.push(clock.now()) === 1;
  const api = await membrane({
    faults: [{ kind: 'status', status: 429, retryAfter: { seconds: 7, as }, skewSeconds, match }],
  });
  const http = httpOf(api, { clock, connections: 1 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_unused, at) => http.get(`/search?q=clerk${at}`)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(clock.slept).toEqual([7000]);
  // The one that was queued behind the refused one was on its way.
  expect(arrivals.filter((at) => at < 7000).length).toBeLessThanOrEqual(2);
  expect(arrivals).toHaveLength(21);
});

test('a wait that the run has no time for stops everything and says when to come back', async () => {
  const api = await membrane({ faults: [{ kind: 'status', status: 503, retryAfter: { seconds: 7200 } }] });
  const http = httpOf(api, { connections: 1 });
  const errors = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => rejection(http.get(`/search?q=${at}`))));
  for (const error of errors) {
    expect(error).toBeInstanceOf(KnownError);
    expect(error).toMatchObject({
      exitCode: EXIT.upstream,
      message: expect.stringMatching(
        /^Membrane asks to wait 2 h, longer than the 10 min that this run has left: nothing was changed \(127\.0\.0\.1:\d+\)$/,
      ),
      hint: expect.stringContaining('Run the same command again after 2026-11-20 14:00:00 UTC.'),
    });
  }
  expect(api.requests.length).toBeLessThanOrEqual(2);
});

test('a run that takes too long stops', async () => {
  const api = await membrane();
  const clock = fakeClock();
  const http = httpOf(api, { clock, patienceMs: 90_000 });
  await http.get(CLERK);
  clock.advance(90_000);
  expect(await rejection(http.get(CLERK))).toMatchObject({
    exitCode: EXIT.upstream,
    message: expect.stringMatching(
      /^Asking 127\.0\.0\.1:\d+ took longer than the 1 min 30 s that this run may take/,
    ),
  });
  expect(api.requests).toHaveLength(1);
});

test('an upstream that only ever throttles is given up after ten requests', async () => {
  const api = await membrane({ faults: [{ kind: 'status', status: 429 }] });
  const clock = fakeClock();
  expect(await httpOf(api, { clock }).get(CLERK)).toMatchObject({ ok: false, status: 429 });
  expect(api.requests).toHaveLength(10);
  expect(clock.slept.slice(0, 3)).toEqual([1000, 2000, 4000]);
  expect(Math.max(...clock.slept)).toBe(30_000);
});

test('an upstream that is down is noticed: the rest fails at once, probes find out when it is back', async () => {
  const api = await membrane({ faults: [{ kind: 'status', status: 502 }] });
  const clock = fakeClock();
  const http = httpOf(api, { clock });
  for (let at = 0; at < 5; at += 1)
    expect(await http.get(CLERK)).toMatchObject({ message: '/search answered 502: Emulated 502' });
  expect(api.requests).toHaveLength(20);
  const down = {
    ok: false,
    message: 'Membrane is down: 5 requests in a row failed, the last one: /search answered 502: Emulated 502',
    cause: 'answered 502: Emulated 502',
  };
  for (let at = 0; at < 50; at += 1) expect(await http.get(CLERK)).toEqual({ status: null, ...down });
  expect(api.requests).toHaveLength(20);
  clock.advance(15_000);
  expect(await Promise.all([http.get(CLERK), http.get(CLERK)])).toMatchObject([{ status: 502 }, down]);
  expect(api.requests).toHaveLength(21);
  api.setFaults([]);
  clock.advance(29_999);
  expect(await http.get(CLERK)).toMatchObject(down);
  clock.advance(1);
  expect(await http.get(CLERK)).toMatchObject({ ok: true });
  expect(await http.get(CLERK)).toMatchObject({ ok: true });
});

test('a closed port fails in words', async () => {
  const api = await membrane();
  await api.close();
  expect(await httpOf(api).get(CLERK)).toMatchObject({
    ok: false,
    status: null,
    message: expect.stringMatching(/^127\.0\.0\.1:\d+ refused the connection \(ECONNREFUSED\)$/),
  });
});

test('redirects are followed three times, within the origin', async () => {
  const once = await membrane({ faults: [{ kind: 'redirect', to: '/external-apps/clerk', times: 1 }] });
  expect(await httpOf(once).get(CLERK)).toMatchObject({ ok: true, value: { key: 'clerk' } });
  const forever = await membrane({ faults: [{ kind: 'redirect' }] });
  expect(await httpOf(forever).get(CLERK)).toMatchObject({
    ok: false,
    message: '/search redirects more than 3 times',
  });
  expect(forever.requests).toHaveLength(4);
});

test('a redirect never takes the token to another server', async () => {
  const other = await membrane();
  const api = await membrane({ faults: [{ kind: 'redirect', to: `${other.url}/search`, status: 307 }] });
  await httpOf(api).get(CLERK);
  expect(other.requests).toHaveLength(0);
});

test.each([
  ['raw', (token: string) => `/search?next=${token}`],
  ['in the path', (token: string) => `/session/${token}/search`],
  ['percent-encoded', (token: string) => `/search?next=${percent(token)}`],
  ['percent-encoded twice', (token: string) => `/search?next=${encodeURIComponent(percent(token))}`],
  ['half of it percent-encoded', (token: string) => `/search?${percent(token.slice(0, 6))}${token.slice(6)}`],
  ['in base64', (token: string) => `/search?next=${Buffer.from(token).toString('base64url')}`],
  ['in the full address', (token: string, url: string) => `${url}/search?next=${token}`],
])('a redirect to an address that holds the token is refused: %s', async (_, to) => {
  const token = 'pat-emulated.secret+7';
  let target = '/';
  const api = await membrane({
    token,
    faults: [
      {
        kind: 'redirect',
        get to() {
          return target;
        },
      },
    ],
  });
  target = to(token, api.url);
  expect(await httpOf(api).get(CLERK)).toMatchObject({
    ok: false,
    message:
      '/search redirects to an address that holds the token, which is not followed: it would stay in access logs',
  });
  expect(api.requests).toHaveLength(1);
});

function percent(text: string): string {
  return [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
}

test('a refused token stops everything', async () => {
  const api = await membrane();
  const http = httpOf({ url: api.url, token: 'pat-other' }, { connections: 1 });
  const errors = await Promise.all([1, 2, 3, 4, 5].map((at) => rejection(http.get(`/search?q=${at}`))));
  for (const error of errors)
    expect(error).toMatchObject({ exitCode: EXIT.upstream, message: expect.stringContaining('(401)') });
  expect(api.requests.length).toBeLessThanOrEqual(2);
});

test('no more requests are on the wire than there are connections', async () => {
  const api = await membrane({ delayMs: 2 });
  const http = httpOf(api, { connections: 3 });
  await Promise.all(Array.from({ length: 30 }, (_, at) => http.get(`/search?q=${at}`)));
  expect(api.inFlight.peak).toBe(3);
});

test('closing lets everybody go who waits', async () => {
  const api = await membrane({ faults: [{ kind: 'stall', at: 'headers' }] });
  const http = httpOf(api, { connections: 1 });
  const waiting = [1, 2, 3, 4].map((at) => rejection(http.get(`/search?q=${at}`)));
  await until(() => api.requests.length === 1);
  await http.close();
  for (const error of await Promise.all(waiting))
    expect(error).toMatchObject({ message: 'The Membrane client was closed' });
});
