import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  catalogWith,
  descriptor,
  filesIn,
  ROOT,
  snapshot,
  writeFiles,
  type Files,
} from './support/catalogs.ts';
import { CLAWHUB_CLI } from './clawhubCli/install.mjs';
import { releasedOnce, skillpress, type CliResult } from './support/cli.ts';
import type { Fault } from './support/clawhub/faults.ts';
import {
  gatewayTimeout,
  lostAnswer,
  proxyError,
  redirect,
  refusal,
  REFUSALS,
  webPage,
} from './support/clawhub/presets.ts';
import { startClawhub, TOKEN, type Clawhub, type ClawhubOptions } from './support/clawhub/server.ts';

const OWNER = 'membranedev';
const SLUGS = ['calendarly', 'invoicely', 'ticketly'];

/** Three apps whose pages have different shapes. */
function apps(): Files {
  const nouns = ['Event', 'Invoice', 'Ticket'];
  return Object.fromEntries(
    SLUGS.flatMap((slug, index) => [
      [
        `apps/${slug}/app.md`,
        descriptor(
          {
            name: slug,
            homepage: `https://${slug}.example/`,
            summary: `Keeps ${nouns[index]?.toLowerCase()}s for teams that work together.`,
            categories: '[crm]',
            keywords: '[teamwork]',
          },
          `Ask which ${nouns[index]?.toLowerCase()} is meant before changing one.\n`,
        ),
      ],
      [
        `apps/${slug}/membrane.json`,
        snapshot(['List', 'Get', 'Create'].slice(0, index + 1).map((verb) => `${verb} ${nouns[index]}`)),
      ],
    ]),
  );
}

const released = releasedOnce(apps());

interface Place {
  readonly dir: string;
  readonly hub: Clawhub;
  readonly publish: (...args: string[]) => Promise<CliResult>;
  readonly env: Record<string, string>;
}

/** A released and built catalog, and a registry for it. */
async function place(options: ClawhubOptions = {}): Promise<Place> {
  const hub = await startClawhub({ accounts: [{ handle: OWNER, token: TOKEN }], ...options });
  onTestFinished(() => hub.close());
  const dir = catalogWith(released());
  const env = { CLAWHUB_REGISTRY: hub.url, CLAWHUB_TOKEN: TOKEN };
  return { dir, hub, env, publish: (...args) => skillpress(dir, ['publish', ...args], { env }) };
}

test('the plan is printed without a token and without sending anything', async () => {
  const { dir, hub } = await place();
  hub.seed([{ slug: 'ticketly', owner: OWNER, version: '0.9.0', files: { 'SKILL.md': 'old' } }]);
  const run = (...args: string[]): Promise<CliResult> =>
    skillpress(dir, ['publish', '--dry-run', ...args], { env: { CLAWHUB_REGISTRY: hub.url } });
  const { code, stdout } = await run();
  expect(stdout).toMatch(/^Plan for 127\.0\.0\.1:\d+@membranedev: new 2 · changed 1\n/);
  expect(stdout).toMatch(
    /\d{4}-\d\d-\d\d {2}1 changed: ticketly 1\.0\.0\n.* 2 new: calendarly 1\.0\.0, invoicely 1\.0\.0/,
  );
  expect(code).toBe(0);
  const { versions, ok } = JSON.parse((await run('--format', 'json')).stdout);
  expect(ok).toBe(true);
  expect(versions[0]).toEqual({
    app: 'ticketly',
    version: '1.0.0',
    action: 'changed',
    result: null,
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    keptBy: null,
    reason: null,
    hint: null,
  });
  expect(hub.mutating).toBe(0);
  expect(existsSync(join(dir, '.skillpress/publish'))).toBe(false);
});

test('releases go out once, as the official CLI computes them; the next run sends nothing', async () => {
  const { dir, hub, publish } = await place();
  const first = await publish();
  expect(first.stdout).toMatch(/Published 3: (?:\w+ly 1\.0\.0(?:, |\n)){3}/);
  expect(first.code).toBe(0);
  expect(hub.commits.map(({ slug, version }) => `${slug} ${version}`).sort()).toEqual(
    SLUGS.map((slug) => `${slug} 1.0.0`),
  );
  expect(hub.commits[0]?.payload).toMatchObject({ categories: ['operations'], topics: ['teamwork'] });
  expect(hub.skill('ticketly', OWNER)?.quarantined).toBe(false);
  const { mutating } = hub;
  const second = await publish('--format', 'json');
  expect(JSON.parse(second.stdout)).toMatchObject({ ok: true, stopped: null, resumeAt: null, findings: [] });
  expect(hub.mutating).toBe(mutating);
  const official = await officialCli(dir, hub, 'ticketly');
  expect(JSON.parse(official)).toMatchObject({ status: 'unchanged', version: '1.0.0' });
  expect(secretsIn(dir, first, second)).toBe(false);
});

test.each([
  ['resets', lostAnswer],
  ['answers 504', gatewayTimeout],
])('a registry that accepts and %s ends as published with one commit', async (_, fault) => {
  const { hub, publish } = await place();
  hub.setFaults([{ on: 'publish', slug: 'ticketly', times: 1, ...fault }]);
  const { code, stdout } = await publish('ticketly');
  expect(stdout).toContain('Published 1: ticketly 1.0.0');
  expect(code).toBe(0);
  expect(hub.commits).toHaveLength(1);
});

test.each<readonly [what: string, fault: Fault, reason: RegExp, hint: RegExp]>([
  ['a web page', webPage, /it answered 200 with a web page, which/, /Correct CLAWHUB_REGISTRY, .* sign in/],
  [
    'what is no HTTP',
    { answer: { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.6\r\n' } },
    /127\.0\.0\.1:\d+ answered what is no HTTP/,
    /Something else listens there/,
  ],
  [
    'an unknown encoding',
    { answer: { kind: 'status', status: 200, body: 'x', headers: { 'content-encoding': 'br' } } },
    /it answered 200: an unknown content encoding, expected gzip, which/,
    /Correct CLAWHUB_REGISTRY/,
  ],
])('a registry that answers look-ups with %s is told with what to do', async (_, fault, reason, hint) => {
  const { hub, publish } = await place();
  hub.setFaults([{ on: 'resolve', ...fault }]);
  const { code, stdout } = await publish('ticketly', '--dry-run', '--format', 'json');
  const [version] = JSON.parse(stdout).versions;
  expect(version).toMatchObject({ action: 'unknown', reason: expect.stringMatching(reason) });
  expect(version.hint).toMatch(hint);
  expect(code).toBe(4);
});

test('a registry that redirects is told with where to', async () => {
  const { hub, publish } = await place();
  hub.setFaults([{ on: 'resolve', ...redirect('https://registry.example/a?b=c') }]);
  const { stdout } = await publish('ticketly', '--dry-run');
  expect(stdout).toContain('it redirects (307) to https://registry.example, which is not followed');
  expect((await publish('ticketly')).stdout).toMatch(/^nothing was sent · /m);
});

test('a registry is asked through the proxy of the environment', async () => {
  const { dir } = await place();
  // Nothing listens there, and no name is looked up.
  const env = { HTTPS_PROXY: 'http://me:secret@127.0.0.1:9' };
  const { stdout, stderr } = await skillpress(dir, ['publish', 'ticketly', '--dry-run'], { env });
  expect(stdout).toContain(
    'clawhub.ai (by the proxy 127.0.0.1:9) cannot be reached: the proxy refused the connection (ECONNREFUSED)\n  Correct HTTPS_PROXY',
  );
  expect(stdout + stderr).not.toContain('secret');
});

test('an app that changed since its release is held back, and told how to go on', async () => {
  const { dir, hub, publish } = await place();
  appendFileSync(join(dir, 'apps/ticketly/app.md'), '\nTickets are never deleted.\n');
  await skillpress(dir, ['build']);
  const { code, stdout } = await publish();
  expect(stdout).toContain(
    'ticketly 1.0.0: refused: its bundle has changed since 1.0.0 was released\n  Run `skillpress release ticketly`',
  );
  expect(code).toBe(4);
  expect(hub.commits).toHaveLength(2);
  await skillpress(dir, ['release']);
  const after = await publish();
  expect(after.stdout).toContain('Published 1: ticketly 1.0.1');
  expect(after.code).toBe(0);
});

test('what is not what a clean build makes is not published', async () => {
  const { dir, hub, publish } = await place();
  appendFileSync(join(dir, 'dist/clawhub/ticketly/SKILL.md'), 'One more line.\n');
  const { code, stderr } = await publish();
  expect(stderr).toContain(
    'dist/ is not what a clean frozen build makes; 1 file differs: clawhub/ticketly/SKILL.md',
  );
  expect(code).toBe(1);
  expect(hub.requests).toHaveLength(0);
});

test('an app with errors is skipped and named, the others are published', async () => {
  const { dir, hub, publish } = await place();
  writeFiles(dir, { 'apps/calendarly/app.md': descriptor({ nmae: 'Calendarly' }) });
  const named = await publish('ticketly');
  expect(named.stdout).toContain('Published 1: ticketly 1.0.0');
  expect(named.code).toBe(0);
  const { code, stdout } = await publish();
  expect(stdout).toContain('Published 1: invoicely 1.0.0');
  expect(stdout).toMatch(
    /calendarly: refused: the rules find an error in it: apps\/calendarly\/app\.md:\d+:\d+: Unknown key "nmae"/,
  );
  expect(stdout).toContain('Run `skillpress check calendarly`');
  expect(code).toBe(4);
  expect(hub.commits.map(({ slug }) => slug)).toEqual(['ticketly', 'invoicely']);
});

test('a draft that is named is told', async () => {
  const { dir, publish } = await place();
  writeFiles(dir, { 'apps/waiting/app.md': descriptor({ name: 'Waiting', draft: 'true' }) });
  const { code, stdout } = await publish('waiting');
  expect(stdout).toContain('waiting: refused: it is a draft, so there is nothing of it to publish');
  expect(stdout).toContain('Remove the line "draft: true" from apps/waiting/app.md');
  expect(code).toBe(4);
});

test('an error that is of no single app stops everything', async () => {
  const { dir, hub, publish } = await place();
  writeFiles(dir, { 'templates/page.hbs': '{{#if' });
  const { code, stderr } = await publish('ticketly');
  expect(stderr).toContain('Nothing was published: the rules find an error that concerns every app');
  expect(code).toBe(1);
  expect(hub.requests).toHaveLength(0);
});

test.each(['pull_request', 'pull_request_target'])(
  '%s: refused, but for a plan without the token',
  async (event) => {
    const { dir, hub, env } = await place();
    const inEvent = { env: { ...env, GITHUB_EVENT_NAME: event } };
    const { code, stderr } = await skillpress(dir, ['publish'], inEvent);
    expect(stderr).toContain(`A run for a pull request (${event}) does not publish`);
    expect(code).toBe(2);
    expect(hub.requests).toHaveLength(0);
    expect((await skillpress(dir, ['publish', 'ticketly', '--dry-run'], inEvent)).code).toBe(0);
    expect(hub.requests.every(({ token }) => token === 'none')).toBe(true);
  },
);

test.each<[string[], Record<string, string>, string]>([
  [[], { CLAWHUB_TOKEN: '' }, 'CLAWHUB_TOKEN is not set'],
  [[], { CLAWHUB_TOKEN: 'clh_a\nclh_b' }, 'CLAWHUB_TOKEN is empty or holds white space'],
  [[], { CLAWHUB_REGISTRY: 'http://clawhub.example' }, 'CLAWHUB_REGISTRY must be https'],
  [['--registry', 'clawhb'], {}, 'Did you mean "clawhub"?'],
  [['tickettly'], {}, 'Did you mean "ticketly"?'],
  [['--format', 'sarif'], {}, 'publish has no SARIF'],
  [['--limit', '0'], {}, 'expected a whole number'],
])('usage: %j %j', async (args, over, message) => {
  const { dir, hub, env } = await place();
  const { code, stderr } = await skillpress(dir, ['publish', ...args], { env: { ...env, ...over } });
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(hub.requests).toHaveLength(0);
});

test('pending is not published: reported, and a failure only for who waits', async () => {
  const { hub, publish } = await place({ pendingMs: Infinity });
  const first = await publish('ticketly');
  expect(first.stdout).toContain('Pending, not public before the registry has accepted them: 1');
  expect(first.stdout).not.toContain('Published 1');
  expect(first.code).toBe(0);
  const { mutating } = hub;
  const waiting = await publish('ticketly', '--wait', '1');
  expect(waiting.stdout).toContain('pending 1');
  expect(waiting.code).toBe(4);
  expect(hub.mutating).toBe(mutating);
  hub.publishPending();
  const after = await publish('ticketly', '--wait', '1');
  expect(after.stdout).toContain('there 1');
  expect(after.code).toBe(0);
});

test('a registry that wants no more stops the run: which, why, when to come back', async () => {
  const { hub, publish } = await place();
  hub.setFaults([{ on: 'publish', ...refusal(REFUSALS.cap) }]);
  const first = await publish('ticketly', '--format', 'json');
  expect(first.code).toBe(4);
  const report = JSON.parse(first.stdout);
  expect(report).toMatchObject({ ok: false, stopped: { reason: 'cap', message: REFUSALS.cap } });
  expect(Date.parse(report.resumeAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  const posts = hub.requests.filter(({ kind }) => kind === 'publish').length;
  const second = await publish('ticketly');
  expect(second.stdout).toMatch(
    /Left for a later run 1 \(1 kept back since the registry asked to wait\): .*\nRun again after \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./,
  );
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(posts);
});

test('a refused app is named and annotated, the others go out, and it is not sent again', async () => {
  const { dir, hub, env } = await place();
  const thin = 'Skill content is too thin or templated. Add meaningful, specific documentation.';
  hub.setFaults([{ on: 'publish', slug: 'ticketly', ...refusal(thin) }]);
  const inActions = { env: { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(dir, 'summary.md') } };
  const first = await skillpress(dir, ['publish'], inActions);
  expect(first.stdout).toContain(
    `::error file=apps/ticketly/app.md,title=publish/refused::${thin}%0ASay more of what only this app has`,
  );
  expect(first.code).toBe(4);
  expect(readFileSync(join(dir, 'summary.md'), 'utf8')).toContain('ticketly 1.0.0: refused');
  expect(hub.commits).toHaveLength(2);
  const posts = hub.requests.filter(({ kind }) => kind === 'publish').length;
  const second = await skillpress(dir, ['publish'], { env });
  expect(second.stdout).toContain('the registry refused these files on');
  expect(second.code).toBe(4);
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(posts);
});

test('--limit, and apps by name', async () => {
  const { hub, publish } = await place();
  expect((await publish('ticketly')).code).toBe(0);
  expect(hub.commits.map(({ slug }) => slug)).toEqual(['ticketly']);
  const limited = await publish('--limit', '1');
  expect(limited.stdout).toContain('Left for a later run 1');
  expect(limited.stdout).not.toContain('Run again after');
  expect(limited.code).toBe(0);
  expect(hub.commits).toHaveLength(2);
});

test('many who wait at once are nothing to warn of', async () => {
  const dir = catalogWith({});
  for (const slug of readdirSync(join(ROOT, 'apps')).slice(0, 12))
    cpSync(join(ROOT, 'apps', slug), join(dir, 'apps', slug), { recursive: true });
  await skillpress(dir, ['release']);
  const hub = await startClawhub({ faults: [{ on: 'resolve', times: 12, ...proxyError(502, 'none') }] });
  onTestFinished(() => hub.close());
  const run = await skillpress(dir, ['publish', '--dry-run'], { env: { CLAWHUB_REGISTRY: hub.url } });
  expect(run.stdout).toContain('new 12');
  expect(run.stderr).not.toMatch(/warning/i);
});

test('a state folder that is a link is not written through', async () => {
  const { dir, hub, publish } = await place();
  rmSync(join(dir, '.skillpress'), { recursive: true, force: true });
  symlinkSync(mkdtempSync(join(dir, 'elsewhere-')), join(dir, '.skillpress'));
  const { code, stderr } = await publish();
  expect(stderr).toContain('is a symbolic link');
  expect(code).toBe(5);
  expect(hub.requests).toHaveLength(0);
});

test('one run at a time', async () => {
  const { dir, hub, publish } = await place();
  writeFiles(dir, { '.skillpress/lock': JSON.stringify({ pid: process.pid, host: hostname() }) });
  const { code, stderr } = await publish();
  expect(stderr).toContain('Another run holds');
  expect(code).toBe(6);
  expect(hub.requests).toHaveLength(0);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s: what is on its way is finished and written down', async (signal, expected) => {
  const { dir, hub, env, publish } = await place();
  hub.setFaults([{ on: 'publish', delayMs: 300 }]);
  const args = ['publish', '--concurrency', '1', '--format', 'json'];
  const child = spawn(process.execPath, [join(ROOT, 'lib/cli.js'), ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const watch = setInterval(() => {
    if (!hub.requests.some(({ kind }) => kind === 'publish')) return;
    clearInterval(watch);
    child.kill(signal);
  }, 5);
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(expected);
  expect(stderr).toMatch(/stopping once what is on its way has its answer[^]*Interrupted/);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, stopped: null });
  expect(hub.commits).toHaveLength(1);
  hub.setFaults([]);
  expect((await publish()).code).toBe(0);
  expect(hub.commits.map(({ slug }) => slug).sort()).toEqual(SLUGS);
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(3);
});

function officialCli(dir: string, hub: Clawhub, slug: string): Promise<string> {
  const config = join(dir, 'clawhub.json');
  writeFileSync(config, JSON.stringify({ registry: hub.url, token: TOKEN }));
  const args = ['skill', 'publish', join(dir, 'dist/clawhub', slug), '--owner', OWNER, '--dry-run', '--json'];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLAWHUB_CLI, ...args], {
      cwd: dir,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: dir,
        CLAWHUB_CONFIG_PATH: config,
        CLAWHUB_REGISTRY: hub.url,
        CLAWHUB_DISABLE_TELEMETRY: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.on('close', () => resolve(stdout));
  });
}

/** Whether the token is in anything that runs printed or left behind; the official CLI's own file aside. */
function secretsIn(dir: string, ...runs: readonly CliResult[]): boolean {
  const { 'clawhub.json': _, ...files } = filesIn(dir);
  const texts = [...Object.values(files), ...runs.flatMap(({ stdout, stderr }) => [stdout, stderr])];
  return texts.some((text) => text.includes(TOKEN));
}
