import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { openJournal, readJournal } from '../../src/publish/journal.ts';
import { catalogWith, filesIn, tempDir, type Files } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { catalogWorld } from '../support/membrane/worlds.ts';
import { appFiles, BUILD, cleanDist, dist, expectTidy, liveCatalog, setApps } from './catalogs.ts';
import { asking, runInShell, startEmulator } from './processes.ts';

/** Mounts for one test, which is skipped where that is not allowed. */
function mount(context: TestContext, dir: string, ...args: string[]): void {
  mkdirSync(dir, { recursive: true });
  const { status, stderr } = spawnSync('mount', [...args, dir], { encoding: 'utf8' });
  if (status !== 0) context.skip(`mounting is not allowed here: ${String(stderr).trim()}`);
  onTestFinished(() => void spawnSync('umount', ['-l', dir]));
}

function mountReadOnly(context: TestContext, dir: string): void {
  mount(context, dir, '--bind', dir);
  if (spawnSync('mount', ['-o', 'remount,ro,bind', dir]).status !== 0)
    context.skip('read-only mounts are not allowed here');
}

test('a full disk: exit 5, the old files stay whole, and with room it goes on', async (context) => {
  const dir = catalogWith(appFiles(10, 'old'));
  mount(context, join(dir, 'dist'), '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  const before = dist(dir);
  const filler = join(dir, 'dist/filler');
  fill(filler);
  const files = appFiles(11, 'new');
  setApps(dir, files);
  const full = await skillpress(dir, BUILD);
  expect(full.code).toBe(5);
  expect(full.stderr).toMatch(/skillpress: Cannot write .*ENOSPC.*\n {2}Check free space/);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(false);
  rmSync(filler);
  const after = await cleanDist(files);
  for (const [path, text] of Object.entries(dist(dir)))
    expect([before[path], after[path]], path).toContain(text);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(after);
});

test.for([
  ['rename', 'app-1', 'other'],
  ['remove', 'app-1'],
  ['new', 'other'],
  ['check', '--update-baseline'],
])('a full disk: `%s` changes nothing and names the file', async (args, context) => {
  const dir = join(tempDir(), 'full');
  mount(context, dir, '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  catalogWith({ ...appFiles(1, 'old'), 'secondme.lock.json': '{"keys":{"app-1":"one"}}' }, dir);
  fill(join(dir, 'filler'), 0);
  const before = filesIn(dir);
  const apps = readdirSync(join(dir, 'apps'));
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(5);
  expect(stderr).toMatch(/skillpress: ENOSPC.* '\/.*'\n {2}Check free space/);
  expect(filesIn(dir)).toEqual(before);
  expect(readdirSync(join(dir, 'apps'))).toEqual(apps);
});

test('on a disk that fills up, the journal has every line that it said to have written', (context) => {
  const dir = join(tempDir(), 'full');
  mount(context, dir, '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  fill(join(dir, 'filler'), 2);
  const path = join(dir, 'journal.jsonl');
  const journal = openJournal(path);
  onTestFinished(() => journal.close());
  let written = 0;
  const append = (): void => {
    for (; ; written += 1)
      journal.append({ kind: 'stop', reason: 'rate', resumeAt: null, message: 'x'.repeat(333), at: written });
  };
  expect(append).toThrow(/^Cannot write .*without which nothing may be published/);
  expect(written).toBeGreaterThan(0);
  expect(readJournal(path)).toHaveLength(written);
});

/** Leaves a disk so many pages of room. */
function fill(path: string, room = 1): void {
  const page = Buffer.alloc(4096);
  let size = 0;
  try {
    for (; ; size += page.length) appendFileSync(path, page);
  } catch {
    truncateSync(path, size - room * page.length);
  }
}

test('a limit on the size of files: exit 5, and no file is half', async () => {
  const dir = catalogWith(appFiles(10, 'old'));
  await skillpress(dir, BUILD);
  const before = dist(dir);
  setApps(dir, appFiles(30, 'new'));
  const { code, stderr } = await runInShell(dir, 'ulimit -f 16; exec "$@"', BUILD);
  expect(code).toBe(5);
  expect(stderr).toMatch(/Cannot write .*EFBIG/);
  expect(dist(dir)['manifest.json']).toBe(before['manifest.json']);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(false);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(appFiles(30, 'new')));
});

test('a state folder that is full, read-only or no folder costs time only', async (context) => {
  const [before, after] = [appFiles(10, 'old'), appFiles(10, 'new')];
  const [oldDist, newDist] = [await cleanDist(before), await cleanDist(after)];
  const file = catalogWith(before);
  writeFileSync(join(file, '.skillpress'), 'not a folder\n');
  await expectBuilt(file, oldDist);
  setApps(file, after);
  await expectBuilt(file, newDist);
  const full = catalogWith(before);
  mount(context, join(full, '.skillpress'), '-t', 'tmpfs', '-o', 'size=8k', 'tmpfs');
  await expectBuilt(full, oldDist);
  const locked = catalogWith(before);
  await skillpress(locked, BUILD);
  mountReadOnly(context, join(locked, '.skillpress'));
  setApps(locked, after);
  await expectBuilt(locked, newDist);
  // What the folder remembers is of the first build: going back must not count as "nothing changed".
  setApps(locked, before);
  await expectBuilt(locked, oldDist);
});

async function expectBuilt(dir: string, files: Files): Promise<void> {
  const { code, stderr } = await skillpress(dir, BUILD);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('skillpress: warning: Cannot ');
  expect(dist(dir)).toEqual(files);
}

test('an output folder that is read-only or no folder: exit 5, before anything is asked or written', async (context) => {
  const api = await startEmulator({ world: catalogWorld(2, 2) });
  const dir = liveCatalog(2);
  writeFileSync(join(dir, 'dist'), 'not a folder\n');
  const blocked = await skillpress(dir, BUILD);
  expect(blocked.code).toBe(5);
  expect(blocked.stderr).toContain('dist is not a folder');
  expect(readFileSync(join(dir, 'dist'), 'utf8')).toBe('not a folder\n');
  rmSync(join(dir, 'dist'));
  symlinkSync('nowhere', join(dir, 'dist'));
  for (const out of ['dist', 'dist/below']) {
    const lost = await skillpress(dir, ['build', '--frozen', '--out', out]);
    expect(lost.code).toBe(5);
    expect(lost.stderr).toMatch(/\/dist is a symbolic link that leads to no folder$/m);
  }
  rmSync(join(dir, 'dist'));
  await skillpress(dir, BUILD);
  const before = dist(dir);
  mountReadOnly(context, join(dir, 'dist'));
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  const live = await skillpress(dir, ['build'], { env: asking(api) });
  expect(live.code).toBe(5);
  expect(live.stderr).toMatch(/Cannot write to .*dist.*EROFS/);
  expect(api.requests).toHaveLength(0);
  appendFileSync(join(dir, 'apps/app-1/app.md'), '- One more fact.\n');
  const frozen = await skillpress(dir, BUILD);
  expect(frozen.code).toBe(5);
  expect(frozen.stderr).toMatch(/Cannot write to .*dist.*EROFS/);
  expect(dist(dir)).toEqual(before);
});

test('128 file descriptors are enough', async () => {
  const files = appFiles(110, 'old');
  const dir = catalogWith(files);
  const frozen = await runInShell(dir, 'ulimit -n 128; exec "$@"', BUILD);
  expect(frozen.code, frozen.stderr).toBe(0);
  expect(dist(dir)).toEqual(await cleanDist(files));
  const api = await startEmulator({ world: catalogWorld(100, 2) });
  const { code, stdout, stderr } = await runInShell(
    liveCatalog(100),
    'ulimit -n 128; exec "$@"',
    ['build'],
    asking(api),
  );
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain('built 100');
});
