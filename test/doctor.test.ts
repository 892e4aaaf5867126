import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDisk } from '../src/doctor/checkFolders.ts';
import { checkAnswer } from '../src/doctor/checkMembrane.ts';
import { checkNode } from '../src/doctor/checkVersions.ts';
import { catalogWith, descriptor, filesIn, tempDir, writeFiles, type Files } from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';
import type { FaultRule } from './support/membrane/faults.ts';
import { fakeJwt } from './support/membrane/ids.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from './support/membrane/server.ts';

interface Told {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly message: string;
  readonly fix: string | null;
}

interface Examined extends CliResult {
  readonly ok: boolean;
  readonly checks: readonly Told[];
  readonly check: (name: string) => Told;
}

const IGNORES: Files = { '.gitignore': 'node_modules/\n/dist/\n.skillpress/\n' };
const SAMPLE: Files = { ...IGNORES, 'apps/sample/app.md': descriptor({}) };
const CANARY = 'canary-3f9b1c77e0d24';

async function doctor(dir: string, env: Record<string, string> = {}, ...args: string[]): Promise<Examined> {
  const result = await skillpress(dir, ['doctor', '--format', 'json', ...args], { env });
  const { command, ok, checks } = JSON.parse(result.stdout) as {
    command: string;
    ok: boolean;
    checks: Told[];
  };
  expect(command).toBe('doctor');
  expect(ok).toBe(result.code === 0);
  const check = (name: string): Told => {
    const found = checks.find((each) => each.name === name);
    if (!found) throw new Error(`no check "${name}" in ${result.stdout}`);
    return found;
  };
  for (const { status, fix } of checks) expect(fix === null).toBe(status === 'ok');
  return { ...result, ok, checks, check };
}

async function emulator(options: MembraneOptions = {}): Promise<MembraneEmulator> {
  const api = await startMembrane(options);
  onTestFinished(() => api.close());
  return api;
}

function envOf({ url, token }: { url: string; token: string }): Record<string, string> {
  return { MEMBRANE_API_URL: url, MEMBRANE_TOKEN: token };
}

test('a healthy set-up passes every check with one request, and is left as it was', async () => {
  const dir = catalogWith(SAMPLE);
  const exp = Math.floor(Date.parse('2999-01-01T00:00:00Z') / 1000);
  const api = await emulator({ token: fakeJwt({ exp }) });
  const before = filesIn(dir);
  const { code, checks, check } = await doctor(dir, envOf(api));
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(code).toBe(0);
  expect(checks.map(({ name }) => name)).toEqual([
    'node',
    'skillpress',
    'catalog.yaml',
    'templates',
    'apps',
    'membrane cli',
    'output',
    'state',
    'disk',
    'lock',
    '.gitignore',
    'MEMBRANE_TOKEN',
    'MEMBRANE_API_URL',
    'membrane',
    'clock',
    'clawhub',
    'skillhub',
    'serve',
    'secondme',
  ]);
  expect(check('apps').message).toBe('1 app, none with errors');
  expect(check('membrane cli').message).toContain('@membranehq/cli@');
  expect(check('MEMBRANE_TOKEN').message).toBe('JWT, expires at 2999-01-01 00:00:00 UTC');
  expect(filesIn(dir)).toEqual(before);
  expect(api.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /search?q=a&limit=1']);
});

test('after a build nothing is left behind either', async () => {
  const dir = catalogWith(SAMPLE);
  expect((await skillpress(dir, ['build', '--frozen'])).code).toBe(0);
  const before = filesIn(dir);
  expect((await doctor(dir)).code).toBe(0);
  expect(filesIn(dir)).toEqual(before);
});

test('text is one line a check, with the fix underneath', async () => {
  const dir = catalogWith({ ...IGNORES, 'apps/sample/app.md': descriptor({ keywordz: '[a]' }) });
  const { code, stdout } = await skillpress(dir, ['doctor']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^ok {4}node: v\d/m);
  expect(stdout).toMatch(/^warn {2}MEMBRANE_TOKEN: not set: frozen builds only\n {6}To refresh/m);
  expect(stdout).toMatch(
    /^FAIL {2}apps: 1 app, 1 with errors; first sample: .*\n {6}Did you mean "keywords"/m,
  );
  const quiet = await skillpress(dir, ['doctor', '--quiet']);
  expect(quiet.stdout).not.toContain('node:');
  expect(quiet.stdout).toContain('FAIL  apps');
  const github = await skillpress(dir, ['doctor', '--format', 'github']);
  expect(github.stdout).toContain('::error title=doctor/apps::1 app, 1 with errors');
  const sarif = await skillpress(dir, ['doctor', '--format', 'sarif']);
  expect(sarif.code).toBe(2);
  expect(JSON.parse(sarif.stdout).runs[0]).toMatchObject({ invocations: [{ exitCode: 2 }], results: [] });
});

const CATALOGS: readonly (readonly [string, Files, string, RegExp, RegExp])[] = [
  [
    'a catalog.yaml that is not valid',
    { 'catalog.yaml': 'name: Mine\npublishr: me\n' },
    'catalog.yaml',
    /^not valid: catalog\.yaml:\d+:\d+: .* \(and \d+ more\)$/,
    /skillpress check/,
  ],
  [
    'apps with errors',
    { 'apps/zebra/app.md': descriptor({ homepage: 'nowhere' }), 'apps/alpha/app.md': '---\nname: A\n---\n' },
    'apps',
    /^3 apps, 2 with errors; first alpha: apps\/alpha\/app\.md:2:1: Missing key/,
    /"skillpress check alpha"/,
  ],
  [
    'an error of the whole catalog',
    { 'packs/crm/releases.json': '<<<<<<< ours' },
    'apps',
    /^1 app, the catalog has errors: packs\/crm\/releases\.json:1:1: A merge conflict/,
    /Then run "skillpress check"\.$/,
  ],
  [
    'a template that is not valid',
    { 'templates/skill.md.hbs': '{{#if}}' },
    'templates',
    /^templates\/skill\.md\.hbs:1/,
    /./,
  ],
  ['a state folder that is a file', { '.skillpress': 'x' }, 'state', /cannot be written/, /in the way/],
  ['an output folder that is a file', { dist: 'x' }, 'output', /cannot be written/, /in the way/],
];

test.each(CATALOGS)('%s fails with what to do', async (_, files, name, message, fix) => {
  const dir = catalogWith({ ...SAMPLE, ...files });
  const before = filesIn(dir);
  const { code, check } = await doctor(dir);
  expect(code).toBe(2);
  expect(check(name).status).toBe('fail');
  expect(check(name).message).toMatch(message);
  expect(check(name).fix).toMatch(fix);
  expect(filesIn(dir)).toEqual(before);
});

test('outside a catalog it says where to run', async () => {
  const { code, check } = await doctor(tempDir());
  expect(code).toBe(2);
  for (const name of ['catalog.yaml', 'apps']) {
    expect(check(name).message).toContain('there is no');
    expect(check(name).fix).toContain("Run skillpress in the catalog's root");
  }
  expect(filesIn(tempDir())).toEqual({});
});

test('a catalog without apps is told how to begin', async () => {
  const { code, check } = await doctor(catalogWith(IGNORES));
  expect(code).toBe(0);
  expect(check('apps')).toMatchObject({
    status: 'warn',
    fix: expect.stringContaining('skillpress new SLUG'),
  });
});

test('links that builds refuse are told', async () => {
  const dir = catalogWith(SAMPLE);
  symlinkSync(tempDir(), join(dir, '.skillpress'));
  symlinkSync(join(dir, 'apps/sample'), join(dir, 'apps/other'));
  const { code, check } = await doctor(dir);
  expect(code).toBe(2);
  expect(check('state').message).toContain('symbolic link');
  expect(check('apps').message).toContain('other is a symbolic link');
});

test('a folder that cannot be made is told', async () => {
  const dir = catalogWith(SAMPLE);
  writeFileSync(join(dir, 'file'), 'x');
  symlinkSync('/nowhere/x', join(dir, 'link'));
  for (const out of ['/proc/skillpress/dist', 'file/below', 'link']) {
    const { code, check } = await doctor(dir, {}, '--out', out);
    expect(code).toBe(2);
    expect(check('output').message).toContain('cannot be written');
  }
});

test.skipIf(process.getuid?.() === 0)('a folder without the right to write is told', async () => {
  const dir = catalogWith(SAMPLE);
  mkdirSync(join(dir, 'dist'), { mode: 0o555 });
  const { code, check } = await doctor(dir);
  chmodSync(join(dir, 'dist'), 0o755);
  expect(code).toBe(2);
  expect(check('output').fix).toContain('the right to write');
});

test('a full disk is a warning before it is an error', () => {
  expect(checkDisk(['/a', '/b'], (dir) => (dir === '/a' ? 2e9 : 1e8))).toMatchObject({
    status: 'warn',
    message: '95 MiB free',
  });
  expect(checkDisk(['/a'], () => 2e9).status).toBe('ok');
});

test('a lock that is held or stale is told and left alone', async () => {
  const dir = catalogWith(SAMPLE);
  const lock = join(dir, '.skillpress/lock');
  const hold = (pid: number): void => writeFileSync(lock, JSON.stringify({ pid, host: hostname() }));
  mkdirSync(join(dir, '.skillpress'));
  hold(process.pid);
  const held = (await doctor(dir)).check('lock');
  expect(held).toMatchObject({ status: 'warn', message: `held: process ${process.pid} on ${hostname()}` });
  hold(2 ** 22 - 3);
  const { code, check } = await doctor(dir);
  expect(code).toBe(0);
  expect(check('lock').message).toMatch(/^stale/);
  expect(filesIn(dir)['.skillpress/lock']).toContain(String(2 ** 22 - 3));
});

test.each([
  ['dist/\n', 'lacks .skillpress/'],
  ['/.skillpress\n', 'lacks dist/'],
  ['', 'lacks .skillpress/ and dist/'],
])('a .gitignore of %j %s', async (text, message) => {
  const dir = catalogWith({ ...SAMPLE, '.gitignore': text });
  expect((await doctor(dir)).check('.gitignore')).toMatchObject({ status: 'warn', message });
});

test('the .gitignore of the repository counts for a catalog inside it', async () => {
  const root = tempDir();
  mkdirSync(join(root, '.git'));
  writeFiles(root, { '.gitignore': '/catalog/dist/\n**/.skillpress/\n' });
  const dir = catalogWith({ 'apps/sample/app.md': descriptor({}) }, join(root, 'catalog'));
  expect((await doctor(dir)).check('.gitignore').status).toBe('ok');
});

test.each([
  ['v20.18.3', 'fail'],
  ['v20.19.0', 'ok'],
  ['v22.0.0', 'ok'],
  ['v18.20.0', 'fail'],
])('Node.js %s: %s', (version, status) => {
  expect(checkNode({ version, wanted: '>=20.19' }).status).toBe(status);
});

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const TOKENS: readonly (readonly [string, string, string, RegExp])[] = [
  ['opaque', CANARY, 'ok', /^opaque token, no expiry known$/],
  ['a JWT without an expiry', fakeJwt({ canary: CANARY }), 'ok', /^JWT, no expiry known$/],
  ['a JWT with an absurd expiry', fakeJwt({ canary: CANARY, exp: 1e300 }), 'ok', /^JWT, no expiry known$/],
  ['about to expire', fakeJwt({ canary: CANARY, exp: seconds(600) }), 'warn', /^JWT, expires soon: at 2/],
  ['expired', fakeJwt({ canary: CANARY, exp: seconds(-600) }), 'fail', /^JWT, expired at 2/],
  ['with a space', `${CANARY} more`, 'fail', /^malformed: is empty or holds white space/],
  ['in two lines', `${CANARY}\n${CANARY}`, 'fail', /^malformed/],
  ['with its scheme', `Bearer ${CANARY}`, 'fail', /^malformed: begins with "Bearer"$/],
  ['in quotes', `"${CANARY}"`, 'fail', /^malformed: stands in quotes$/],
];

test.each(TOKENS)(
  'a token %s is judged, and never shown or sent when unusable',
  async (_, token, status, message) => {
    const api = await emulator({ token });
    const dir = catalogWith(SAMPLE);
    const { code, check, stdout, stderr } = await doctor(dir, envOf({ url: api.url, token }));
    expect(check('MEMBRANE_TOKEN')).toMatchObject({ status, message: expect.stringMatching(message) });
    expect(code).toBe(status === 'fail' ? 2 : 0);
    expect(check('membrane').status).toBe('ok');
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
      status === 'fail' ? undefined : `Bearer ${token}`,
    ]);
    const text = await skillpress(dir, ['doctor'], { env: envOf({ url: api.url, token }) });
    for (const shown of [stdout, stderr, text.stdout, text.stderr])
      for (const secret of [CANARY, token, ...token.split('.')]) expect(shown).not.toContain(secret);
  },
);

test.each([
  'not a url',
  `https://${CANARY}.example/path`,
  `http://${CANARY}.example`,
  `https://u:${CANARY}@membrane.example`,
])('the address %s is refused without showing the token in it', async (url) => {
  const { code, check, stdout } = await doctor(catalogWith(SAMPLE), envOf({ url, token: CANARY }));
  expect(code).toBe(2);
  expect(check('MEMBRANE_API_URL').status).toBe('fail');
  expect(check('membrane').message).toContain('not asked');
  expect(stdout).not.toContain(CANARY);
});

const ANSWERS: readonly (readonly [string, FaultRule, RegExp, RegExp])[] = [
  ['401', { kind: 'status', status: 401 }, /answered 401: it refuses the token/, /Make a new token/],
  ['403', { kind: 'status', status: 403 }, /answered 403: .* may not search/, /right workspace/],
  [
    '404',
    { kind: 'status', status: 404 },
    /answered 404: .* no answer of the Membrane API/,
    /MEMBRANE_API_URL/,
  ],
  [
    '429',
    { kind: 'status', status: 429, retryAfter: { seconds: 90, as: 'date' } },
    /answered 429: too many requests/,
    /^Try again in 90 s\.$/,
  ],
  [
    '503',
    { kind: 'status', status: 503 },
    /answered 503: Membrane has a problem/,
    /Try again in some minutes/,
  ],
  ['a login page', { kind: 'html' }, /answered 200: but not JSON/, /sign in first/],
  ['a redirect elsewhere', { kind: 'redirect', to: 'https://evil.example/' }, /answered 302/, /Correct/],
  ['a reset', { kind: 'reset', at: 'before-headers' }, /broke the connection \(/, /Try again/],
  ['silence', { kind: 'stall', at: 'headers' }, /did not answer within \d+ s/, /firewall/],
  ['half an answer', { kind: 'stall', at: 'body' }, /did not answer within \d+ s/, /firewall/],
];

// At once, since silence takes its time.
test('what Membrane answers amiss is upstream: exit 3, with what to do', async () => {
  const cases = ANSWERS.map((each) => ({ each, dir: catalogWith(SAMPLE) }));
  await Promise.all(
    cases.map(async ({ each: [name, fault, message, fix], dir }) => {
      const api = await startMembrane({ faults: [fault] });
      const { code, check, stdout } = await doctor(dir, envOf(api), '--timeout', '3');
      await api.close();
      expect(code, name).toBe(3);
      expect(check('membrane').status, name).toBe('fail');
      expect(check('membrane').message, name).toMatch(message);
      expect(check('membrane').fix, name).toMatch(fix);
      expect(api.requests, name).toHaveLength(1);
      expect(stdout, name).not.toContain(api.token);
    }),
  );
});

test('nobody listening, no TLS and no such name are told apart', async () => {
  const gone = await startMembrane();
  await gone.close();
  const live = await emulator();
  const at = async (url: string): Promise<Told> => {
    const { code, check } = await doctor(catalogWith(SAMPLE), envOf({ url, token: CANARY }));
    expect(code).toBe(3);
    return check('membrane');
  };
  expect(await at(gone.url)).toMatchObject({
    message: `${gone.url} refused the connection (ECONNREFUSED)`,
    fix: expect.stringContaining('start the server'),
  });
  expect(await at(live.url.replace('http:', 'https:'))).toMatchObject({
    message: expect.stringContaining('has no TLS that can be trusted'),
    fix: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
  // Longer than a name may be, so that no name server is asked.
  expect(await at(`https://${'x'.repeat(64)}.example`)).toMatchObject({
    message: expect.stringContaining('cannot be looked up'),
    fix: expect.stringContaining('DNS'),
  });
});

test('the proxy of the environment is named, without its password', async () => {
  const url = 'https://membrane.example';
  const through = async (proxy: string): Promise<Examined> => {
    const env = { ...envOf({ url, token: CANARY }), HTTPS_PROXY: proxy };
    return doctor(catalogWith(SAMPLE), env);
  };
  const { check, stdout } = await through('http://me:secret@127.0.0.1:9');
  expect(check('membrane').message).toBe(
    `${url} (by the proxy 127.0.0.1:9) cannot be reached: the proxy refused the connection (ECONNREFUSED)`,
  );
  expect(stdout).not.toContain('secret');
  expect((await through('127.0.0.1:9')).check('MEMBRANE_API_URL').message).toContain(
    'HTTPS_PROXY is not the',
  );
});

test('a failure here goes before one upstream', async () => {
  const api = await emulator({ faults: [{ kind: 'status', status: 503 }] });
  const dir = catalogWith({ ...SAMPLE, dist: 'x' });
  expect((await doctor(dir, envOf(api))).code).toBe(2);
});

test.each([
  [30, 'ok', /agrees/],
  [-300, 'warn', /^(299|300|301) s ahead of that of Membrane$/],
  [300, 'warn', /^(299|300|301) s behind that of Membrane$/],
])('a clock that is %d s off: %s', async (clockSkewSeconds, status, message) => {
  const api = await emulator({ quirks: { clockSkewSeconds } });
  const { code, check } = await doctor(catalogWith(SAMPLE), envOf(api));
  expect(code).toBe(0);
  expect(check('clock')).toMatchObject({ status, message: expect.stringMatching(message) });
});

test.each([
  ['ENOTFOUND', /cannot be looked up/],
  ['EAI_AGAIN', /cannot be looked up/],
  ['CERT_HAS_EXPIRED', /no TLS/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /no TLS/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /no TLS/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /no TLS/],
  ['UND_ERR_CONNECT_TIMEOUT', /in time/],
  ['EHOSTUNREACH', /cannot be reached/],
  ['HPE_INVALID_CONSTANT', /no HTTP/],
  ['UND_ERR_SOCKET', /broke the connection/],
  ['too large', /answered more bytes than are read$/],
])('the failure %s has words', (code, message) => {
  const attempt = {
    origin: 'https://membrane.example',
    byProxy: false,
    withToken: true,
    wall: 0,
    patienceMs: 30_000,
  };
  const [check] = checkAnswer({ kind: 'failed', code }, attempt);
  expect(check).toMatchObject({ status: 'fail', upstream: true, message: expect.stringMatching(message) });
});
