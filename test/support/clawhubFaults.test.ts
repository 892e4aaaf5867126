import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from './catalogs.ts';
import {
  ask,
  page,
  post,
  publishForm,
  publishJson,
  type Bundle,
  type Client,
  type Reply,
} from './clawhub/client.ts';
import { simulatedClock } from './clawhub/clock.ts';
import type { FaultRule } from './clawhub/faults.ts';
import * as preset from './clawhub/presets.ts';
import { startClawhub, TOKEN, type Clawhub, type ClawhubOptions } from './clawhub/server.ts';
import { startThief } from './clawhub/thief.ts';

const running: { close(): Promise<void> }[] = [];

async function start(options: ClawhubOptions = {}): Promise<Clawhub> {
  const hub = await startClawhub(options);
  running.push(hub);
  return hub;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

const as = (hub: Clawhub): Client => ({ url: hub.url, token: TOKEN });
const bundle = (slug = 'a-skill', version = '1.0.0'): Bundle => ({
  slug,
  version,
  files: { 'SKILL.md': page(slug, 0, version) },
});
const publish = (hub: Clawhub, slug?: string, version?: string) =>
  publishForm(as(hub), bundle(slug, version));
/** The answer, or the failure of the connection. */
const outcome = (reply: Promise<Reply>) =>
  reply.then(
    ({ status, text }) => ({ status, text }),
    () => 'no answer',
  );
const resolve = async (hub: Clawhub, slug = 'a-skill') => {
  const reply = await ask(as(hub), `/api/v1/resolve?slug=${slug}&ownerHandle=maker&hash=${'0'.repeat(64)}`);
  return reply.status === 200
    ? (JSON.parse(reply.text) as { latestVersion: unknown }).latestVersion
    : reply.status;
};
const EXISTS = 'Version 1.0.0 already exists. Increment the version number and try again.';
const on = (fault: Omit<FaultRule, 'on'>, more: Partial<FaultRule> = {}): FaultRule[] => [
  { on: 'publish', ...fault, ...more },
];

describe('a publish that the registry takes although its answer goes wrong', () => {
  const FAULTS: readonly (readonly [name: string, fault: FaultRule, seen: unknown])[] = [
    ['reset before the headers', preset.lostAnswer, 'no answer'],
    ['reset in the body', { answer: { kind: 'reset', at: 'mid-body' } }, 'no answer'],
    ['truncated', { answer: { kind: 'truncate', framing: 'content-length' } }, 'no answer'],
    ['504', preset.gatewayTimeout, { status: 504, text: expect.stringContaining('<h1>504</h1>') }],
    ['502', preset.proxyError(502, 'once'), { status: 502, text: expect.anything() }],
    [
      'a web page',
      { answer: { kind: 'html' } },
      { status: 200, text: expect.stringContaining('<!doctype html>') },
    ],
    ['no JSON', { answer: { kind: 'not-json' } }, { status: 200, text: expect.not.stringContaining('{') }],
    [
      'without its id',
      { answer: { kind: 'field', path: 'versionId' } },
      { status: 200, text: expect.not.stringContaining('versionId') },
    ],
    [
      'unknown fields',
      { answer: { kind: 'extra-fields' } },
      { status: 200, text: expect.stringContaining('"extra"') },
    ],
    ['delivered twice', preset.twice, { status: 400, text: EXISTS }],
  ];

  it.each(FAULTS)('%s', async (_, fault, seen) => {
    const hub = await start({ faults: on(fault, { times: 1 }) });
    expect(await outcome(publish(hub))).toEqual(seen);
    expect(hub.commits).toHaveLength(1);
    expect(await resolve(hub)).toEqual({ version: '1.0.0' });
    expect(await outcome(publish(hub))).toEqual({ status: 400, text: EXISTS });
    expect(hub.commits).toHaveLength(1);
  });

  it.each(['headers', 'body'] as const)('stalled in its %s', async (at) => {
    const hub = await start({ faults: on({ answer: { kind: 'stall', at } }) });
    const form = publishForm(as(hub), bundle()).catch(() => 'closed');
    while (hub.requests[0]?.status !== 200) await new Promise((next) => setTimeout(next, 5));
    expect(hub.commits).toHaveLength(1);
    await hub.close();
    expect(await form).toBe('closed');
  });

  it('delivered twice, with tickets: the second one meets the version, or its tickets', async () => {
    const hub = await start({ faults: on(preset.twice) });
    expect((await publishJson(as(hub), bundle())).text).toBe(EXISTS);
    hub.settings.ticketsFirst = true;
    expect((await publishJson(as(hub), bundle('b-skill'))).text).toBe(
      'Skill upload ticket does not match this publish',
    );
    expect(hub.commits).toHaveLength(2);
  });

  it('late: after the client gave up', async () => {
    const hub = await start({ faults: on(preset.late(60)) });
    const form = new FormData();
    form.set(
      'payload',
      JSON.stringify({ ...bundle(), displayName: 'A', acceptLicenseTerms: true, files: undefined }),
    );
    form.append('files', new Blob([page('a-skill')]), 'SKILL.md');
    const signal = AbortSignal.timeout(20);
    await expect(ask(as(hub), '/api/v1/skills', { method: 'POST', body: form, signal })).rejects.toThrow(
      'aborted',
    );
    expect(hub.commits).toHaveLength(0);
    expect(await resolve(hub)).toBe(404);
    while (hub.commits.length === 0) await new Promise((next) => setTimeout(next, 5));
    expect(await resolve(hub)).toEqual({ version: '1.0.0' });
  });
});

describe('a publish that the registry does not take', () => {
  const FAULTS: readonly (readonly [
    name: string,
    fault: FaultRule,
    status: number,
    text: string | RegExp,
  ])[] = [
    ['500', preset.proxyError(500, 'none'), 500, /500/],
    ['503', preset.limiterDown, 503, 'Rate limit temporarily unavailable'],
    ['a write conflict', preset.contention, 400, /changed while this mutation was being run/],
    ['the cap', preset.refusal(preset.REFUSALS.cap), 400, preset.REFUSALS.cap],
    ['spam', preset.refusal(preset.REFUSALS.spam), 400, preset.REFUSALS.spam],
    ['a conflict', preset.refusal('Conflict', 409), 409, 'Conflict'],
    ['a web page', preset.webPage, 200, /<!doctype html>/],
  ];

  it.each(FAULTS)('%s', async (_, fault, status, text) => {
    const hub = await start({ faults: on(fault, { times: 1 }) });
    const reply = await publish(hub);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(text);
    expect([hub.commits.length, await resolve(hub)]).toEqual([0, 404]);
    expect((await publish(hub)).status).toBe(200);
    expect(hub.requests.map((request) => request.status)).toEqual([null, 404, 200]);
  });

  it('says when to come back: in seconds, or as a date by its own clock', async () => {
    const { now } = simulatedClock();
    const hub = await start({ now });
    hub.setFaults(on(preset.tooMany(86_400)));
    expect((await publish(hub)).headers.get('retry-after')).toBe('86400');
    hub.setFaults(on(preset.tooMany(90, 'date')));
    const { headers } = await publish(hub);
    expect(Date.parse(headers.get('date') ?? '')).toBe(now());
    expect(Date.parse(headers.get('retry-after') ?? '') - now()).toBe(90_000);
  });

  it('is answered as if, but is never seen', async () => {
    const hub = await start({
      faults: [...on(preset.ghost, { slug: 'ghost' }), ...on(preset.hidden, { slug: 'hidden' })],
    });
    for (const slug of ['ghost', 'hidden', 'other'])
      expect((await publish(hub, slug)).text).toContain('"published"');
    expect(await Promise.all(['ghost', 'hidden', 'other'].map((slug) => resolve(hub, slug)))).toEqual([
      404,
      404,
      { version: '1.0.0' },
    ]);
    hub.setFaults([]);
    expect((await publish(hub, 'ghost')).status).toBe(200);
    expect((await publish(hub, 'hidden')).text).toBe(EXISTS);
  });

  it('is pending for ever', async () => {
    const clock = simulatedClock();
    const hub = await start({ now: clock.now, faults: on(preset.neverReleased) });
    expect((await publish(hub)).text).toContain('"publicationStatus":"pending"');
    clock.advance(1e12);
    expect(await resolve(hub)).toBeNull();
  });

  it('breaks off: a client killed in the middle leaves nothing', async () => {
    const hub = await start();
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
    const head = `POST /api/v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Content-Length: 1000\r\n\r\n{"slug":"a-skill"`);
    await new Promise((next) => setTimeout(next, 20));
    socket.destroy();
    expect((await publish(hub)).status).toBe(200);
    expect(hub.requests).toHaveLength(1);
  });
});

describe('other places', () => {
  it('are named by an upload URL or a redirect, and keep what they get', async () => {
    const thief = await startThief();
    running.push(thief);
    const hub = await start({
      faults: [{ on: 'upload-url', ...preset.foreignUpload(`${thief.url}/steal`) }],
    });
    await expect(publishJson(as(hub), bundle())).resolves.toMatchObject({ status: 400 });
    expect(thief.received).toMatchObject([
      {
        method: 'POST',
        path: '/steal',
        authorization: `Bearer ${TOKEN}`,
        bytes: Buffer.byteLength(page('a-skill', 0, '1.0.0')),
      },
    ]);
    hub.setFaults([{ on: 'resolve', ...preset.redirect(`${thief.url}/elsewhere`) }]);
    const reply = await ask(as(hub), `/api/v1/resolve?slug=a-skill&hash=${'0'.repeat(64)}`);
    expect([reply.status, reply.headers.get('location')]).toEqual([307, `${thief.url}/elsewhere`]);
  });
});

describe('rules of faults', () => {
  it('say which class, slug and how many, in order', async () => {
    const hub = await start();
    hub.setFaults([
      {
        on: ['publish', 'resolve'],
        slug: ['b-skill', 'c-skill'],
        skip: 1,
        times: 2,
        ...preset.refusal('hit'),
      },
      { on: 'publish', match: ({ nth }) => nth === 2, ...preset.refusal('second') },
    ]);
    const texts = [];
    for (const slug of ['a-skill', 'a-skill', 'b-skill', 'b-skill', 'c-skill', 'c-skill'])
      texts.push((await publish(hub, slug)).text.slice(0, 10));
    expect(texts).toEqual(['{"ok":true', 'second', '{"ok":true', 'hit', 'hit', 'second']);
  });

  it('may change the account in the middle', async () => {
    const hub = await start();
    hub.setFaults([{ on: 'publish', skip: 2, times: 1, before: () => hub.setStanding('suspended') }]);
    const codes = [];
    for (let i = 0; i < 4; i++) codes.push((await publish(hub, `skill-${i}`)).status);
    expect(codes).toEqual([200, 200, 401, 401]);
    expect(hub.commits).toHaveLength(2);
  });

  it('draw by seed, whatever order requests arrive in', async () => {
    const slugs = Array.from({ length: 40 }, (_, i) => `skill-${i}`);
    const hits = async (seed: number, order: readonly string[]) => {
      const oneOf = [preset.contention, preset.limiterDown, preset.ghost];
      const hub = await start({
        qualityGate: false,
        faults: [{ on: 'publish', chance: { seed, probability: 0.4 }, oneOf }],
      });
      await Promise.all(order.map((slug) => publish(hub, slug)));
      return hub.requests
        .flatMap(({ slug, fault }) => (fault ? [`${slug} ${oneOf.indexOf(fault)}`] : []))
        .sort();
    };
    const [one, same, other] = await Promise.all([
      hits(1, slugs),
      hits(1, slugs.toReversed()),
      hits(2, slugs),
    ]);
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    expect(one.length).toBeGreaterThan(5);
    expect(one.length).toBeLessThan(30);
  });
});

describe('a whole catalog', () => {
  it('of 300 skills goes up over two simulated days, with a request log that adds up', async () => {
    const clock = simulatedClock();
    const hub = await start({ now: clock.now, tier: 'trusted', rateLimits: { write: { ip: 1, key: 1e6 } } });
    const codes = async (from: number, to: number) => {
      const slugs = Array.from({ length: to - from }, (_, i) => from + i);
      const replies = await Promise.all(
        slugs.map((i) =>
          publishJson(as(hub), { slug: `app-${i}`, files: { 'SKILL.md': page(`app-${i}`, i) } }),
        ),
      );
      return replies.map(({ status }) => status);
    };
    expect(await codes(0, 200)).toEqual(Array.from({ length: 200 }, () => 200));
    expect(new Set(await codes(200, 210))).toEqual(new Set([400]));
    clock.advance(24 * 3_600_000 + 1);
    expect(new Set(await codes(200, 300))).toEqual(new Set([200]));
    expect(new Set(hub.commits.map(({ slug }) => slug)).size).toBe(300);
    expect(hub.mutating).toBe(310 * 3);
    const reads = await post(as(hub), '/api/v1/skills/-/security-verdicts', {
      items: [{ slug: 'app-7', version: '1.0.0' }],
    });
    expect([reads.status, hub.mutating]).toEqual([200, 930]);
  });
});

it('runs as a process of its own, which tells in the end what it committed', async () => {
  const script = join(ROOT, 'test/support/clawhub/serve.mjs');
  const child = spawn(process.execPath, [script, '{"newPerDay":1}'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const client = JSON.parse(String((await lines.next()).value)) as Client;
  expect((await publishForm(client, bundle('a-skill'))).status).toBe(200);
  expect((await publishForm(client, bundle('b-skill'))).text).toContain('max 1 new skills');
  child.kill('SIGTERM');
  expect(JSON.parse(String((await lines.next()).value))).toMatchObject({
    commits: [{ owner: 'maker', slug: 'a-skill', version: '1.0.0' }],
    mutating: 2,
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});
