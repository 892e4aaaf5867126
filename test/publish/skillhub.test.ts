import { expect, onTestFinished, test } from 'vitest';
import { KnownError } from '../../src/errors.ts';
import type { Registry } from '../../src/publish/registry.ts';
import type { Fault } from '../support/clawhub/faults.ts';
import {
  gatewayTimeout,
  ghost,
  hidden,
  lostAnswer,
  neverReleased,
  proxyError,
  redirect,
  refusal,
  twice,
  webPage,
} from '../support/clawhub/presets.ts';
import { startThief } from '../support/clawhub/thief.ts';
import { KEY, type SkillHub, type SkillHubOptions } from '../support/skillhub/server.ts';
import { fakeClock, until } from '../membrane/support.ts';
import { registryOf, release, skillhub, textsOf } from './atSkillHub.ts';
import { endings, runner, type Runner } from './support.ts';

interface Scene {
  readonly hub: SkillHub;
  readonly registry: Registry;
  readonly runs: Runner;
}

const DAY = 24 * 3_600_000;
const REVIEW: SkillHubOptions = { reviewMs: DAY };

/** An emulator, the adapter and a runner, by one clock. */
async function scene(options: SkillHubOptions = {}): Promise<Scene> {
  const clock = fakeClock();
  const hub = await skillhub({ now: clock.wall, ...options });
  const registry = registryOf(hub, { clock });
  return { hub, registry, runs: runner(registry, undefined, clock) };
}

const app = release('ledgerly');

test('a release is sent as a form, with what its front matter says', async () => {
  const { hub, runs } = await scene();
  const named = release('ledgerly', { displayName: 'Ledgerly', changelog: '- First release.' });
  expect(endings((await runs.run([named])).applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
  expect(hub.commits[0]).toMatchObject({
    version: '1.0.0',
    payload: {
      slug: 'ledgerly',
      version: '1.0.0',
      displayName: 'Ledgerly',
      summary: 'Keeps ledgerly.',
      description: 'Works with ledgerly.',
      tags: ['orders', 'stock'],
      license: 'MIT-0',
      homepage: 'https://example.com/',
      changelog: '- First release.',
    },
    texts: textsOf('ledgerly', '1.0.0'),
  });
  expect((await runs.run([named])).plan.there).toHaveLength(1);
});

test('an update goes out, and what is there stays', async () => {
  const { hub, runs } = await scene();
  hub.seed('ledgerly', textsOf('ledgerly', '1.0.0'));
  expect((await runs.run([app])).plan.there).toHaveLength(1);
  const next = release('ledgerly', { version: '1.1.0', text: 'second' });
  expect(endings((await runs.run([next])).applied)).toEqual(['ledgerly: published']);
  const { plan } = await runs.run([release('ledgerly', { version: '1.1.0', text: 'third' })]);
  expect(plan.refused[0]?.message).toContain('with other files');
});

test('what waits for its review is pending, is not sent again, and is there once it was reviewed', async () => {
  const { hub, runs } = await scene(REVIEW);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  const { plan } = await runs.run([app]);
  expect([plan.pending.length, plan.queue.length]).toEqual([1, 0]);
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(1);
  hub.review('ledgerly', 'approved');
  expect((await runs.run([app])).plan.there).toHaveLength(1);
  const next = release('ledgerly', { version: '1.0.1', text: 'second' });
  expect(endings((await runs.run([next])).applied)).toEqual(['ledgerly: pending']);
  expect((await runs.run([next])).plan.pending).toHaveLength(1);
  expect(hub.commits).toHaveLength(2);
});

test('a version that its review refused stays pending for two weeks; the next version goes out', async () => {
  const { hub, runs } = await scene(REVIEW);
  await runs.run([app]);
  hub.review('ledgerly', 'rejected');
  expect((await runs.run([app])).plan.pending).toHaveLength(1);
  const next = release('ledgerly', { version: '1.0.1', text: 'second' });
  expect(endings((await runs.run([next])).applied)).toEqual(['ledgerly: pending']);
  expect(hub.commits.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
});

const FAULTS: readonly [string, Fault][] = [
  ['the answer is lost', lostAnswer],
  ['a proxy answers 504 after the commit', gatewayTimeout],
  ['a proxy answers 502 before it', proxyError(502, 'none')],
  ['the service answers 503', { effect: 'none', answer: { kind: 'status', status: 503 } }],
  ['the request comes twice', twice],
  ['a web page comes in between', webPage],
  ['the answer breaks off', { answer: { kind: 'reset', at: 'mid-body' } }],
  ['the answer is cut', { answer: { kind: 'truncate', framing: 'close' } }],
  ['the answer has another slug', { answer: { kind: 'field', path: 'slug', value: 'other' } }],
  ['the answer has another version', { answer: { kind: 'field', path: 'version', value: '9.9.9' } }],
  ['the answer does not tell the review', { answer: { kind: 'field', path: 'reviewStatus' } }],
  ['the answer has new fields', { answer: { kind: 'extra-fields' } }],
  ['the answer is large', { answer: { kind: 'giant', megabytes: 8 } }],
];

test.each(FAULTS)('one commit when %s', async (_, fault) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  expect(endings((await runs.run([app])).applied)[0]).toMatch(/: (?:already-)?published$/);
  expect(hub.commits).toHaveLength(1);
  const again = await runs.run([app]);
  expect([again.plan.there.length, again.plan.queue.length]).toEqual([1, 0]);
});

test.each(FAULTS)('one commit under review when %s', async (_, fault) => {
  const { hub, runs } = await scene(REVIEW);
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  expect(hub.commits).toHaveLength(1);
  const again = await runs.run([app]);
  expect([again.plan.pending.length, again.plan.queue.length]).toEqual([1, 0]);
  hub.review('ledgerly', 'approved');
  expect((await runs.run([app])).plan.there).toHaveLength(1);
});

test.each<[string, Fault]>([
  ['comes', { holdMs: 60_000 }],
  ['is carried out', { delayMs: 80 }],
])('a request that %s too late ends with one commit', async (_, fault) => {
  const { hub, runs } = await scene(REVIEW);
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  const running = runs.run([app]);
  await until(() => hub.requests.some(({ kind }) => kind === 'publish'));
  if ('holdMs' in fault) await until(() => hub.commits.length === 1);
  runs.clock.expire();
  expect(endings((await running).applied)).toEqual(['ledgerly: pending']);
  await until(() => hub.commits.length === 1);
  await runs.run([app]);
  expect(hub.commits).toHaveLength(1);
});

test('without its journal, a version under review is sent once more, and found to be there', async () => {
  const { hub, registry, runs } = await scene(REVIEW);
  await runs.run([app]);
  const anew = runner(registry, undefined, runs.clock);
  expect(endings((await anew.run([app])).applied)).toEqual(['ledgerly: pending']);
  expect(hub.commits).toHaveLength(1);
});

test.each([
  ['is never shown', hidden],
  ['is reviewed for ever', neverReleased],
])('what was accepted and %s is pending, and committed once whatever time passes', async (_, fault) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  for (let run = 0; run < 3; run += 1) {
    const { plan, applied } = await runs.run([app]);
    expect(plan.pending.length + applied.sent.length).toBe(1);
    expect(endings(applied).concat(plan.pending.map(() => 'ledgerly: pending'))).toEqual([
      'ledgerly: pending',
    ]);
    runs.clock.advance(15 * DAY);
  }
  expect(hub.commits).toHaveLength(1);
});

test('what was accepted and never stored is sent again after two weeks', async () => {
  const { hub, runs } = await scene(REVIEW);
  hub.setFaults([{ on: 'publish', times: 1, ...ghost }]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  runs.clock.advance(15 * DAY);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  expect(hub.commits).toHaveLength(1);
});

test('a slug that somebody else has is told apart from a version that is there', async () => {
  const { hub, runs } = await scene();
  hub.seed('ledgerly', textsOf('ledgerly', '1.0.0'), { owner: 'gora050' });
  const { plan } = await runs.run([app]);
  expect(plan.refused[0]).toMatchObject({
    message: '"ledgerly" belongs to @gora050 at SkillHub',
    hint: expect.stringContaining('skillhub.owner'),
  });
  expect(hub.commits).toHaveLength(0);
});

test.each([
  ['slug "ledgerly" 已被占用', 409],
  ['slug already taken by another user', 409],
  ['slug tombstoned', 409],
  ['slug is used by another user', 500],
])('%s (%i) refuses the app for its name, and the others go on', async (text, status) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', slug: 'ledgerly', ...refusal(text, status) }]);
  const { applied } = await runs.run([app, release('other')]);
  expect(endings(applied)).toEqual(['ledgerly: refused', 'other: published']);
  const refused = applied.sent.find(({ ended }) => ended.kind === 'refused')?.ended;
  expect(refused).toMatchObject({ hint: expect.stringContaining('Rename the folder') });
  expect((await runs.run([app])).plan.refused).toHaveLength(1);
});

test.each(['版本 1.0.0 已存在，请提升版本号', 'version 1.0.0 already exists', 'conflict'])(
  '409 %s is a version that is there and waits for its review',
  async (text) => {
    const { hub, runs } = await scene();
    hub.setFaults([{ on: 'publish', ...refusal(text, 409) }]);
    expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  },
);

test.each<[number, string]>([
  [400, '不允许的文件类型: icon.png'],
  [413, 'request body too large'],
  [566, 'blocked'],
])('%i refuses the bundle alone', async (status, text) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', slug: 'ledgerly', ...refusal(text, status) }]);
  const { applied } = await runs.run([app, release('other')]);
  expect(endings(applied)).toEqual(['ledgerly: refused', 'other: published']);
});

test('three versions a minute: the others wait for their turn, none is refused', async () => {
  const { hub, runs } = await scene({ perMinute: 3 });
  const apps = Array.from({ length: 9 }, (_, nth) => release(`app-${nth}`));
  const { applied } = await runs.run(apps, { pacing: { concurrency: 1 } });
  expect(applied.sent).toHaveLength(9);
  expect(hub.commits).toHaveLength(9);
  const times = hub.requests.filter(({ kind }) => kind === 'publish').map(({ status }) => status);
  expect(times).toEqual(Array.from({ length: 9 }, () => 201));
});

test('a 429 tells in its body when to come back: soon is waited for, late stops the run', async () => {
  const { hub, runs } = await scene();
  const headers = { 'content-type': 'application/json' };
  const later = (retryAfter: number): Fault => ({
    effect: 'none',
    answer: {
      kind: 'status',
      status: 429,
      headers,
      body: JSON.stringify({ error: 'RATE_LIMITED', retryAfter }),
    },
  });
  hub.setFaults([{ on: 'publish', times: 1, ...later(60) }]);
  const before = runs.clock.wall();
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: published']);
  expect(runs.clock.wall() - before).toBeGreaterThanOrEqual(60_000);
  hub.setFaults([{ on: 'publish', ...later(3600) }]);
  const { applied } = await runs.run([release('other')]);
  expect(applied.stopped?.reason).toBe('rate');
  expect(Math.abs((applied.resumeAt ?? 0) - runs.clock.wall() - 3_600_000)).toBeLessThan(5_000);
});

test('a key that is revoked stops the run, and is not shown', async () => {
  const { hub, runs } = await scene();
  hub.revokeKey();
  const { applied } = await runs.run([app]);
  expect(applied.stopped).toMatchObject({
    reason: 'unauthorised',
    hint: expect.stringContaining('SKILLHUB_TOKEN'),
  });
  hub.setFaults([{ on: 'publish', ...refusal(`Nothing for ${KEY} today`) }]);
  expect(JSON.stringify((await runs.run([app])).applied)).toContain('[SKILLHUB_TOKEN]');
});

test.each<['publish' | 'skill' | 'file', number]>([
  ['publish', 307],
  ['publish', 308],
  ['skill', 302],
  ['file', 302],
])('%s to another origin (%i): neither key nor file goes there', async (on, status) => {
  const thief = await startThief();
  onTestFinished(() => thief.close());
  const { hub, runs, registry } = await scene();
  if (on === 'file') hub.seed('ledgerly', textsOf('ledgerly', '1.0.0'));
  hub.setFaults([{ on, ...redirect(`${thief.url}/steal`, status) }]);
  if (on === 'publish') expect((await runs.run([app])).applied.stopped?.reason).toBe('set-up');
  else expect(await registry.lookUp(app)).toMatchObject({ kind: 'stopped', reason: 'set-up' });
  expect(thief.received).toEqual([]);
  expect(hub.commits).toHaveLength(0);
});

test('a web server that is no SkillHub has no "absent" skills', async () => {
  const { hub, registry } = await scene();
  hub.setFaults([
    { on: 'skill', effect: 'none', answer: { kind: 'status', status: 404, body: '<h1>Not Found</h1>' } },
  ]);
  expect(await registry.lookUp(app)).toMatchObject({ kind: 'stopped', reason: 'set-up' });
});

test.each([
  ['SKILLHUB_REGISTRY', 'http://skillhub.example'],
  ['SKILLHUB_REGISTRY', 'https://user:secret@skillhub.cn'],
  ['SKILLHUB_TOKEN', 'skh_one\nskh_two'],
  ['SKILLHUB_TOKEN', ''],
])('%s=%j is refused before anything is asked, and not quoted', (name, value) => {
  const open = (): Registry => registryOf({ url: 'https://api.skillhub.cn' }, { env: { [name]: value } });
  expect(open).toThrow(KnownError);
  expect(open).toThrow(expect.objectContaining({ exitCode: 2, message: expect.stringContaining(name) }));
  expect(open).not.toThrow(/secret|skh_one/);
});

test.each([
  ['a slug', release('x'.repeat(129)), /takes no slug/],
  ['a version', release('ledgerly', { version: '1.0' }), /no semantic version/],
  ['no display name', release('ledgerly', { displayName: ' ' }), /display name/],
  [
    'a picture',
    release('ledgerly', { files: [{ path: 'SKILL.md' }, { path: 'icon.svg' }].map(bare) }),
    /no text file/,
  ],
  ['no page', release('ledgerly', { files: [bare({ path: 'a.md' })] }), /no SKILL.md/],
  [
    'too much',
    release('ledgerly', { files: [bare({ path: 'SKILL.md', size: 10 * 2 ** 20 + 1 })] }),
    /more than 10 MB/,
  ],
])('%s that SkillHub would refuse is not sent', async (_, candidate, message) => {
  const { registry } = await scene();
  expect(registry.objection(candidate, true)?.message).toMatch(message);
  expect(registry.objection(app, true)).toBeNull();
});

function bare({ path, size = 1 }: { path: string; size?: number }) {
  return { path, size, sha256: '0'.repeat(64), read: () => Buffer.from('x') };
}

test('status reads versions, counts and the reports of both scanners', async () => {
  const { hub, registry } = await scene();
  hub.seed('ledgerly', textsOf('ledgerly', '1.0.0'));
  hub.seed('ledgerly', textsOf('ledgerly', '1.0.1'), { version: '1.0.1' });
  hub.seed('flagged', textsOf('flagged', '1.0.0'));
  hub.setReports('flagged', {
    'keen-xti': { status: 'suspicious', statusText: '可疑', reportUrl: 'https://tix.example/flagged' },
    sanbu: { status: 'benign', statusText: '安全', reportUrl: null },
  });
  hub.seed('taken', textsOf('taken', '1.0.0'), { owner: 'gora050' });
  const ours = release('ledgerly', { version: '1.0.1' });
  const subjects = ['ledgerly', 'flagged', 'taken', 'absent'].map((slug) => ({
    slug,
    fingerprint: slug === 'ledgerly' ? ours.fingerprint : null,
  }));
  const seen = await registry.observe(subjects, {
    width: 4,
    signal: new AbortController().signal,
    onDone: () => {},
  });
  expect(seen.get('ledgerly')).toMatchObject({
    kind: 'present',
    latest: '1.0.1',
    match: '1.0.1',
    url: `${hub.url}/skills/ledgerly`,
    downloads: 830,
    installs: 7,
    stars: 0,
    security: {
      verdict: 'clean',
      flags: [],
      auditUrl: 'https://tix.example/ledgerly/keen',
      reports: [
        { by: 'keen', verdict: 'clean', url: 'https://tix.example/ledgerly/keen' },
        { by: 'sanbu', verdict: 'clean', url: 'https://tix.example/ledgerly/sanbu' },
      ],
    },
    versions: [
      { version: '1.0.1', verdict: 'clean' },
      { version: '1.0.0', verdict: 'clean' },
    ],
    problem: null,
  });
  expect(seen.get('flagged')).toMatchObject({
    match: null,
    security: {
      verdict: 'suspicious',
      flags: ['keen.suspicious'],
      auditUrl: 'https://tix.example/flagged',
    },
  });
  expect(seen.get('taken')).toMatchObject({ kind: 'refused' });
  expect(seen.get('absent')).toEqual({ kind: 'absent' });
});

test.each<['skill' | 'file' | 'versions', Fault, string | RegExp]>([
  ['skill', { answer: { kind: 'field', path: 'skill.slug', value: 'other' } }, /another skill/],
  ['skill', { answer: { kind: 'field', path: 'skill' } }, /not what SkillHub promises/],
  ['file', { answer: { kind: 'field', path: 'version', value: '9.0.0' } }, /another version/],
  ['versions', { answer: { kind: 'field', path: 'versions', value: 3 } }, /not what SkillHub promises/],
])(
  'an answer about %s that is not what was asked for is told, and no claim is made',
  async (on, fault, message) => {
    const { hub, registry } = await scene();
    hub.seed('ledgerly', textsOf('ledgerly', '1.0.0'));
    hub.setFaults([{ on, ...fault }]);
    const seen = await registry.observe([app], {
      width: 1,
      signal: new AbortController().signal,
      onDone: () => {},
    });
    const one = seen.get('ledgerly');
    const told = one?.kind === 'present' ? one.problem : one?.kind === 'unknown' ? one.message : null;
    expect(told).toMatch(message);
  },
);
