import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  catalogWith,
  descriptor,
  filesIn,
  tempDir,
  writeFiles,
  type Files,
  ROOT,
} from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from './support/membrane/server.ts';
import { appWorld, joinWorlds } from './support/membrane/worlds.ts';
import { action, app } from './support/membrane/world.ts';

async function emulator(options: MembraneOptions): Promise<MembraneEmulator> {
  const api = await startMembrane(options);
  onTestFinished(() => api.close());
  return api;
}

function build(dir: string, api: MembraneEmulator, ...args: string[]) {
  return skillpress(dir, ['build', ...args], {
    env: { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url },
  });
}

/** Descriptors that the emulator's apps answer to. */
function apps(...slugs: string[]): Files {
  return Object.fromEntries(
    slugs.map((slug) => [
      `apps/${slug}/app.md`,
      descriptor({ name: app(slug).name, homepage: app(slug).appUri ?? '', entities: '[User]' }),
    ]),
  );
}

const ACTIONS = ['list-users', 'get-user', 'create-user', 'delete-user'];

test('what Membrane answers is told of apps that a frozen build knew, too', async () => {
  const api = await emulator({ world: appWorld('clerk', { actions: ACTIONS }) });
  const dir = catalogWith(apps('clerk', 'nobody-knows'));
  await skillpress(dir, ['build', '--frozen']);
  for (const _ of [1, 2])
    expect((await build(dir, api)).stdout).toContain('Membrane\'s search knows no app "Nobody Knows"');
});

test('a live build writes the snapshot, and a frozen build from it gives the same bytes', async () => {
  const api = await emulator({
    world: joinWorlds(
      appWorld('clerk', { actions: ACTIONS }),
      appWorld('slack', { actions: ['post-message'] }),
    ),
  });
  const dir = catalogWith(apps('clerk', 'slack', 'nobody-knows'));
  const live = await build(dir, api);
  expect(live.stdout).toContain('built 3');
  expect(live.stdout).toContain('Membrane\'s search knows no app "Nobody Knows"');
  expect(live.code).toBe(0);
  const snapshot = JSON.parse(readFileSync(join(dir, 'apps/clerk/membrane.json'), 'utf8'));
  expect(snapshot.origin).toBe('membrane');
  expect(snapshot.actions.map((each: { name: string }) => each.name)).toEqual([
    'Create User',
    'Delete User',
    'Get User',
    'List Users',
  ]);
  expect(snapshot.actions[0]).toMatchObject({ key: 'create-user', derivedKey: true });
  const frozen = tempDir();
  cpSync(join(dir, 'apps'), join(frozen, 'apps'), { recursive: true });
  catalogWith({}, frozen);
  const requests = api.requests.length;
  await skillpress(frozen, ['build', '--frozen'], {
    env: { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url },
  });
  expect(api.requests.length).toBe(requests);
  expect(filesIn(join(frozen, 'dist'))).toEqual(filesIn(join(dir, 'dist')));
});

test('a second live build with the same answers changes nothing; --check writes nothing', async () => {
  const api = await emulator({ world: appWorld('clerk', { actions: ACTIONS }) });
  const dir = catalogWith(apps('clerk'));
  expect((await build(dir, api, '--check')).code).toBe(1);
  expect(filesIn(dir)['apps/clerk/membrane.json']).toBeUndefined();
  await build(dir, api);
  const before = filesIn(dir);
  expect((await build(dir, api, '--check')).code).toBe(0);
  expect((await build(dir, api)).stdout).toContain('built 0 · unchanged 1');
  expect(filesIn(join(dir, 'dist'))).toEqual(
    Object.fromEntries(
      Object.entries(before)
        .filter(([path]) => path.startsWith('dist/'))
        .map(([path, text]) => [path.slice(5), text]),
    ),
  );
});

test('every page of the actions is followed', async () => {
  const many = Array.from({ length: 45 }, (_, at) => `list-thing-${at}`);
  const api = await emulator({ world: appWorld('clerk', { actions: many }), quirks: { pageSize: 10 } });
  const dir = catalogWith(apps('clerk'));
  await build(dir, api);
  expect(JSON.parse(readFileSync(join(dir, 'apps/clerk/membrane.json'), 'utf8')).actions).toHaveLength(45);
  expect(filesIn(dir)['dist/skills/clerk/SKILL.md']).toContain('25 more are known');
});

test('hidden, deactivated and archived actions stay out', async () => {
  const world = appWorld('clerk', { actions: ['list-users'] });
  const api = await emulator({
    world: {
      ...world,
      actions: [
        ...world.actions,
        action('clerk', 'internal-thing', { isPublic: false }),
        action('clerk', 'old-thing', { isDeactivated: true }),
      ],
    },
  });
  const dir = catalogWith(apps('clerk'));
  await build(dir, api);
  expect(
    JSON.parse(readFileSync(join(dir, 'apps/clerk/membrane.json'), 'utf8')).actions.map(
      (each: { name: string }) => each.name,
    ),
  ).toEqual(['List Users']);
});

test('equally good candidates are listed, not guessed; a selector decides', async () => {
  const twins = [
    app('clerk', { key: 'clerk-one' }),
    app('clerk', { id: '65f0000000000000000000ff', key: 'clerk-two' }),
  ];
  const api = await emulator({ world: { ...appWorld('clerk', { actions: ACTIONS }), apps: twins } });
  const dir = catalogWith(apps('clerk'));
  const tied = await build(dir, api);
  expect(tied.code).toBe(3);
  expect(tied.stdout).toContain('2 apps match equally well');
  expect(tied.stdout).toContain('clerk-two');
  expect(filesIn(dir)['apps/clerk/membrane.json']).toBeUndefined();
  writeFiles(dir, {
    'apps/clerk/app.md':
      filesIn(dir)['apps/clerk/app.md']?.replace('entities', 'membrane: { app: clerk-one }\nentities') ?? '',
  });
  expect((await build(dir, api)).code).toBe(0);
  const wrong = await build(
    catalogWith({ 'apps/clerk/app.md': descriptor({ membrane: '{ app: clark }' }) }),
    api,
  );
  expect(wrong.code).toBe(3);
  expect(wrong.stdout).toContain('Membrane has no app "clark"');
});

test('the same domain wins over the same name', async () => {
  const impostor = app('clerk', {
    id: '65f0000000000000000000ff',
    key: 'clerk-law',
    appUri: 'https://clerk-law.example.org',
  });
  const world = appWorld('clerk', { actions: ACTIONS });
  const api = await emulator({ world: { ...world, apps: [impostor, ...world.apps] } });
  const dir = catalogWith(apps('clerk'));
  expect((await build(dir, api)).code).toBe(0);
  expect(JSON.parse(readFileSync(join(dir, 'apps/clerk/membrane.json'), 'utf8')).app.key).toBe(
    app('clerk').key,
  );
});

test('passing faults are retried; an app that fails keeps its snapshot and page, and is named', async () => {
  const api = await emulator({
    world: joinWorlds(
      appWorld('clerk', { actions: ACTIONS }),
      appWorld('slack', { actions: ['post-message'] }),
    ),
  });
  const dir = catalogWith(apps('clerk', 'slack'));
  api.setFaults([{ kind: 'status', status: 503, times: 2, match: ({ path }) => path === '/search' }]);
  expect((await build(dir, api)).code).toBe(0);
  const before = filesIn(dir);
  api.setFaults([
    { kind: 'status', status: 404, match: ({ path, url }) => path === '/search' && url.includes('Clerk') },
  ]);
  const failed = await build(dir, api);
  expect(failed.code).toBe(3);
  expect(failed.stdout).toContain(
    'apps/clerk/app.md: error Membrane could not be asked: /search answered 404',
  );
  expect(failed.stdout).toContain('stale 1');
  expect(filesIn(dir)['apps/clerk/membrane.json']).toBe(before['apps/clerk/membrane.json']);
  expect(filesIn(dir)['dist/skills/clerk/SKILL.md']).toBe(before['dist/skills/clerk/SKILL.md']);
});

test('a refused token stops at once and is not printed', async () => {
  const api = await emulator({ world: appWorld('clerk', { actions: ACTIONS }) });
  const dir = catalogWith(apps('clerk'));
  const { code, stdout, stderr } = await skillpress(dir, ['build'], {
    env: { MEMBRANE_TOKEN: 'pat-secret-canary', MEMBRANE_API_URL: api.url },
  });
  expect(code).toBe(3);
  expect(stderr).toContain('Membrane refused the token (401)');
  expect(stdout + stderr).not.toContain('canary');
  expect(api.requests.length).toBe(1);
});

test.each([
  [
    'a token with a line break',
    { MEMBRANE_TOKEN: 'pat-one\npat-canary' },
    'MEMBRANE_TOKEN is empty or holds white space',
  ],
  [
    'an http address',
    { MEMBRANE_TOKEN: 'pat-canary', MEMBRANE_API_URL: 'http://api.example.com' },
    'must be https',
  ],
  [
    'a password in the address',
    { MEMBRANE_TOKEN: 'pat-x', MEMBRANE_API_URL: 'https://me:canary@api.example.com' },
    'user name or password',
  ],
])('%s is refused before any request', async (_, env, message) => {
  const { code, stdout, stderr } = await skillpress(catalogWith(apps('clerk')), ['build'], { env });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stdout + stderr).not.toContain('canary');
});

test('naming an app queries that app only', async () => {
  const api = await emulator({
    world: joinWorlds(
      appWorld('clerk', { actions: ACTIONS }),
      appWorld('slack', { actions: ['post-message'] }),
    ),
  });
  const dir = catalogWith(apps('clerk', 'slack'));
  await build(dir, api, 'slack');
  expect(api.requests.every(({ url }) => !url.includes('Clerk'))).toBe(true);
  rmSync(join(dir, '.skillpress'), { recursive: true });
  // The skills of the whole catalog are there, too.
  const ofApps = (path: string): boolean => /^(?:slack|clerk)\//.test(path);
  expect(Object.keys(filesIn(join(dir, 'dist/skills'))).filter(ofApps)).toEqual([
    'slack/SKILL.md',
    'slack/references/actions.md',
  ]);
});

test('a wait longer than the run stops it with exit 3; the next run asks only for what it did not get', async () => {
  const world = joinWorlds(
    appWorld('clerk', { actions: ACTIONS }),
    appWorld('slack', { actions: ['post-message'] }),
  );
  const api = await emulator({
    world,
    faults: [
      {
        kind: 'status',
        status: 429,
        retryAfter: { seconds: 86_400 },
        match: ({ path, url }) => path === '/actions' && url.includes(app('slack').id),
        times: 1,
      },
    ],
  });
  const dir = catalogWith(apps('clerk', 'slack'));
  const stopped = await build(dir, api, '--concurrency', '1');
  expect(stopped.code).toBe(3);
  expect(stopped.stderr).toContain('Membrane asks to wait 24 h, longer than the');
  expect(stopped.stderr).toContain('Run the same command again after');
  expect(filesIn(dir)['dist/manifest.json']).toBeUndefined();
  const asked = api.requests.length;
  expect((await build(dir, api)).code).toBe(0);
  expect(api.requests.slice(asked).every(({ url }) => !url.includes('Clerk'))).toBe(true);
  expect(existsSync(join(dir, '.skillpress/responses'))).toBe(false);
});

test('a refresh that is killed continues, with the bytes of one that was not', async () => {
  const world = joinWorlds(
    appWorld('clerk', { actions: ACTIONS }),
    appWorld('slack', { actions: ['post-message'] }),
  );
  const api = await emulator({ world });
  const whole = catalogWith(apps('clerk', 'slack'));
  await build(whole, api);
  const each = api.requests.length;
  const dir = catalogWith(apps('clerk', 'slack'));
  // Slack's actions never come, so that the run is surely under way when it is killed.
  api.setFaults([
    {
      kind: 'stall',
      at: 'headers',
      match: ({ path, url }) => path === '/actions' && url.includes(app('slack').id),
    },
  ]);
  const env = { PATH: process.env['PATH'] ?? '', MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url };
  const child = spawn(process.execPath, [join(ROOT, 'lib/cli.js'), 'build'], {
    cwd: dir,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await vi.waitFor(() => expect(api.requests.length).toBe(2 * each), { timeout: 600_000 });
  child.kill('SIGKILL');
  await ended;
  api.setFaults([]);
  expect((await build(dir, api)).code).toBe(0);
  expect(api.requests.length).toBeLessThan(3 * each);
  expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(join(whole, 'dist')));
  expect(filesIn(join(dir, 'apps'))).toEqual(filesIn(join(whole, 'apps')));
});
