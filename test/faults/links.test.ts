import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, ROOT, scenario, tempDir, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { catalogWorld } from '../support/membrane/worlds.ts';
import { BUILD, cleanDistOf, dist, expectTidy, liveCatalog } from './catalogs.ts';
import { asking, startEmulator } from './processes.ts';

test('the output folder may be a link', async () => {
  const dir = scenario('basic');
  const elsewhere = tempDir();
  symlinkSync(elsewhere, join(dir, 'dist'));
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expect(Object.keys(filesIn(elsewhere))).toContain('skills/quiet/SKILL.md');
  expect(lstatSync(join(dir, 'dist')).isSymbolicLink()).toBe(true);
});

test.each(['dist/skills', 'dist/skills/quiet'])(
  'a link in place of %s is followed by no write and no delete',
  async (link) => {
    for (const change of ['edit', 'remove']) {
      const dir = scenario('basic');
      await skillpress(dir, BUILD);
      const elsewhere = join(tempDir(), 'precious');
      renameSync(join(dir, link), elsewhere);
      symlinkSync(elsewhere, join(dir, link));
      const precious = filesIn(elsewhere);
      const before = dist(dir);
      if (change === 'edit') appendFileSync(join(dir, 'apps/quiet/app.md'), '- One more fact.\n');
      else rmSync(join(dir, 'apps/quiet'), { recursive: true });
      const { code, stderr } = await skillpress(dir, BUILD);
      expect(code, change).toBe(5);
      expect(stderr).toContain(`${join(dir, link)} is a symbolic link, expected a folder`);
      expect(filesIn(elsewhere)).toEqual(precious);
      expect(dist(dir)).toEqual(before);
      rmSync(join(dir, link));
      expect((await skillpress(dir, BUILD)).code).toBe(0);
      expect(dist(dir)).toEqual(await cleanDistOf(dir));
    }
  },
);

test.each(['skills/quiet/SKILL.md', 'manifest.json', 'catalog.json'])(
  'a link in place of dist/%s is replaced, not followed',
  async (path) => {
    for (const same of [true, false]) {
      const dir = scenario('basic');
      await skillpress(dir, BUILD);
      const before = dist(dir);
      const precious = join(tempDir(), 'precious');
      writeFileSync(precious, same ? (before[path] ?? '') : 'precious\n');
      const text = readFileSync(precious, 'utf8');
      rmSync(join(dir, 'dist', path));
      symlinkSync(precious, join(dir, 'dist', path));
      expect((await skillpress(dir, BUILD)).code).toBe(0);
      expect(dist(dir)).toEqual(before);
      expect(readFileSync(precious, 'utf8')).toBe(text);
    }
  },
);

test('links in place of what a run leaves for a while are removed, not followed', async () => {
  const dir = scenario('basic');
  const elsewhere = tempDir();
  writeFiles(elsewhere, { file: 'precious\n' });
  for (const path of [
    'dist/.skillpress-stage',
    'apps/.skillpress-stage',
    '.skillpress/stamps.json.new',
    '.skillpress/memory.json',
  ]) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    symlinkSync(path.includes('stage') ? elsewhere : join(elsewhere, 'file'), join(dir, path));
  }
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(filesIn(elsewhere)).toEqual({ file: 'precious\n' });
});

test.each(['build', 'release', 'fmt'])(
  'a state folder that is a link is refused before %s writes anything',
  async (command) => {
    const api = await startEmulator({ world: catalogWorld(1, 1) });
    const dir = liveCatalog(1);
    const elsewhere = tempDir();
    symlinkSync(elsewhere, join(dir, '.skillpress'));
    const { code, stderr } = await skillpress(dir, [command], { env: asking(api) });
    expect(code).toBe(5);
    expect(stderr).toContain('.skillpress is a symbolic link, expected a folder');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(dir, 'dist'))).toBe(false);
  },
);

test.each([['site'], ['build', '--watch', '--frozen']])(
  'a state folder that is a link keeps nothing of %s',
  async (...command) => {
    const dir = scenario('basic');
    await skillpress(dir, BUILD);
    rmSync(join(dir, '.skillpress'), { recursive: true, force: true });
    const elsewhere = tempDir();
    writeFiles(elsewhere, { 'preview/quiet.md': 'precious\n' });
    symlinkSync(elsewhere, join(dir, '.skillpress'));
    const { code, stderr } = await skillpress(dir, command);
    expect(code).toBe(5);
    expect(stderr).toContain('.skillpress is a symbolic link, expected a folder');
    expect(filesIn(elsewhere)).toEqual({ 'preview/quiet.md': 'precious\n' });
  },
);

test.each([
  ['catalog.yaml', 'catalog.yaml is a pipe or a device, expected a file'],
  ['templates/page.hbs', 'page.hbs is a pipe or a device, expected a file'],
  ['skillpress.config.mjs', 'skillpress.config.mjs is a pipe or a device, expected a file'],
  ['status.json', 'status.json is a pipe or a device, expected a file'],
  ['LICENSES/MIT.txt', 'MIT.txt is a pipe or a device, expected a file'],
  ['secondme.lock.json', 'secondme.lock.json is a pipe or a device, expected a file'],
])('a pipe in place of %s is not waited for', async (path, message) => {
  const dir = scenario('basic');
  rmSync(join(dir, path), { force: true });
  writeFiles(dir, { 'mine.json': '{}', 'LICENSES/0BSD.txt': '' });
  expect(spawnSync('mkfifo', [join(dir, path)]).status).toBe(0);
  const args = path.startsWith('secondme') ? ['secondme', 'check', 'mine.json'] : ['check'];
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('links and pipes in place of an app or its files are named, not read', async () => {
  const secret = join(tempDir(), 'secret');
  writeFileSync(
    secret,
    readFileSync(join(ROOT, 'test/fixtures/basic/apps/quiet/app.md'), 'utf8') + 'canary\n',
  );
  const plant = (link: string) => (dir: string) => {
    rmSync(join(dir, link), { recursive: true, force: true });
    symlinkSync(link.includes('.') ? secret : join(secret, '..'), join(dir, link));
  };
  const pipe = (dir: string) => {
    rmSync(join(dir, 'apps/quiet/app.md'));
    expect(spawnSync('mkfifo', [join(dir, 'apps/quiet/app.md')]).status).toBe(0);
  };
  const cases: [(dir: string) => void, string][] = [
    [plant('apps/quiet'), 'quiet is a symbolic link, expected a folder'],
    [plant('apps/quiet/app.md'), 'quiet/app.md is a symbolic link, expected a file'],
    [plant('apps/quiet/membrane.json'), 'quiet/membrane.json is a symbolic link, expected a file'],
    [pipe, 'quiet/app.md is a pipe, expected a file'],
  ];
  for (const [act, message] of cases) {
    const dir = scenario('basic');
    await skillpress(dir, BUILD);
    const before = dist(dir);
    act(dir);
    for (const args of [BUILD, ['check']]) {
      const { code, stdout, stderr } = await skillpress(dir, args);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(stdout + stderr).not.toContain('canary');
    }
    expect(dist(dir)).toEqual(before);
  }
});
