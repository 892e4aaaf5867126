import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../src/commands/session.ts';
import { status, type StatusFlags } from '../src/commands/status.ts';
import { systemClock, type Clock } from '../src/http/clock.ts';
import { page, publishJson } from './support/clawhub/client.ts';
import type { FaultRule } from './support/clawhub/faults.ts';
import { proxyError, tooMany, webPage } from './support/clawhub/presets.ts';
import { startClawhub, TOKEN, type Clawhub, type ClawhubOptions } from './support/clawhub/server.ts';
import { catalogWith, changedPaths, descriptor, filesIn, ROOT, type Files } from './support/catalogs.ts';
import { NO_FLAGS, releasedOnce, skillpress, type CliResult } from './support/cli.ts';

const OWNER = 'membranedev';
const APPS = ['behind', 'clean', 'edited', 'fresh', 'hidden', 'judged', 'waiting'];
const DAY = Date.parse('2026-11-18T09:30:00Z');

interface Shown {
  app: string;
  state: string;
  flagged: boolean;
  [key: string]: unknown;
}

interface Shape {
  ok: boolean;
  summary: { apps: number; states: Record<string, number>; flagged: number; installs: number };
  apps: Shown[];
}

const released = releasedOnce(
  Object.fromEntries(
    APPS.map((app) => [
      `apps/${app}/app.md`,
      descriptor({ name: `Made ${app}`, homepage: `https://${app}.example/` }),
    ]),
  ),
);

function catalogOf(files: Files): string {
  return catalogWith(
    Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('.skillpress/'))),
  );
}

function bundleOf(app: string): Files {
  const folder = `dist/clawhub/${app}/`;
  const own = Object.entries(released()).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(own.map(([path, text]) => [path.slice(folder.length), text]));
}

async function clawhub(options: ClawhubOptions = {}): Promise<Clawhub> {
  const hub = await startClawhub({ accounts: [{ handle: OWNER, token: TOKEN }], ...options });
  onTestFinished(() => hub.close());
  return hub;
}

/** A registry in which the apps are as their names say, but `fresh`, which it has not. */
async function populated(): Promise<Clawhub> {
  const hub = await clawhub({ qualityGate: false });
  const seed = (slug: string, version: string, files: Files, at = DAY): void =>
    hub.seed([{ slug, owner: OWNER, version, files, at }]);
  seed('behind', '0.9.0', { 'SKILL.md': page('behind') });
  seed('clean', '0.9.0', { 'SKILL.md': page('clean') }, DAY - 86_400_000);
  for (const app of ['clean', 'hidden', 'judged']) seed(app, '1.0.0', bundleOf(app));
  seed('edited', '1.0.0', { 'SKILL.md': page('edited') });
  hub.setStats('clean', { downloads: 830, installs: 7, stars: 2 });
  hub.setVerdict('judged', { status: 'suspicious', flagged: true, reasonCodes: ['suspicious.exec'] });
  Object.assign(hub.skill('hidden') ?? {}, { quarantined: true });
  hub.settings.pendingMs = Infinity;
  const client = { url: hub.url, token: TOKEN };
  const reply = await publishJson(client, { slug: 'waiting', files: bundleOf('waiting') });
  expect(reply).toMatchObject({ status: 200 });
  return hub;
}

function ask(dir: string, hub: Pick<Clawhub, 'url'>, ...args: string[]): Promise<CliResult> {
  return skillpress(dir, ['status', ...args], { env: { CLAWHUB_REGISTRY: hub.url } });
}

const FLAGS: StatusFlags = {
  ...NO_FLAGS,
  concurrency: 16,
  format: 'json',
  quiet: true,
  registry: 'clawhub',
  save: false,
};

/** Real sockets, and waits that take a hundredth of their time. */
const HURRIED: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms / 100, signal),
  after: (ms, act) => systemClock.after(ms / 100, act),
};

/** The same command without a process of its own. */
async function here(
  dir: string,
  hub: Pick<Clawhub, 'url'>,
  flags: Partial<StatusFlags> = {},
  stop = new AbortController().signal,
  clock = HURRIED,
) {
  let stdout = '';
  const context: Context = {
    cwd: dir,
    env: { CLAWHUB_REGISTRY: hub.url },
    stdout: (text) => (stdout += text),
    stderr: () => {},
    terminal: false,
    colour: false,
    version: '0.0.0',
    packageDir: ROOT,
    now: () => performance.now(),
    wall: () => Date.now(),
    node: { version: process.version, wanted: '' },
  };
  const code = await status(context, [], { ...FLAGS, ...flags }, stop, clock);
  return { code, stdout, report: () => JSON.parse(stdout) as Shape };
}

async function json(dir: string, hub: Pick<Clawhub, 'url'>, ...args: string[]) {
  const { code, stdout } = await ask(dir, hub, '--format', 'json', ...args);
  return { code, report: JSON.parse(stdout) as Shape };
}

function fault(rule: FaultRule): Promise<Clawhub> {
  return populated().then((hub) => {
    hub.setFaults([rule]);
    return hub;
  });
}

test('tells of each app what is released, published, pending, flagged and used, without a token', async () => {
  const hub = await populated();
  const sent = hub.mutating;
  const first = hub.requests.length;
  const { code, report } = await json(catalogOf(released()), hub);
  expect(code).toBe(0);
  expect(report.apps.map(({ app, state, flagged }) => [app, state, flagged])).toEqual([
    ['behind', 'due', false],
    ['clean', 'published', false],
    ['edited', 'conflict', false],
    ['fresh', 'due', false],
    ['hidden', 'published', true],
    ['judged', 'published', true],
    ['waiting', 'pending', false],
  ]);
  expect(report.apps[1]).toEqual({
    app: 'clean',
    state: 'published',
    released: '1.0.0',
    changed: false,
    latest: '1.0.0',
    publishedAt: '2026-11-18T09:30:00Z',
    downloads: 830,
    installs: 7,
    stars: 2,
    flagged: false,
    verdict: 'clean',
    flags: [],
    url: `${hub.url}/${OWNER}/skills/clean`,
    auditUrl: `${hub.url}/${OWNER}/skills/clean/security-audit?version=1.0.0`,
    reports: [],
    versions: [
      { version: '1.0.0', date: '2026-11-18T09:30:00Z', verdict: 'clean' },
      { version: '0.9.0', date: '2026-11-17T09:30:00Z', verdict: 'clean' },
    ],
    message: null,
  });
  expect(report.apps[5]).toMatchObject({
    verdict: 'suspicious',
    flags: ['moderation.suspicious', 'suspicious.exec', 'security.status_not_clean'],
  });
  expect(report.apps[4]).toMatchObject({ latest: '1.0.0', flags: ['hidden'], downloads: null });
  expect(report.summary).toMatchObject({ apps: 7, flagged: 2, installs: 7 });
  expect(hub.mutating).toBe(sent);
  expect(hub.requests.slice(first).every(({ token }) => token === 'none')).toBe(true);
  // All verdicts came with one request.
  expect(hub.requests.filter(({ kind }) => kind === 'verdicts')).toHaveLength(1);
});

test('as text it counts first, then names only what needs attention', async () => {
  const hub = await populated();
  const { code, stdout } = await ask(catalogOf(released()), hub);
  expect(code).toBe(0);
  const [head, counts, use, blank, titles, ...rows] = stdout.split('\n');
  expect(head).toMatch(/^127\.0\.0\.1:\d+@membranedev, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ: 7 apps$/);
  expect(counts).toBe('published 3 · pending 1 · due 2 · conflict 1 · flagged 2');
  expect(use).toBe('downloads 830 · installs 7 · stars 2');
  expect(blank).toBe('');
  expect(titles).toMatch(/^app +state +released +there +downloads +installs +stars +what/);
  expect(rows.slice(0, 4).map((row) => row.split(/ {2,}/).slice(0, 2))).toEqual([
    ['edited', 'conflict'],
    ['hidden', 'published'],
    ['judged', 'published'],
    ['waiting', 'pending'],
  ]);
  expect(rows[1]).toContain('hidden');
  expect(rows.slice(4).join('\n')).toBe('\nto be published (2): behind, fresh\n');
  hub.setVerdict('judged', { status: 'clean' });
  const named = await ask(catalogOf(released()), hub, 'clean', 'judged', '--quiet');
  expect(named).toMatchObject({ code: 0, stdout: '', stderr: '' });
});

test('on GitHub flagged apps are annotations, and the summary has the table', async () => {
  const hub = await populated();
  hub.setVerdict('judged', { status: 'malicious' });
  const dir = catalogOf(released());
  const summary = join(dir, 'summary.md');
  const { stdout } = await skillpress(dir, ['status', '--format', 'github'], {
    env: { CLAWHUB_REGISTRY: hub.url, GITHUB_STEP_SUMMARY: summary },
  });
  expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toEqual([
    expect.stringMatching(/^::error file=apps\/judged\/app\.md,title=status\/flagged::judged: malicious/),
    expect.stringMatching(
      /^::warning file=apps\/edited\/app\.md,title=status\/conflict::edited: the registry has/,
    ),
    expect.stringMatching(/^::warning file=apps\/hidden\/app\.md,title=status\/flagged::hidden: hidden/),
  ]);
  expect(readFileSync(summary, 'utf8')).toContain('| judged | published | 1.0.0 | 1.0.0 |');
});

test('an app that changed since its release, or that has errors now, is compared by its version', async () => {
  const hub = await populated();
  const dir = catalogOf({
    ...released(),
    'apps/clean/app.md': descriptor({ name: 'Renamed', homepage: 'https://clean.example/' }),
    'apps/behind/app.md': descriptor({ name: 'Made behind', homepage: 'nowhere' }),
    'apps/draft/app.md': descriptor({ draft: 'true' }),
  });
  const { code, report } = await here(dir, hub);
  expect(code).toBe(0);
  const states = report().apps.map(({ app, state, changed }) => [app, state, changed]);
  expect(states.slice(0, 2)).toEqual([
    ['behind', 'due', true],
    ['clean', 'published', true],
  ]);
  expect(states.map(([app]) => app)).not.toContain('draft');
});

test.each<[string, FaultRule, string[]]>([
  ['429 once, with a time to come back', { on: 'skill', times: 1, ...tooMany(1) }, []],
  ['an answer lost once', { on: 'resolve', times: 1, answer: { kind: 'reset', at: 'mid-body' } }, []],
  ['a web page instead of one app', { on: 'skill', slug: 'clean', ...webPage }, ['clean']],
  [
    'one app that answers 502 for ever',
    { on: 'resolve', slug: 'judged', ...proxyError(502, 'none') },
    ['judged'],
  ],
  [
    'a malformed app',
    { on: 'skill', slug: 'clean', answer: { kind: 'field', path: 'latestVersion.createdAt', value: 'soon' } },
    ['clean'],
  ],
  [
    'a version that is none',
    {
      on: 'resolve',
      slug: 'hidden',
      answer: { kind: 'field', path: 'latestVersion.version', value: 'the\nnewest' },
    },
    ['hidden'],
  ],
  [
    'a list of versions that is none',
    { on: 'versions', slug: 'clean', answer: { kind: 'field', path: 'items' } },
    ['clean'],
  ],
  [
    'verdicts that are a web page',
    { on: 'verdicts', ...webPage },
    ['behind', 'clean', 'edited', 'hidden', 'judged'],
  ],
  [
    'silence about one app',
    { on: 'resolve', slug: 'clean', answer: { kind: 'stall', at: 'headers' } },
    ['clean'],
  ],
  [
    'half an answer about one app',
    { on: 'skill', slug: 'clean', answer: { kind: 'stall', at: 'body' } },
    ['clean'],
  ],
  ['fields that nobody knows', { answer: { kind: 'extra-fields' } }, []],
])('%s: the rest is told, what could not be read is named, exit 3', async (_, rule, incomplete) => {
  const hub = await fault(rule);
  const { code, report: shown } = await here(catalogOf(released()), hub);
  const report = shown();
  const named = report.apps.filter(({ message, state }) => message !== null && state !== 'conflict');
  expect(named.map(({ app }) => app)).toEqual(incomplete.filter((app) => app !== 'edited'));
  expect(code).toBe(incomplete.length === 0 ? 0 : 3);
  expect(report.ok).toBe(incomplete.length === 0);
  expect(report.apps).toHaveLength(7);
});

test('a registry that is down is not asked app by app', async () => {
  const hub = await clawhub({ faults: [{ ...proxyError(503, 'none') }] });
  const { code, report } = await here(catalogOf(released()), hub, { concurrency: 1 });
  expect(code).toBe(3);
  expect(report().summary.states).toMatchObject({ unknown: 7 });
  expect(report().apps[6]?.['message']).toContain('ClawHub is down: 5 requests in a row failed');
  expect(hub.requests).toHaveLength(5 * 4);
});

test('what is no ClawHub is told once for all, and nothing is saved', async () => {
  const hub = await clawhub({
    faults: [{ effect: 'none', answer: { kind: 'status', status: 404, body: 'No' } }],
  });
  const dir = catalogOf(released());
  const { code, stdout } = await here(dir, hub, { save: true, concurrency: 1, format: 'text', quiet: false });
  expect(code).toBe(3);
  expect(stdout).toContain('unknown 7');
  expect(stdout.match(/it answered 404: No, which is not what ClawHub answers/g)).toHaveLength(3 + 1);
  expect(stdout).toMatch(/^4 more apps: it answered 404: .* \(fresh, hidden, judged, waiting\)$/m);
  expect(stdout).toMatch(/^Correct CLAWHUB_REGISTRY, or leave it out\.$/m);
  expect(hub.requests).toHaveLength(1);
  expect(existsSync(join(dir, 'status.json'))).toBe(false);
});

test('codes and words of a registry never reach a terminal or a listing raw', async () => {
  const hub = await populated();
  hub.setVerdict('judged', { status: '\u001B[31mfine' as 'clean' });
  hub.setFaults([
    {
      on: 'resolve',
      slug: 'clean',
      effect: 'none',
      answer: { kind: 'status', status: 400, body: '\u001B]0;owned\u0007' },
    },
  ]);
  const dir = catalogOf(released());
  const { stdout } = await here(dir, hub, { save: true, format: 'text' });
  expect(stdout).toContain('unreadable');
  expect(stdout).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/);
  expect(readFileSync(join(dir, 'status.json'), 'utf8')).toContain('"verdict":"unreadable"');
});

test('usage: unknown registry, unknown app, no SARIF, a folder without its registry', async () => {
  const dir = catalogOf(released());
  const run = (...args: string[]) => skillpress(dir, ['status', ...args]);
  const [registry, app, sarif, folder] = await Promise.all([
    run('--registry', 'clawhup'),
    run('claen'),
    run('--format', 'sarif'),
    run('--registry', 'directory'),
  ]);
  expect(registry).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "clawhub"?') });
  expect(app).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "clean"?') });
  expect(sarif).toMatchObject({ code: 2, stderr: expect.stringContaining('--format json') });
  expect(folder).toMatchObject({ code: 2, stderr: expect.stringContaining('--to DIR') });
});

test('--save keeps it for the listings; pages, bundles and digests stay byte for byte', async () => {
  const hub = await populated();
  const dir = catalogOf(released());
  expect(await ask(dir, hub, '--save')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('commit it'),
  });
  const before = filesIn(join(dir, 'dist'));
  expect(await skillpress(dir, ['build', '--frozen', '--check'])).toMatchObject({ code: 1 });
  expect(await skillpress(dir, ['build', '--frozen'])).toMatchObject({ code: 0 });
  const after = filesIn(join(dir, 'dist'));
  // The most used apps come first in packs, too: their manifests follow, not what agents read.
  const isPack = (path: string): boolean => /^(?:plugins\/|\.|skills\.sh)/.test(path);
  expect(changedPaths(before, after).filter((path) => !isPack(path))).toEqual([
    ...['behind', 'clean', 'edited', 'hidden', 'judged'].map((app) => `listings/${app}.json`),
    'manifest.json',
  ]);
  const read = (files: Files, app: string) =>
    JSON.parse(files[`listings/${app}.json`] ?? '') as Record<string, unknown>;
  expect(read(after, 'clean')).toMatchObject({
    contentDigest: read(before, 'clean')['contentDigest'],
    registries: {
      clawhub: {
        version: '1.0.0',
        downloads: 830,
        installs: 7,
        stars: 2,
        verdict: 'clean',
        flags: [],
        versions: [{ version: '1.0.0', verdict: 'clean' }, { version: '0.9.0' }],
        asOf: expect.stringMatching(/Z$/),
      },
    },
  });
  expect(read(after, 'waiting')).toMatchObject({ registries: {} });
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const fits = (schema: string, value: unknown): boolean =>
    ajv.validate(JSON.parse(readFileSync(join(ROOT, 'schemas', schema), 'utf8')), value);
  expect(fits('listing.schema.json', read(after, 'judged'))).toBe(true);
  expect(fits('status.schema.json', JSON.parse(readFileSync(join(dir, 'status.json'), 'utf8')))).toBe(true);
  expect(await skillpress(dir, ['release', '--check'])).toMatchObject({ code: 0 });
});

test('--save keeps what it could not read, and forgets what is gone', async () => {
  const hub = await populated();
  const dir = catalogOf(released());
  await here(dir, hub, { save: true });
  const saved = () =>
    (
      JSON.parse(readFileSync(join(dir, 'status.json'), 'utf8')) as {
        apps: Record<string, { clawhub: Shown }>;
      }
    ).apps;
  const before = saved();
  hub.setStats('clean', { installs: 99 });
  hub.setStats('judged', { installs: 99 });
  hub.skills.get(`@${OWNER}/behind`)?.versions.splice(0);
  hub.setFaults([{ on: 'skill', slug: 'clean', ...webPage }]);
  expect(await here(dir, hub, { save: true })).toMatchObject({ code: 3 });
  expect(saved()['clean']).toEqual(before['clean']);
  expect(saved()['judged']?.clawhub).toMatchObject({ installs: 99 });
  expect(Object.keys(saved())).toEqual(['clean', 'edited', 'hidden', 'judged']);
});

test('a status.json that is damaged, half merged or a link is refused with its place', async () => {
  const dir = catalogOf(released());
  const path = join(dir, 'status.json');
  writeFileSync(path, '{\n  "apps": {\n<<<<<<< ours\n');
  const broken = await skillpress(dir, ['build', '--frozen']);
  expect(broken).toMatchObject({ code: 1, stdout: expect.stringContaining('status.json:3:1') });
  expect(broken.stdout).toContain('status/schema');
  writeFileSync(path, '{\n  "apps": {\n    "clean": { "clawhub": { "version": "newest" } }\n  }\n}\n');
  expect((await skillpress(dir, ['build', '--frozen'])).stdout).toMatch(
    /status\.json:3:\d+.*expected a version such as 1\.4\.0, received "newest"/,
  );
  expect(await skillpress(dir, ['status', '--save'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('status.json:3'),
  });
  expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(join(catalogOf(released()), 'dist')));
  const other = catalogOf(released());
  symlinkSync(path, join(other, 'status.json'));
  expect(await skillpress(other, ['build', '--frozen'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('symbolic link'),
  });
  expect(existsSync(join(other, 'status.json'))).toBe(true);
});

test('publish sends the most installed first, by the saved status', async () => {
  const hub = await populated();
  const dir = catalogOf(released());
  hub.setStats('judged', { installs: 40 });
  await here(dir, hub, { save: true });
  const listed = async (): Promise<string[]> => {
    await skillpress(dir, ['build', '--frozen']);
    const empty = await clawhub();
    const env = { CLAWHUB_REGISTRY: empty.url };
    const { stdout } = await skillpress(dir, ['publish', '--dry-run', '--format', 'json'], { env });
    return (JSON.parse(stdout) as { versions: { app: string }[] }).versions.map(({ app }) => app);
  };
  expect((await listed()).slice(0, 2)).toEqual(['judged', 'clean']);
  rmSync(join(dir, 'status.json'));
  expect((await listed()).slice(0, 2)).toEqual(['behind', 'clean']);
});

test('an interruption ends it at once and saves nothing', async () => {
  const hub = await clawhub();
  const dir = catalogOf(released());
  const stop = new AbortController();
  hub.setFaults([
    { on: 'resolve', before: () => stop.abort('SIGINT'), answer: { kind: 'stall', at: 'headers' } },
  ]);
  await expect(here(dir, hub, { save: true }, stop.signal, systemClock)).rejects.toMatchObject({
    exitCode: 130,
  });
  expect(existsSync(join(dir, 'status.json'))).toBe(false);
});
