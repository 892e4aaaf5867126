import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import {
  catalogWith,
  descriptor,
  filesIn,
  ROOT,
  scenario,
  snapshot,
  tempDir,
  writeFiles,
  type Files,
} from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from './support/membrane/server.ts';
import { catalogWorld } from './support/membrane/worlds.ts';

const BUILD = ['build', '--frozen'];
const CLI = join(ROOT, 'lib/cli.js');

/**
 * Loaded before the command line: counts its calls that change a disk, sends the process a signal at one of them, and
 * leaves their number behind.
 */
const METER = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { names, at, signals, total } = JSON.parse(process.env.METER);
  const write = fs.writeFileSync;
  let count = 0;
  for (const name of names) {
    const act = fs[name];
    fs[name] = (...args) => {
      // How much is read depends on how long ago it was written.
      if (name === 'openSync' && !/[wa+]/.test(String(args[1]))) return act(...args);
      count += 1;
      if (count === at) for (const signal of signals) process.kill(process.pid, signal);
      return act(...args);
    };
  }
  if (total) process.on('exit', () => write(total, String(count)));
  syncBuiltinESMExports();
`;
const CHANGES = [
  'openSync',
  'writeSync',
  'renameSync',
  'mkdirSync',
  'rmdirSync',
  'unlinkSync',
  'rmSync',
  'writeFileSync',
];

interface Meter {
  names?: readonly string[];
  at?: number;
  signals?: readonly NodeJS.Signals[];
  total?: string;
}

function metered({ names = CHANGES, ...meter }: Meter): Record<string, string> {
  const url = `data:text/javascript,${encodeURIComponent(METER)}`;
  return { NODE_OPTIONS: `--import=${url}`, METER: JSON.stringify({ names, ...meter }) };
}

/** Numbers in [0, 1) that are the same at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `apps/` of so many apps; another edition has other notes, lacks the first app and has one of its own. */
function appFiles(count: number, edition: string): Files {
  const slugs = Array.from({ length: count }, (_, at) => `app-${at + 1}`);
  const own = [...slugs.slice(edition === 'old' ? 0 : 1), `only-${edition}`];
  return Object.fromEntries(
    own.flatMap((slug) => [
      [
        `apps/${slug}/app.md`,
        descriptor(
          { name: `Name of ${slug}`, homepage: `https://${slug}.example/`, entities: '[Order, Customer]' },
          `- Written for the ${edition} edition of ${slug}.\n`,
        ),
      ],
      [`apps/${slug}/membrane.json`, snapshot(['List Orders', `Get ${edition} Order`])],
    ]),
  );
}

function setApps(dir: string, files: Files): void {
  const wanted = new Set(Object.keys(files).map((path) => path.split('/')[1]));
  for (const slug of readdirSync(join(dir, 'apps')))
    if (!wanted.has(slug)) rmSync(join(dir, 'apps', slug), { recursive: true });
  writeFiles(dir, files);
}

/** What a clean build of these apps gives. */
async function cleanDist(files: Files): Promise<Files> {
  const dir = catalogWith(files);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  return filesIn(join(dir, 'dist'));
}

function dist(dir: string): Files {
  return filesIn(join(dir, 'dist'));
}

/** What a run may leave only while it lives. */
function expectTidy(dir: string): void {
  for (const path of [
    '.skillpress/lock',
    '.skillpress/journal.json',
    'dist/.skillpress-stage',
    'apps/.skillpress-stage',
  ])
    expect(lstatSync(join(dir, path), { throwIfNoEntry: false }), path).toBeUndefined();
  const state = existsSync(join(dir, '.skillpress')) ? readdirSync(join(dir, '.skillpress')) : [];
  expect(state.filter((name) => /\.(?:new|\d+)$/.test(name))).toEqual([]);
}

async function emulator(options: MembraneOptions): Promise<MembraneEmulator> {
  const api = await startMembrane(options);
  onTestFinished(() => api.close());
  return api;
}

/** A catalog of `app-1`… as `catalogWorld` has them, without snapshots. */
function liveCatalog(count: number): string {
  const slugs = Array.from({ length: count }, (_, at) => `app-${at + 1}`);
  return catalogWith(
    Object.fromEntries(
      slugs.map((slug, at) => [
        `apps/${slug}/app.md`,
        descriptor({
          name: `App ${at + 1}`,
          homepage: `https://${slug}.example.com`,
          membrane: `{ app: ${slug} }`,
        }),
      ]),
    ),
  );
}

function asking(api: MembraneEmulator): Record<string, string> {
  return { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url };
}

/** A command that waits for an answer which does not come; resolves when it has asked. */
async function waitingRun(dir: string, api: MembraneEmulator) {
  api.setFaults([{ kind: 'stall', at: 'headers' }]);
  const before = api.requests.length;
  const child = spawn(process.execPath, [CLI, 'build'], {
    cwd: dir,
    env: { PATH: process.env['PATH'], ...asking(api) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr }));
  });
  await expect.poll(() => api.requests.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before);
  return { child, ended };
}

/** Runs the command line through a shell, as in `ulimit -n 64; exec "$@"`. */
function inShell(dir: string, script: string, args: readonly string[], env = {}): CliResult {
  const command = ['-c', script, 'sh', process.execPath, CLI, ...args];
  const { status, stdout, stderr } = spawnSync('sh', command, {
    cwd: dir,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

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

// Signals

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while writing ends after the file in hand; the next run continues', async (signal, code) => {
  const files = appFiles(40, 'new');
  const dir = catalogWith(appFiles(40, 'old'));
  await skillpress(dir, BUILD);
  const before = dist(dir);
  setApps(dir, files);
  const ended = await skillpress(dir, BUILD, {
    env: metered({ names: ['renameSync'], at: 20, signals: [signal] }),
  });
  expect(ended.code).toBe(code);
  const [, done, total] =
    /^skillpress: Interrupted \(SIG\w+\): (\d+) of (\d+) files were written\. Running the same command again continues\.$/m.exec(
      ended.stderr,
    ) ?? [];
  expect(Number(done)).toBeGreaterThan(0);
  expect(Number(done)).toBeLessThan(Number(total));
  expect(ended.stderr.match(/skillpress:/g)).toHaveLength(1);
  expect(dist(dir)['manifest.json']).toBe(before['manifest.json']);
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(false);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(false);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(files));
});

test('a signal while Membrane is asked ends at once and changes nothing', async () => {
  const api = await emulator({ world: catalogWorld(3, 2) });
  const dir = liveCatalog(3);
  const { child, ended } = await waitingRun(dir, api);
  child.kill('SIGTERM');
  const { code, stderr } = await ended;
  expect(code).toBe(143);
  expect(stderr).toContain('Interrupted (SIGTERM): nothing was written.');
  expectTidy(dir);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
});

test('a second signal ends at once; what that leaves, the next run clears away', async () => {
  const files = appFiles(40, 'old');
  const dir = catalogWith(files);
  const env = metered({ names: ['renameSync'], at: 20, signals: ['SIGINT', 'SIGTERM'] });
  const ended = await skillpress(dir, BUILD, { env });
  expect(ended.code).toBe(143);
  expect(ended.stderr).not.toContain('Interrupted');
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(true);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(true);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(files));
});

// SIGKILL

test('killed 15 times at random moments, each file is old or new, and the next run ends as a clean one', async () => {
  const editions = [appFiles(300, 'old'), appFiles(300, 'new')] as const;
  const [oldDist, newDist] = [await cleanDist(editions[0]), await cleanDist(editions[1])];
  const dir = catalogWith(editions[0]);
  const started = performance.now();
  await skillpress(dir, BUILD);
  const span = performance.now() - started;
  const random = seeded(3);
  for (let round = 1; round <= 15; round += 1) {
    setApps(dir, editions[round % 2] ?? {});
    await killedRun(dir, random() * span);
    for (const [path, text] of Object.entries(dist(dir)))
      if (!path.startsWith('.skillpress-stage/') && path !== 'manifest.json' && path !== 'catalog.json')
        expect([oldDist[path], newDist[path]], `${path} in round ${round}`).toContain(text);
    const pages = Object.keys(oldDist).filter((path) => path in newDist);
    expect(pages.filter((path) => !existsSync(join(dir, 'dist', path)))).toEqual([]);
  }
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(newDist);
});

async function killedRun(dir: string, delay: number): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...BUILD], { cwd: dir, env: {}, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
}

test('killed at any change of the disk, the next run ends as a clean one, also after the apps changed back', async () => {
  const [before, after] = [appFiles(3, 'old'), appFiles(3, 'new')];
  const [oldDist, newDist] = [await cleanDist(before), await cleanDist(after)];
  const prepare = async (dir: string): Promise<string> => {
    setApps(dir, before);
    expect((await skillpress(dir, BUILD)).code).toBe(0);
    setApps(dir, after);
    return dir;
  };
  const total = join(tempDir(), 'total');
  await skillpress(await prepare(catalogWith({})), BUILD, { env: metered({ total }) });
  const calls = Number(readFileSync(total, 'utf8'));
  const killAt = async (dir: string, at: number): Promise<void> => {
    // Once everything is written, what the build remembers matters only when the apps change back.
    for (const back of at > calls - 20 ? [true] : [false, true]) {
      await prepare(dir);
      const killed = await skillpress(dir, BUILD, { env: metered({ at, signals: ['SIGKILL'] }) });
      expect(killed.code, `call ${at}`).toBe(null);
      if (back) setApps(dir, before);
      const next = await skillpress(dir, BUILD);
      expect(next.code, `after call ${at}: ${next.stderr}`).toBe(0);
      expectTidy(dir);
      expect(dist(dir), `after call ${at}${back ? ', and back' : ''}`).toEqual(back ? oldDist : newDist);
    }
  };
  const random = seeded(7);
  // The last calls save what the build saw: every other one of them, and some of those before.
  const points = [
    ...Array.from({ length: 5 }, (_, at) => Math.floor(((at + random()) * (calls - 20)) / 5) + 1),
    ...Array.from({ length: 11 }, (_, at) => calls - 2 * at),
  ];
  const queue = points.values();
  const work = async (dir: string): Promise<void> => {
    for (const at of queue) await killAt(dir, at);
  };
  await Promise.all([work(catalogWith({})), work(catalogWith({}))]);
});

test('a state of which a file is missing or damaged loses time only', async () => {
  const dir = scenario('basic');
  writeFiles(dir, { 'apps/broken/app.md': '---\nname: Broken\n---\n' });
  expect((await skillpress(dir, BUILD)).code).toBe(1);
  const cut = (path: string): void => truncateSync(path, 5);
  const other = (path: string): void => writeFileSync(path, '{}');
  for (const name of ['stamps.json', 'memory.json', 'findings.json'])
    for (const damage of name === 'memory.json' ? [rmSync, cut, other] : [rmSync, cut])
      for (const edit of ['', '- One more fact.\n']) {
        damage(join(dir, '.skillpress', name));
        appendFileSync(join(dir, 'apps/quiet/app.md'), edit);
        const { code, stdout } = await skillpress(dir, BUILD);
        expect(code, `${name}: ${stdout}`).toBe(1);
        expect(stdout).toContain('Missing key "homepage"');
        expect(Object.keys(JSON.parse(dist(dir)['manifest.json'] ?? '').apps)).toHaveLength(3);
        for (const slug of ['ledgerly', 'palaver', 'quiet'])
          expect(dist(dir)['catalog.json']).toContain(`"slug":"${slug}"`);
      }
  expect(dist(dir)).toEqual(await cleanDistOf(dir));
});

// Disks

test('a full disk: exit 5, the old files stay whole, and with room it goes on', async (context) => {
  const dir = catalogWith(appFiles(30, 'old'));
  mount(context, join(dir, 'dist'), '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  const before = dist(dir);
  const filler = join(dir, 'dist/filler');
  fill(filler);
  const files = appFiles(31, 'new');
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

/** Leaves a disk one page of room. */
function fill(path: string): void {
  const page = Buffer.alloc(4096);
  let size = 0;
  try {
    for (; ; size += page.length) appendFileSync(path, page);
  } catch {
    truncateSync(path, size - page.length);
  }
}

test('a limit on the size of files: exit 5, and no file is half', async () => {
  const dir = catalogWith(appFiles(30, 'old'));
  await skillpress(dir, BUILD);
  const before = dist(dir);
  setApps(dir, appFiles(60, 'new'));
  const { code, stderr } = inShell(dir, 'ulimit -f 16; exec "$@"', BUILD);
  expect(code).toBe(5);
  expect(stderr).toMatch(/Cannot write .*EFBIG/);
  expect(dist(dir)['manifest.json']).toBe(before['manifest.json']);
  expect(existsSync(join(dir, 'dist/.skillpress-stage'))).toBe(false);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(await cleanDist(appFiles(60, 'new')));
});

test('a state folder that is full, read-only or no folder costs time only', async (context) => {
  const [before, after] = [appFiles(30, 'old'), appFiles(30, 'new')];
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
  const api = await emulator({ world: catalogWorld(2, 2) });
  const dir = liveCatalog(2);
  writeFileSync(join(dir, 'dist'), 'not a folder\n');
  const blocked = await skillpress(dir, BUILD);
  expect(blocked.code).toBe(5);
  expect(blocked.stderr).toContain('dist is not a folder');
  expect(readFileSync(join(dir, 'dist'), 'utf8')).toBe('not a folder\n');
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
  const files = appFiles(300, 'old');
  const dir = catalogWith(files);
  const frozen = inShell(dir, 'ulimit -n 128; exec "$@"', BUILD);
  expect(frozen.code, frozen.stderr).toBe(0);
  expect(dist(dir)).toEqual(await cleanDist(files));
  const api = await emulator({ world: catalogWorld(100, 2) });
  const live = liveCatalog(100);
  const { code, stdout, stderr } = await new Promise<CliResult>((resolve) => {
    const child = spawn('sh', ['-c', 'ulimit -n 128; exec "$@"', 'sh', process.execPath, CLI, 'build'], {
      cwd: live,
      env: { PATH: process.env['PATH'], ...asking(api) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => resolve({ code, stdout: out, stderr: err }));
  });
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain('built 100');
});

// Two runs

test('the second of two runs is refused, and the dead one of them not waited for', async () => {
  const api = await emulator({ world: catalogWorld(3, 2) });
  const dir = liveCatalog(3);
  const { child, ended } = await waitingRun(dir, api);
  const second = await skillpress(dir, BUILD);
  expect(second.code).toBe(6);
  expect(second.stderr).toContain(`process ${child.pid} on ${hostname()}`);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(true);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
});

const OWN = { pid: process.pid, host: hostname() };
const LOCKS: [string, string, 'taken over' | 'respected', number?][] = [
  ['of a dead process', JSON.stringify({ ...OWN, pid: 2 ** 22 - 3 }), 'taken over'],
  ['of a living process', JSON.stringify(OWN), 'respected'],
  ['of another machine', JSON.stringify({ pid: 2 ** 22 - 3, host: 'elsewhere' }), 'respected'],
  ['that is empty', '', 'taken over'],
  ['that is cut short', JSON.stringify(OWN).slice(0, 9), 'taken over'],
  ['that is other JSON', '[null]', 'taken over'],
  ['with an impossible number', JSON.stringify({ ...OWN, pid: -1 }), 'taken over'],
  ['two days old, of a number that lives', JSON.stringify(OWN), 'taken over', 48],
];

test.each(LOCKS)('a lock %s', async (_, text, what, hours = 0) => {
  const dir = scenario('basic');
  writeFiles(dir, { '.skillpress/lock': text });
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(join(dir, '.skillpress/lock'), then, then);
  const { code } = await skillpress(dir, BUILD);
  expect(code).toBe(what === 'respected' ? 6 : 0);
  expect(existsSync(join(dir, '.skillpress/lock'))).toBe(what === 'respected');
});

test('a lock of a number that now another process has is taken over', async (context) => {
  if (!existsSync('/proc/self/stat')) context.skip('this system does not tell when a process began');
  const dir = scenario('basic');
  writeFiles(dir, { '.skillpress/lock': JSON.stringify({ ...OWN, start: 'another boot 1' }) });
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
});

test('a folder in place of the lock is not removed', async () => {
  const dir = scenario('basic');
  mkdirSync(join(dir, '.skillpress/lock'), { recursive: true });
  const { code, stderr } = await skillpress(dir, BUILD);
  expect(code).toBe(6);
  expect(stderr).toContain('If no such run exists, delete that file.');
});

// Closed outputs

test('outputs that nobody reads stop nothing', async () => {
  const files = appFiles(60, 'old');
  const clean = await cleanDist(files);
  for (const closed of ['stdout', 'stderr'] as const) {
    const dir = catalogWith(files);
    const code = await new Promise((resolve) => {
      const child = spawn(process.execPath, [CLI, ...BUILD, '--diff'], {
        cwd: dir,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child[closed].destroy();
      child[closed === 'stdout' ? 'stderr' : 'stdout'].resume();
      child.on('close', resolve);
    });
    expect(code, closed).toBe(0);
    expectTidy(dir);
    expect(dist(dir)).toEqual(clean);
  }
  const dir = catalogWith(files);
  expect(inShell(dir, 'exec "$@" >&- 2>&-', BUILD).code).toBe(0);
  expect(dist(dir)).toEqual(clean);
});

test('results that cannot be printed fail the run, which is finished all the same', async (context) => {
  if (!existsSync('/dev/full')) context.skip('this system has no /dev/full');
  const dir = scenario('basic');
  const { code, stderr } = inShell(dir, 'exec "$@" >/dev/full', BUILD);
  expect(code).toBe(5);
  expect(stderr).toContain('Cannot print the results: ENOSPC');
  expectTidy(dir);
  expect(Object.keys(dist(dir))).toContain('manifest.json');
});

// Links

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

async function cleanDistOf(dir: string): Promise<Files> {
  const copy = tempDir();
  for (const part of ['apps', 'templates', 'catalog.yaml'])
    cpSync(join(dir, part), join(copy, part), { recursive: true });
  await skillpress(copy, BUILD);
  return dist(copy);
}

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

test('a state folder that is a link is refused before anything is written', async () => {
  const api = await emulator({ world: catalogWorld(1, 1) });
  const dir = liveCatalog(1);
  const elsewhere = tempDir();
  symlinkSync(elsewhere, join(dir, '.skillpress'));
  const { code, stderr } = await skillpress(dir, ['build'], { env: asking(api) });
  expect(code).toBe(5);
  expect(stderr).toContain('.skillpress is a symbolic link, expected a folder');
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
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
