import { expect, onTestFinished, test } from 'vitest';
import type { Snapshot } from '../src/model/snapshot.ts';
import {
  catalogWith,
  changedPaths,
  descriptor,
  filesIn,
  writeFiles,
  type Files,
} from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';
import type { World } from './support/membrane/elements.ts';
import { startMembrane } from './support/membrane/server.ts';
import { action, app } from './support/membrane/world.ts';
import { appWorld, joinWorlds } from './support/membrane/worlds.ts';

const NAMES = ['list', 'get', 'create', 'update', 'delete'].flatMap((verb) =>
  ['user', 'team', 'role', 'site'].map((noun) => `${verb}-${noun}`),
);

/** A catalog, and a Membrane that may answer otherwise each time. */
interface Scene {
  readonly dir: string;
  readonly build: (world: World, ...args: string[]) => Promise<CliResult>;
  /** Everything but the tool's own state. */
  readonly files: () => Files;
  readonly snapshotOf: (slug: string) => Snapshot;
}

function scene(...slugs: string[]): Scene {
  const dir = catalogWith(
    Object.fromEntries(
      slugs.map((slug) => [
        `apps/${slug}/app.md`,
        descriptor({ name: app(slug).name, homepage: app(slug).appUri ?? '', entities: '[User, Team]' }),
      ]),
    ),
  );
  const files = (): Files =>
    Object.fromEntries(Object.entries(filesIn(dir)).filter(([path]) => !path.startsWith('.skillpress/')));
  return {
    dir,
    files,
    snapshotOf: (slug) => JSON.parse(files()[`apps/${slug}/membrane.json`] ?? '') as Snapshot,
    build: async (world, ...args) => {
      const api = await startMembrane({ world });
      onTestFinished(() => api.close());
      return skillpress(dir, ['build', ...args], {
        env: { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url },
      });
    },
  };
}

const clerk = (...actions: string[]): World => appWorld('clerk', { actions });
const clerkAt = (appUri: string): World => ({ ...clerk(...NAMES), apps: [app('clerk', { appUri })] });

/** Five apps of four actions, of which the first ones are described anew. */
function five(reworded: number): World {
  const worlds = Array.from({ length: 5 }, (_, at) => appWorld(`app-${at}`, { actions: NAMES.slice(0, 4) }));
  const { actions, ...rest } = joinWorlds(...worlds);
  return {
    ...rest,
    actions: actions.map((each, at) => (at < reworded ? { ...each, description: 'All new words.' } : each)),
  };
}

test.each<readonly [what: string, before: World, after: World, message: string]>([
  [
    'an empty answer',
    clerk(...NAMES),
    clerk(),
    'Membrane lists no actions any more, the snapshot has 20: Create Role, Create Site, Create Team, Create User, Delete Role and 15 more',
  ],
  [
    'an answer with 8 of 20 actions',
    clerk(...NAMES),
    clerk(...NAMES.slice(0, 8)),
    '12 of 20 actions are gone: Create Role, Create Site, Create Team, Create User, Delete Role and 7 more',
  ],
  [
    'another host',
    clerkAt('https://clerk.com/'),
    clerkAt('https://accounts.clerk.com/'),
    "its address moved from clerk.com, the host of the descriptor's homepage, to accounts.clerk.com",
  ],
])('%s is held back until it is accepted', async (_, before, after, message) => {
  const { build, files } = scene('clerk');
  expect((await build(before)).code).toBe(0);
  const good = files();
  for (const args of [[], ['clerk'], ['--check'], ['--check', '--diff'], ['--frozen']]) {
    const held = await build(after, ...args);
    expect(files()).toEqual(good);
    if (args[0] === '--frozen') expect(held).toMatchObject({ code: 0, stderr: '' });
    else {
      expect(held.code).toBe(3);
      expect(held.stdout).toContain(
        `apps/clerk/app.md: error Membrane's answer is held back: ${message} [membrane/held]`,
      );
      expect(held.stdout).toContain('take it with `skillpress build clerk --accept clerk`.');
      expect(held.stdout).toContain('built 0 · unchanged 0 · stale 1 · 1 error');
      expect(held.stdout).toMatch(/files: 0 (to )?created?, 0 (to )?updated?, 0 (to )?deleted?,/);
    }
  }
  expect(await build(after, 'clerk', '--check', '--accept', 'clerk')).toMatchObject({ code: 1 });
  expect(files()).toEqual(good);
  const taken = await build(after, 'clerk', '--accept', 'clerk');
  expect(taken.code).toBe(0);
  expect(changedPaths(good, files())).toContain('apps/clerk/membrane.json');
  const now = files();
  expect(await build(after)).toMatchObject({ code: 0 });
  expect(files()).toEqual(now);
});

test('a held app neither stops the others nor leaves the catalog', async () => {
  const { build, files, snapshotOf } = scene('clerk', 'slack');
  const slack = (...actions: string[]): World => appWorld('slack', { actions });
  await build(joinWorlds(clerk(...NAMES), slack('post-message')));
  const good = files();
  const { code, stdout } = await build(joinWorlds(clerk(), slack('post-message', 'list-channel')));
  expect(code).toBe(3);
  expect(stdout).toContain('built 1 · unchanged 0 · stale 1');
  expect(snapshotOf('slack').actions).toHaveLength(2);
  expect(changedPaths(good, files())).not.toEqual([]);
  for (const path of Object.keys(good))
    if (path.includes('/clerk') && !path.includes('slack')) expect(files()[path], path).toBe(good[path]);
  expect(files()['dist/catalog.json']).toContain('"clerk"');
});

test('more than a fifth of all descriptions at once hold back every app with a changed one', async () => {
  const { build, files } = scene('app-0', 'app-1', 'app-2', 'app-3', 'app-4');
  expect((await build(five(0))).code).toBe(0);
  expect((await build(five(4))).code).toBe(0);
  await build(five(0));
  const good = files();
  const held = await build(five(6));
  expect(held.code).toBe(3);
  expect(held.stdout).toContain('unchanged 3 · stale 2 · 2 errors');
  expect(held.stdout).toMatch(
    /app-1\/app\.md: error .*: 2 of 4 descriptions changed \(.*\), in a run in which 6 of 20 did/,
  );
  expect(files()).toEqual(good);
  const one = await build(five(6), '--accept', 'app-0');
  expect(one.code).toBe(3);
  expect(one.stdout).toContain('built 1 · unchanged 3 · stale 1');
  const all = await build(five(20), '--accept', 'all');
  expect(all.code).toBe(0);
  expect(files()['apps/app-4/membrane.json']).toContain('All new words.');
});

test('the first answer after the published catalog is compared by name', async () => {
  const { dir, build, snapshotOf } = scene('clerk');
  const names = ['List User', 'Get User', 'Create User'];
  const actions = names.map((name) => ({ key: name.toLowerCase().replace(' ', '-'), name }));
  writeFiles(dir, { 'apps/clerk/membrane.json': JSON.stringify({ origin: 'published-catalog', actions }) });
  const held = await build(clerk('list-user', 'buy-gold', 'sell-gold'));
  expect(held.code).toBe(3);
  expect(held.stdout).toContain('2 of 3 actions are gone: Get User, Create User');
  expect(snapshotOf('clerk').origin).toBe('published-catalog');
  expect((await build(clerk('list-user', 'get-user', 'sell-gold'))).code).toBe(0);
  expect(snapshotOf('clerk').origin).toBe('membrane');
});

test('a search that finds nothing any more is held back until it is accepted', async () => {
  const { build, files, snapshotOf } = scene('clerk');
  const nothing = appWorld('elsewhere', { actions: ['list-site'] });
  await build(clerk(...NAMES));
  const good = files();
  const { code, stdout } = await build(nothing);
  expect(code).toBe(3);
  expect(stdout).toContain('Membrane knows nothing of it any more, the snapshot has 20 actions');
  expect(files()).toEqual(good);
  expect((await build(nothing, '--accept', 'clerk')).code).toBe(0);
  expect(snapshotOf('clerk')).toMatchObject({ for: { slug: 'clerk' }, actions: [] });
  expect((await build(nothing)).stdout).toContain('[membrane/unknown]');
});

test('a first snapshot is taken, even an empty one', async () => {
  const { build, snapshotOf } = scene('clerk');
  expect((await build(clerk())).code).toBe(0);
  expect(snapshotOf('clerk').actions).toEqual([]);
  expect((await build(clerk(...NAMES))).code).toBe(0);
  expect(snapshotOf('clerk').actions).toHaveLength(20);
});

test('hiding every action upstream is an empty answer', async () => {
  const { build, snapshotOf } = scene('clerk');
  await build(clerk(...NAMES));
  const world = { ...clerk(), actions: NAMES.map((key) => action('clerk', key, { isPublic: false })) };
  const { code, stdout } = await build(world, '--format', 'json');
  expect(code).toBe(3);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    ok: false,
    apps: { total: 1, built: 0, unchanged: 0, stale: 1, failed: 0 },
  });
  const errors = report.findings.filter(({ level }: { level: string }) => level === 'error');
  expect(errors).toMatchObject([{ rule: 'membrane/held', app: 'clerk', file: 'apps/clerk/app.md' }]);
  expect(snapshotOf('clerk').actions).toHaveLength(20);
});

test.each<readonly [args: string[], message: string, hint: string]>([
  [['--accept', 'clark'], 'There is no app "clark"', 'Did you mean "clerk"?'],
  [['--accept', 'clerk', '--accept', 'nobody'], 'There is no app "nobody"', 'Name apps by their folder'],
  [
    ['slack', '--accept', 'clerk'],
    '--accept clerk, but only slack is built',
    'skillpress build slack clerk --accept clerk',
  ],
  [['--accept', 'clerk', '--frozen'], 'This build asks Membrane nothing', 'leave out --frozen'],
])('build %j is refused', async (args, message, hint) => {
  const { build, files } = scene('clerk', 'slack');
  const before = files();
  const { code, stderr } = await build(clerk(), ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain(hint);
  expect(files()).toEqual(before);
});
