import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMembraneClient } from '../../src/membrane/client.ts';
import { checkToken, createRedactor } from '../../src/http/token.ts';
import { MEMBRANE_TOKEN } from '../../src/membrane/settings.ts';
import { tempDir } from '../support/catalogs.ts';
import type { FaultRule, PlainFault } from '../support/membrane/faults.ts';
import { clientOf, fakeClock, lookup, membrane, rejection, until } from './support.ts';

const CANARY = 'pat-"canary"/+%\\tok~en';

/** The token as people and machines write it. */
function encodingsOf(token: string): string[] {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const json = JSON.stringify(token).slice(1, -1);
  return [
    token,
    encodeURIComponent(token),
    encodeURIComponent(token).replace(/%../g, (code) => code.toLowerCase()),
    encodeURI(token),
    json,
    JSON.stringify(json).slice(1, -1),
    Buffer.from(token).toString('hex'),
    base64(token),
    base64(`:${token}`),
    base64(`x:${token}`),
    base64(`Bearer ${token}, and more`),
    Buffer.from(token).toString('base64url'),
  ];
}

/** Whether a text gives the token away: in any encoding, any piece of base64 that holds its middle included. */
function leaks(text: string, token: string): boolean {
  const middles = [0, 1, 2].map((at) =>
    Buffer.from(' '.repeat(at) + token)
      .toString('base64')
      .slice(4, -6),
  );
  return [...encodingsOf(token), ...middles].some((each) => text.includes(each));
}

const tokens = fc.stringMatching(/^[\x21-\x7e]{12,60}$/);

test('a redactor finds the token in every encoding, between any text', () => {
  fc.assert(
    fc.property(tokens, fc.nat(11), fc.string(), fc.string(), (token, which, before, after) => {
      const text = `${before} ${encodingsOf(token)[which]} ${after}`;
      const shown = createRedactor(token, MEMBRANE_TOKEN).text(text);
      expect(leaks(shown, token)).toBe(false);
      expect(createRedactor(token, MEMBRANE_TOKEN).text(shown)).toBe(shown);
    }),
  );
});

test('a redactor leaves everything else alone, down to the identity of a value', () => {
  const redactor = createRedactor('pat-0123456789', MEMBRANE_TOKEN);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(redactor.value(value)).toBe(value);
    }),
  );
  expect(redactor.value({ a: ['x pat-0123456789 y'] })).toEqual({ a: ['x [MEMBRANE_TOKEN] y'] });
});

test('a redacted error keeps its class, and its causes are redacted too', () => {
  const error = new TypeError('no pat-0123456789', { cause: new Error('because of pat-0123456789') });
  const shown = createRedactor('pat-0123456789', MEMBRANE_TOKEN).error(error) as Error;
  expect(shown).toBe(error);
  expect(shown.message).toBe('no [MEMBRANE_TOKEN]');
  expect(String(shown.stack) + String(shown.cause)).not.toContain('0123456789');
});

test.each(['', '  ', 'pat-one\npat-two', 'pat one', 'pät', 'pat-\0'])(
  'the token %j is refused without being quoted',
  (token) => {
    expect(() => checkToken(token, MEMBRANE_TOKEN)).toThrow('MEMBRANE_TOKEN is empty or holds white space');
    if (token.trim().length > 1) expect(() => checkToken(token, MEMBRANE_TOKEN)).not.toThrow(token.trim());
  },
);

test('a token is trimmed', () => {
  expect(checkToken(' pat-1\n', MEMBRANE_TOKEN)).toBe('pat-1');
});

/** An upstream that sends the token back wherever it can. */
const echo = encodingsOf(CANARY).join(' ');
const header = encodeURIComponent(CANARY);
const ECHOES: readonly PlainFault[] = [
  ...[400, 401, 403, 404, 429, 500, 503].map((status): PlainFault => ({
    kind: 'status',
    status,
    body: { message: echo.slice(0, 190), stack: echo },
  })),
  ...encodingsOf(CANARY).map((message): PlainFault => ({ kind: 'status', status: 418, body: { message } })),
  { kind: 'status', status: 200, body: echo },
  {
    kind: 'status',
    status: 200,
    body: { items: [{ elementType: 'app', element: { id: CANARY, name: [echo] } }] },
  },
  {
    kind: 'status',
    status: 200,
    body: {
      items: [1, 2].map((id) => ({
        elementType: 'app',
        element: { id: `${id}${CANARY}`, key: header, name: 'Clerk', appUri: `https://clerk.com/${header}` },
      })),
    },
  },
  { kind: 'status', status: 429, retryAfter: { seconds: 1e6 }, body: { message: CANARY } },
  { kind: 'content-type', value: `text/${header}` },
  { kind: 'not-json', text: echo },
  { kind: 'redirect', to: `https://evil.example/${header}` },
  { kind: 'redirect', to: `/${header}` },
  { kind: 'redirect', to: `http://${header}` },
  { kind: 'reset', at: 'mid-body' },
  { kind: 'raw', bytes: `HTTP/1.1 200 ${CANARY}\r\nx: ${CANARY}\r\ncontent-encoding: ${header}\r\n\r\n` },
  { kind: 'raw', bytes: `${CANARY}\r\n\r\n` },
  { kind: 'html' },
  { kind: 'giant', megabytes: 2 },
  { kind: 'gzip-bomb', megabytes: 2 },
  { kind: 'deep', depth: 1000 },
  { kind: 'field', path: 'items.*.element.name', value: 7 },
];

test.each(ECHOES.map((fault, at) => [`${at} ${fault.kind}`, fault] as const))(
  'no message holds the token: %s',
  async (_, fault) => {
    const api = await membrane({ token: CANARY, faults: [fault] });
    const cacheDir = join(tempDir(), 'responses');
    const client = clientOf(api, { cacheDir, maxBytes: 2 ** 20 });
    const outcome = await client.query(lookup('Clerk')).catch((error: Error & { hint?: string }) => ({
      message: error.message,
      hint: error.hint,
      stack: error.stack,
    }));
    expect(outcome).toHaveProperty('message');
    expect(leaks(JSON.stringify(outcome), CANARY)).toBe(false);
    expect(leaks(Object.values(outcome).join('\n'), CANARY)).toBe(false);
    const files = readdirSync(cacheDir).map((name) => name + readFileSync(join(cacheDir, name), 'utf8'));
    expect(leaks(files.join('\n'), CANARY)).toBe(false);
  },
);

test('an address that a redirect leads to does not show the token in small letters', async () => {
  const token = 'Pat-0123456789-Secret';
  const to = `https://${token}.evil.example/`;
  const api = await membrane({ token, faults: [{ kind: 'redirect', to }] });
  const outcome = JSON.stringify(await clientOf(api).query(lookup('Clerk')));
  expect(outcome).toContain('redirects to another address');
  expect(outcome.toLowerCase()).not.toContain('0123456789');
});

test('no message about a deadline holds the token', async () => {
  const api = await membrane({ token: CANARY, faults: [{ kind: 'stall', at: 'headers' }] });
  const clock = fakeClock();
  const outcome = clientOf(api, { clock }).query(lookup('Clerk'));
  let done = false;
  void outcome.finally(() => (done = true));
  await until(() => (clock.expire(), done));
  expect(leaks(JSON.stringify(await outcome), CANARY)).toBe(false);
});

test('neither snapshots nor kept answers hold the token', async () => {
  const at = (path: string, description: string): FaultRule => ({
    kind: 'field',
    path,
    value: description,
    match: (request) => request.path === '/actions',
  });
  for (const encoded of encodingsOf(CANARY)) {
    const api = await membrane({
      token: CANARY,
      faults: [at('items.0.description', `Send ${encoded} along.`)],
    });
    const cacheDir = join(tempDir(), 'responses');
    const outcome = await clientOf(api, { cacheDir }).query(lookup('Clerk'));
    expect(outcome.kind).toBe('fresh');
    expect(JSON.stringify(outcome)).toContain('[MEMBRANE_TOKEN]');
    expect(leaks(JSON.stringify(outcome), CANARY)).toBe(false);
    const [name = ''] = readdirSync(cacheDir);
    expect(leaks(readFileSync(join(cacheDir, name), 'utf8'), CANARY)).toBe(false);
  }
});

test('errors of the address do not hold the token either', () => {
  for (const url of [
    CANARY,
    'https://me:pat-canary-2@api.example.com',
    'http://pat-canary-2/',
    'https://api.example.com/pat-canary-2',
    'https://pat-canary-2/x',
  ]) {
    const token = url === CANARY ? CANARY : 'pat-canary-2';
    let message = '';
    try {
      createMembraneClient({ url, token, connections: 1 });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('MEMBRANE_API_URL');
    expect(message).not.toContain(token);
  }
});

test('a message that is cut off is not cut through the token', async () => {
  for (const length of [170, 180, 190, 199]) {
    const api = await membrane({
      token: CANARY,
      faults: [{ kind: 'status', status: 400, body: { message: 'x'.repeat(length) + CANARY } }],
    });
    const outcome = await clientOf(api).query(lookup('Clerk'));
    expect(JSON.stringify(outcome)).not.toContain('pat-');
  }
});

test('a bug that quotes the token is redacted, and stays the bug that it is', async () => {
  const api = await membrane({ token: CANARY });
  const wall = (): number => {
    throw new RangeError(`bug ${CANARY}`);
  };
  api.setFaults([{ kind: 'status', status: 429 }]);
  const error = await rejection(clientOf(api, { clock: { ...fakeClock(), wall } }).query(lookup('Clerk')));
  expect(error).toBeInstanceOf(RangeError);
  expect(String(error)).toBe('RangeError: bug [MEMBRANE_TOKEN]');
});
