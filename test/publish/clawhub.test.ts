import { expect, onTestFinished, test } from 'vitest';
import { KnownError } from '../../src/errors.ts';
import { readOutcome } from '../../src/clawhub/registry/answers.ts';
import type { Registry } from '../../src/publish/registry.ts';
import {
  contention,
  foreignUpload,
  gatewayTimeout,
  ghost,
  hidden,
  limiterDown,
  lostAnswer,
  neverReleased,
  proxyError,
  redirect,
  refusal,
  REFUSALS,
  tooMany,
  twice,
  webPage,
} from '../support/clawhub/presets.ts';
import type { Fault } from '../support/clawhub/faults.ts';
import { TOKEN } from '../support/clawhub/server.ts';
import { startThief } from '../support/clawhub/thief.ts';
import { fakeClock, until } from '../membrane/support.ts';
import { clawhub, registryOf, release } from './hub.ts';
import { endings, runner, type Runner } from './support.ts';

interface Scene {
  readonly hub: Awaited<ReturnType<typeof clawhub>>;
  readonly registry: Registry;
  readonly runs: Runner;
}

/** An emulator, the adapter and a runner, by one clock. */
async function scene(options: Parameters<typeof clawhub>[0] = {}): Promise<Scene> {
  const hub = await clawhub(options);
  const clock = fakeClock();
  const registry = registryOf(hub, { clock });
  return { hub, registry, runs: runner(registry, undefined, clock) };
}

const app = release('ledgerly');

test('a release is published as it is meant', async () => {
  const { hub, runs } = await scene();
  const named = release('ledgerly', {
    displayName: 'Ledgerly',
    changelog: '- First release.',
    categories: ['finance'],
    topics: ['invoices', 'Official', 'tax'],
  });
  const { applied } = await runs.run([named]);
  expect(endings(applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
  expect(hub.commits[0]).toMatchObject({ owner: 'maker', version: '1.0.0', fingerprint: named.fingerprint });
  expect(hub.commits[0]?.payload).toMatchObject({
    slug: 'ledgerly',
    displayName: 'Ledgerly',
    ownerHandle: 'maker',
    changelog: '- First release.',
    acceptLicenseTerms: true,
    categories: ['finance'],
    topics: ['invoices', 'tax'],
  });
  expect(hub.commits[0]?.payload).not.toHaveProperty('source');
  expect((await runs.run([named])).plan.there).toHaveLength(1);
});

test.each([
  [{ GITHUB_REPOSITORY: 'membranedev/skills', GITHUB_SHA: 'a'.repeat(40) }, true],
  [{ GITHUB_REPOSITORY: 'membranedev/skills' }, false],
  [{ GITHUB_REPOSITORY: 'nonsense', GITHUB_SHA: 'a'.repeat(40) }, false],
  [{ GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: 'a'.repeat(40), GITHUB_SERVER_URL: 'https://git.example' }, false],
])('its source is told when all of it is known: %j', async (env, isTold) => {
  const hub = await clawhub();
  const registry = registryOf(hub, { env });
  await runner(registry).run([app]);
  const payload: { source?: object } = hub.commits[0]?.payload ?? {};
  expect(payload.source).toEqual(
    isTold
      ? expect.objectContaining({ kind: 'github', repo: 'membranedev/skills', path: 'apps/ledgerly' })
      : undefined,
  );
});

test.each<[string, Fault, string]>([
  ['the answer is lost', lostAnswer, 'published'],
  ['a proxy answers 504 after the commit', gatewayTimeout, 'published'],
  ['a proxy answers 502 before it', proxyError(502, 'none'), 'published'],
  ['the request comes twice', twice, 'already-published'],
  ['a web page comes in between', webPage, 'published'],
  ['the database is busy', contention, 'published'],
  ['the rate limiter is in trouble', limiterDown, 'published'],
  ['too many requests are made', tooMany(30), 'published'],
  ['the answer breaks off', { answer: { kind: 'reset', at: 'mid-body' } }, 'published'],
  ['the answer is cut', { answer: { kind: 'truncate', framing: 'close' } }, 'published'],
  ['the answer has another slug', { answer: { kind: 'field', path: 'slug', value: 'other' } }, 'published'],
  [
    'the answer does not tell its state',
    { answer: { kind: 'field', path: 'publicationStatus' } },
    'published',
  ],
  ['the answer has new fields', { answer: { kind: 'extra-fields' } }, 'published'],
  ['the answer is large', { answer: { kind: 'giant', megabytes: 8 } }, 'published'],
  ['the review takes long', neverReleased, 'pending'],
])('one commit when %s', async (_, fault, expected) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  const { applied } = await runs.run([app]);
  expect(endings(applied)).toEqual([`ledgerly: ${expected}`]);
  expect(hub.commits).toHaveLength(1);
  const { mutating } = hub;
  const again = await runs.run([app]);
  expect(again.plan.queue).toHaveLength(0);
  expect(hub.mutating).toBe(mutating);
});

test('one commit when the request comes twice and the second fails over its tickets', async () => {
  const { hub, runs } = await scene({ ticketsFirst: true });
  hub.setFaults([{ on: 'publish', times: 1, ...twice }]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
});

test.each<[string, Fault, RegExp]>([
  ['comes', { holdMs: 60_000 }, /: published$/],
  ['is carried out', { delayMs: 80 }, /published$/],
])('a request that %s too late ends as published with one commit', async (_, fault, expected) => {
  const hub = await clawhub();
  const clock = fakeClock();
  const registry = registryOf(hub, { clock });
  const runs = runner(registry, undefined, clock);
  hub.setFaults([{ on: 'publish', times: 1, ...fault }]);
  const running = runs.run([app]);
  await until(() => hub.requests.some(({ kind }) => kind === 'publish'));
  if ('holdMs' in fault) await until(() => hub.commits.length === 1);
  clock.expire();
  expect(endings((await running).applied)[0]).toMatch(expected);
  expect(hub.commits).toHaveLength(1);
});

test('a stalled body is not waited for', async () => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, answer: { kind: 'stall', at: 'body' } }]);
  const running = runs.run([app]);
  await until(() => hub.commits.length === 1);
  runs.clock.expire();
  expect(endings((await running).applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
});

test('what was accepted and is never shown is pending, and is sent again when the number stayed free', async () => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, ...ghost }]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  runs.clock.advance(3_600_000);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
});

test('what was accepted and is never shown is refused when its number is taken', async () => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', times: 1, ...hidden }]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: pending']);
  runs.clock.advance(3_600_000);
  const { applied } = await runs.run([app]);
  expect(applied.sent[0]?.ended).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('withdrawn'),
  });
  expect((await runs.run([app])).plan.refused).toHaveLength(1);
  expect(hub.commits).toHaveLength(1);
});

test('uploads are repeated without harm', async () => {
  const { hub, runs } = await scene();
  hub.setFaults([
    { on: 'upload-url', times: 1, ...lostAnswer },
    { on: 'upload', times: 1, ...lostAnswer },
    { on: 'upload', times: 1, ...proxyError(503, 'none') },
    { on: 'resolve', times: 2, ...proxyError(502, 'none') },
  ]);
  expect(endings((await runs.run([app])).applied)).toEqual(['ledgerly: published']);
  expect(hub.commits).toHaveLength(1);
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(1);
});

test.each<[string, Fault, string, number | null]>([
  ['the cap', refusal(REFUSALS.cap), 'cap', 24 * 3600],
  ['template spam', refusal(REFUSALS.spam), 'spam', 24 * 3600],
  ['a long wait', tooMany(3600), 'rate', 3600],
  ['a long wait, as a date', tooMany(7200, 'date'), 'rate', 7200],
  ['a wait of years', tooMany(99_999_999_999), 'rate', 24 * 3600],
  [
    'a young account',
    refusal('GitHub account must be at least 14 days old to publish skills. Try again in 3 days.'),
    'forbidden',
    null,
  ],
  ['another owner', refusal('You do not have publish access for "@maker".'), 'forbidden', null],
])('%s stops the run, with nothing committed', async (_, fault, reason, seconds) => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', ...fault }]);
  const { applied } = await runs.run(Array.from({ length: 8 }, (_, nth) => release(`app-${nth}`, { nth })));
  expect(applied.stopped?.reason).toBe(reason);
  expect(hub.commits).toHaveLength(0);
  expect(hub.requests.filter(({ kind }) => kind === 'publish').length).toBeLessThanOrEqual(4);
  const { resumeAt } = applied;
  if (seconds === null) expect(resumeAt).toBeNull();
  else expect(Math.abs((resumeAt ?? 0) - runs.clock.wall() - seconds * 1000)).toBeLessThan(5_000);
});

test.each(['suspended', 'forbidden'] as const)('an account that is %s stops the run', async (standing) => {
  const { hub, runs } = await scene();
  hub.setStanding(standing);
  const { applied } = await runs.run([app]);
  expect(applied.stopped?.reason).toBe(standing);
});

test('a token that is revoked stops the run, and is not shown', async () => {
  const { hub, runs } = await scene();
  hub.revokeToken();
  const { applied } = await runs.run([app]);
  expect(applied.stopped).toMatchObject({
    reason: 'unauthorised',
    hint: expect.stringContaining('CLAWHUB_TOKEN'),
  });
  expect(JSON.stringify(applied)).not.toContain(TOKEN);
});

test('a token that an error quotes is taken out of it', async () => {
  const { hub, runs } = await scene();
  hub.setFaults([{ on: 'publish', ...refusal(`Nothing for ${TOKEN} today`) }]);
  const { applied } = await runs.run([app]);
  expect(applied.sent[0]?.ended).toMatchObject({ message: expect.stringContaining('[CLAWHUB_TOKEN]') });
});

test('a token that JSON spells in escapes is taken out, too', async () => {
  const { hub, runs } = await scene();
  const escaped = [...TOKEN].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const headers = { 'content-type': 'application/json' };
  const body = `{"message":"Nothing for ${escaped} today"}`;
  hub.setFaults([{ on: 'publish', effect: 'none', answer: { kind: 'status', status: 400, body, headers } }]);
  const { applied } = await runs.run([app]);
  expect(applied.sent[0]?.ended).toMatchObject({ message: expect.stringContaining('[CLAWHUB_TOKEN]') });
  expect(JSON.stringify(runs.lines())).not.toContain(TOKEN);
});

test.each<['upload-url' | 'upload' | 'publish' | 'resolve', (url: string) => Fault]>([
  ['upload-url', (url) => foreignUpload(`${url}/steal`)],
  ['upload-url', (url) => foreignUpload(url.replace('://', '://user:secret@'))],
  ['upload-url', (url) => foreignUpload(url.replace('http://', '//'))],
  ['upload-url', (url) => redirect(`${url}/steal`)],
  ['upload', (url) => redirect(`${url}/steal`)],
  ['publish', (url) => redirect(`${url}/steal`, 308)],
  ['resolve', (url) => redirect(`${url}/steal`)],
])('%s to another origin: neither token nor file goes there', async (on, fault) => {
  const thief = await startThief();
  onTestFinished(() => thief.close());
  const { hub, runs, registry } = await scene();
  hub.setFaults([{ on, ...fault(thief.url) }]);
  if (on === 'resolve')
    expect(await registry.lookUp(app)).toMatchObject({ kind: 'stopped', reason: 'set-up' });
  else {
    const { stopped } = (await runs.run([app])).applied;
    expect(stopped?.reason).toBe('set-up');
    expect(stopped?.message).toMatch(/the token goes to (?:one address|http\S+) only/);
    expect(stopped?.message).not.toContain('secret');
  }
  expect(thief.received).toEqual([]);
  expect(hub.commits).toHaveLength(0);
});

test('a redirect to an address that holds the token is told without it', async () => {
  const { hub, registry } = await scene();
  hub.setFaults([{ on: 'resolve', ...redirect(`https://${TOKEN}.evil.example/`) }]);
  const standing = await registry.lookUp(app);
  expect(standing).toMatchObject({ kind: 'stopped', message: expect.stringContaining('to another address') });
  expect(JSON.stringify(standing)).not.toContain(TOKEN);
});

test('an answer that is too large is not asked for again', async () => {
  const { hub, registry } = await scene();
  hub.setFaults([{ on: 'resolve', effect: 'none', answer: { kind: 'giant', megabytes: 5 } }]);
  expect(await registry.lookUp(app)).toMatchObject({
    kind: 'unknown',
    message: expect.stringMatching(/more than \d+ bytes/),
  });
  expect(hub.requests).toHaveLength(1);
});

test('a web server that is no ClawHub has no "absent" skills', async () => {
  const { hub, registry } = await scene();
  hub.setFaults([
    { on: 'resolve', effect: 'none', answer: { kind: 'status', status: 404, body: '<h1>Not Found</h1>' } },
  ]);
  expect(await registry.lookUp(app)).toMatchObject({ kind: 'stopped', reason: 'set-up' });
});

test.each([
  ['CLAWHUB_REGISTRY', 'http://clawhub.example'],
  ['CLAWHUB_REGISTRY', 'https://user:secret@clawhub.ai'],
  ['CLAWHUB_REGISTRY', 'nonsense'],
  ['CLAWHUB_REGISTRY', 'https://clawhub.ai/api'],
  ['CLAWHUB_TOKEN', 'clh_one\nclh_two'],
  ['CLAWHUB_TOKEN', ''],
])('%s=%j is refused before anything is asked, and not quoted', (name, value) => {
  const open = (): Registry => registryOf({ url: 'https://clawhub.ai' }, { env: { [name]: value } });
  expect(open).toThrow(KnownError);
  expect(open).toThrow(expect.objectContaining({ exitCode: 2, message: expect.stringContaining(name) }));
  expect(open).not.toThrow(/secret|clh_one/);
});

test.each([
  ['Version 1.0.0 already exists. Increment the version number and try again.', 'taken'],
  ['Skill content is too thin or templated. Add meaningful, specific documentation.', 'refused, lasting'],
  ['Unknown skill category slug "crm"', 'refused, lasting'],
  ['Topic "official" is reserved by ClawHub', 'refused, lasting'],
  ['File "SKILL.md" exceeds 10MB limit', 'refused, lasting'],
  ['Slug "api" is reserved', 'refused, lasting'],
  ['Something that nobody has heard of', 'refused'],
])('400 %s', (text, expected) => {
  const answer = { kind: 'answered', status: 400, headers: {}, json: undefined, text, waitMs: null } as const;
  const outcome = readOutcome(answer, 'ledgerly', '1.0.0', 0);
  const lasting = outcome.kind === 'refused' && outcome.lasting ? ', lasting' : '';
  expect(outcome.kind + lasting).toBe(expected);
});

test.each(['1c', 'forest-admin', 'clawhub-tools', 'search', 'a--b', 'x'.repeat(97)])(
  'ClawHub takes no new skill "%s"',
  async (slug) => {
    const { registry } = await scene();
    expect(registry.objection(release(slug), true)).not.toBeNull();
    expect(registry.objection(release(slug), false)).toBeNull();
  },
);

test('when a skill was first published, for a run without a journal', async () => {
  const at = Date.parse('2026-11-19T00:00:00Z');
  const { hub, registry } = await scene();
  hub.seed([{ slug: 'ledgerly', files: { 'SKILL.md': 'x' }, at }]);
  expect(await registry.createdAt?.(app)).toBe(at);
  expect(await registry.createdAt?.(release('other'))).toBeNull();
});
