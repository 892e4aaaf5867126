import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MembraneOptions, RefreshClient } from '../../src/membrane/client.ts';
import { querySnapshots } from '../../src/membrane/querySnapshots.ts';
import {
  openResponseCache,
  type CacheOptions,
  type ResponseCache,
} from '../../src/membrane/responseCache.ts';
import { formatSnapshot } from '../../src/membrane/snapshotText.ts';
import { tempDir } from '../support/catalogs.ts';
import type { MembraneEmulator } from '../support/membrane/server.ts';
import { appWorld, joinWorlds } from '../support/membrane/worlds.ts';
import { clientOf, fakeClock, lookup, membrane, rejection, snapshotOf } from './support.ts';

const world = joinWorlds(
  ...['clerk', 'slack', 'linear'].map((slug) => appWorld(slug, { actions: ['one', 'two'] })),
);
const asked = ['Clerk', 'Slack', 'Linear'].map((name) => ({ slug: name, lookup: lookup(name) }));

function folder(): string {
  return join(tempDir(), 'responses');
}

function logOf(dir: string): string {
  const [name = ''] = readdirSync(dir);
  return join(dir, name);
}

async function refresh(api: MembraneEmulator, options: Partial<MembraneOptions>): Promise<string> {
  const client = clientOf(api, options);
  const outcomes = await querySnapshots(asked, client, 2, () => {});
  await client.close();
  return asked
    .map(({ slug }) =>
      formatSnapshot(snapshotOf(outcomes.get(slug) ?? { kind: 'failed', message: slug, hint: '' })),
    )
    .join('');
}

/** Asks about one app and is closed before the refresh is finished. */
async function interrupted(api: MembraneEmulator, options: Partial<MembraneOptions>): Promise<RefreshClient> {
  const client = clientOf(api, options);
  await client.query(lookup('Clerk'));
  await client.close();
  return client;
}

test('an interrupted refresh continues where it stopped, with the same bytes as without a cache', async () => {
  const api = await membrane({ world });
  const plain = await refresh(api, {});
  const each = api.requests.length;
  const cacheDir = folder();
  await interrupted(api, { cacheDir });
  expect(statSync(logOf(cacheDir)).mode & 0o777).toBe(0o600);
  const before = api.requests.length;
  expect(await refresh(api, { cacheDir })).toBe(plain);
  expect(api.requests.length - before).toBe(each - 3);
});

test('a refresh that is finished leaves nothing behind, and the next one asks again', async () => {
  const api = await membrane({ world });
  const cacheDir = folder();
  await refresh(api, { cacheDir });
  expect(existsSync(cacheDir)).toBe(false);
  const before = api.requests.length;
  await refresh(api, { cacheDir });
  expect(api.requests.length).toBe(before * 2);
});

test('a refresh that had to stop is not finished', async () => {
  const api = await membrane({ world });
  const cacheDir = folder();
  const client = clientOf(api, { cacheDir, connections: 1 });
  await client.query(lookup('Clerk'));
  api.setFaults([{ kind: 'status', status: 429, retryAfter: { seconds: 86_400 } }]);
  expect(await rejection(querySnapshots(asked, client, 1, () => {}))).toMatchObject({ exitCode: 3 });
  await client.close();
  expect(readFileSync(logOf(cacheDir), 'utf8')).toContain('Clerk');
});

test.each([
  [
    'another token',
    async (api: MembraneEmulator) => ({ api: await membrane({ world, token: `${api.token}x` }), over: {} }),
  ],
  [
    'another origin',
    async (api: MembraneEmulator) => ({ api: await membrane({ world, token: api.token }), over: {} }),
  ],
  [
    'a run after the answers got old',
    async (api: MembraneEmulator) => {
      const clock = fakeClock();
      clock.advance(6 * 3_600_000 + 1);
      return { api, over: { clock } };
    },
  ],
  [
    'a clock that went back',
    async (api: MembraneEmulator) => {
      const clock = fakeClock();
      clock.advance(-1000);
      return { api, over: { clock, patienceMs: 10_000_000 } };
    },
  ],
])('kept answers are of no use to %s', async (_, next) => {
  const first = await membrane({ world });
  const cacheDir = folder();
  await interrupted(first, { cacheDir });
  const { api, over } = await next(first);
  const before = api.requests.length;
  await interrupted(api, { cacheDir, ...over });
  expect(api.requests.length - before).toBe(3);
});

test('failures and answers of a wrong shape are not kept', async () => {
  const api = await membrane({
    world,
    faults: [{ kind: 'field', path: 'items.*.name', match: ({ path }) => path === '/actions' }],
  });
  const cacheDir = folder();
  await interrupted(api, { cacheDir });
  api.setFaults([]);
  const before = api.requests.length;
  await interrupted(api, { cacheDir });
  expect(api.requests.slice(before).map(({ path }) => path)).toEqual(['/actions']);
});

const OPTIONS: CacheOptions = {
  dir: '',
  origin: 'https://a.example',
  token: 'pat-1',
  schemaVersion: 1,
  maxAgeMs: 1000,
  wall: () => 5000,
  isClean: () => true,
};

function open(dir: string, over: Partial<CacheOptions> = {}): ResponseCache {
  return openResponseCache({ ...OPTIONS, dir, ...over });
}

test('what is put is what is got, in this run from the next one on, the latest of each', () => {
  const target = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.tuple(target, fc.jsonValue())), (entries) => {
      const dir = folder();
      for (const [key, value] of entries) {
        const cache = open(dir);
        cache.put(key, value);
        cache.close(false);
      }
      const cache = open(dir);
      for (const [key, value] of new Map(entries))
        expect(cache.get(key)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(cache.get('never put')).toBeUndefined();
      cache.close(true);
    }),
    { numRuns: 30 },
  );
});

test('a damaged entry is never restored, and the others still are', () => {
  const values = new Map([1, 2, 3].map((at) => [`/${at}`, { at, text: 'x'.repeat(50) }]));
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (where, flip, torn) => {
      const dir = folder();
      const first = open(dir);
      for (const [target, value] of values) first.put(target, value);
      first.close(false);
      const bytes = readFileSync(logOf(dir));
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      writeFileSync(logOf(dir), torn ? bytes.subarray(0, at) : bytes);
      const second = open(dir);
      second.put('/4', 'after the damage');
      second.close(false);
      const third = open(dir);
      const restored = [...values].filter(([target, value]) => {
        const got = third.get(target);
        if (got !== undefined) expect(got).toEqual(value);
        return got !== undefined;
      });
      if (!torn) expect(restored.length).toBeGreaterThanOrEqual(1);
      expect(third.get('/4')).toBe('after the damage');
      third.close(true);
    }),
    { numRuns: 100 },
  );
});

test('an entry that somebody without the token wrote is not restored', () => {
  const dir = folder();
  const theirs = open(dir, { token: 'pat-2' });
  theirs.put('/1', 'planted');
  theirs.close(false);
  const planted = logOf(dir);
  const text = readFileSync(planted, 'utf8');
  const mine = open(dir);
  mine.put('/1', 'mine');
  mine.close(false);
  const own =
    readdirSync(dir)
      .map((name) => join(dir, name))
      .find((path) => path !== planted) ?? '';
  const key = /\S{64}/.exec(readFileSync(own, 'utf8'))?.[0] ?? '';
  writeFileSync(own, text.replace(/\S{64}/, key));
  expect(open(dir).get('/1')).toBeUndefined();
});

test('a text that is not clean is not written', () => {
  const dir = folder();
  const cache = open(dir, { isClean: (text) => !text.includes('secret') });
  cache.put('/1', { a: 'secret' });
  expect(readFileSync(logOf(dir), 'utf8')).toBe('');
});

test.each([
  ['a file in place of the folder', (dir: string) => writeFileSync(dir, '')],
  ['a link in place of the folder', (dir: string) => symlinkSync(tempDir(), dir)],
  [
    'a folder that nothing can be written to',
    (dir: string) => {
      mkdirSync(dir);
      chmodSync(dir, 0o500);
    },
  ],
])('%s is no failure', async (_, prepare) => {
  const cacheDir = folder();
  prepare(cacheDir);
  const api = await membrane({ world });
  expect(await refresh(api, { cacheDir })).toBe(await refresh(api, {}));
});

test('a link in place of the file is not followed', () => {
  const dir = folder();
  const first = open(dir);
  first.put('/1', 1);
  first.close(false);
  const path = logOf(dir);
  const outside = join(tempDir(), 'outside');
  writeFileSync(outside, 'untouched');
  open(dir).close(true);
  mkdirSync(dir);
  symlinkSync(outside, path);
  const cache = open(dir);
  cache.put('/1', 1);
  expect(cache.get('/1')).toBeUndefined();
  expect(readFileSync(outside, 'utf8')).toBe('untouched');
});
