import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import type { Candidate } from '../../src/publish/candidate.ts';
import { openDirectory } from '../../src/publish/directory/directory.ts';
import { fingerprintFiles } from '../../src/publish/fingerprint.ts';
import type { Registry, RegistryParts } from '../../src/publish/registry.ts';
import { sha256 } from '../support/clawhub/ids.ts';
import {
  catalogWith,
  changedPaths,
  descriptor,
  ROOT,
  filesIn,
  scenario,
  tempDir,
  writeFiles,
} from '../support/catalogs.ts';
import { skillpress, type CliResult } from '../support/cli.ts';
import { config } from '../support/subject.ts';
import { fakeClock } from '../membrane/support.ts';
import { candidate, runner } from './support.ts';

const LOCK = 'skillpress.lock.json';

function parts(to: string | null, readOnly = false): RegistryParts {
  return {
    config,
    env: {},
    clock: fakeClock(),
    random: () => 0.5,
    signal: new AbortController().signal,
    connections: 1,
    readOnly,
    sourceOf: (slug) => `apps/${slug}`,
    to,
    outDir: '/nowhere/dist',
  };
}

function open(to: string): Registry {
  const registry = openDirectory(parts(to));
  onTestFinished(() => registry.close());
  return registry;
}

function release(slug: string, version: string, files: Record<string, string> = {}): Candidate {
  const texts = { 'SKILL.md': `---\nname: ${slug}\n---\n${version}\n`, ...files };
  const all = Object.entries(texts).map(([path, text]) => {
    const bytes = Buffer.from(text);
    return { path, sha256: sha256(bytes), size: bytes.length, read: () => bytes };
  });
  return candidate(slug, { version, files: all, fingerprint: fingerprintFiles(all) });
}

async function publish(to: string, ...all: Candidate[]): Promise<string[]> {
  const registry = open(to);
  const objections = all.flatMap((each) => {
    const objection = registry.objection(each, true);
    return objection ? [{ slug: each.slug, message: objection.message }] : [];
  });
  const refused = new Set(objections.map(({ slug }) => slug));
  const { applied } = await runner(registry).run(all.filter(({ slug }) => !refused.has(slug)));
  for (const each of all)
    if (refused.has(each.slug))
      expect(await registry.publish(each, () => true)).toMatchObject({ kind: 'refused', lasting: false });
  return [
    ...objections.map(({ slug, message }) => `${slug} refused: ${message}`),
    ...applied.sent.map(({ due, ended }) => `${due.candidate.slug} ${ended.kind}`),
  ];
}

test('publishes, sees what it published, and replaces whole folders', async () => {
  const to = tempDir();
  writeFiles(to, { 'README.md': 'Mine.\n', 'skills/other/SKILL.md': 'Not ours.\n' });
  const first = release('ledgerly', '1.0.0', { 'references/actions.md': 'List Entries\n' });
  expect(await publish(to, first, release('palaver', '2.1.0'))).toEqual([
    'ledgerly published',
    'palaver published',
  ]);
  expect(await publish(to, first)).toEqual([]);
  expect(await publish(to, release('ledgerly', '1.1.0', { 'references/more.md': 'More\n' }))).toEqual([
    'ledgerly published',
  ]);
  const files = filesIn(to);
  expect(Object.keys(files)).toEqual([
    'README.md',
    'skillpress.lock.json',
    'skills/ledgerly/SKILL.md',
    'skills/ledgerly/references/more.md',
    'skills/other/SKILL.md',
    'skills/palaver/SKILL.md',
  ]);
  expect(files['skills/other/SKILL.md']).toBe('Not ours.\n');
  expect(JSON.parse(files[LOCK] ?? '')).toMatchObject({
    format: 1,
    skills: {
      ledgerly: { version: '1.1.0', previous: { version: '1.0.0', digest: first.fingerprint } },
      palaver: { version: '2.1.0', previous: null },
    },
  });
});

test('the same version is published anew when its page changed without a release', async () => {
  const to = tempDir();
  await publish(to, release('ledgerly', '1.1.0'));
  const anew = release('ledgerly', '1.1.0', { 'references/changelog.md': 'Other words.\n' });
  expect(await publish(to, anew)).toEqual(['ledgerly published']);
  expect(await publish(to, anew)).toEqual([]);
  expect(await open(to).lookUp(anew)).toEqual({ kind: 'present', latest: '1.1.0', match: '1.1.0' });
  // A run that died after the record, before the folder.
  rmSync(join(to, 'skills/ledgerly/references'), { recursive: true });
  expect(await open(to).lookUp(anew)).toEqual({ kind: 'present', latest: null, match: null });
  expect(await publish(to, anew)).toEqual(['ledgerly published']);
  // An older release is not: somebody published past this catalog.
  expect(await open(to).lookUp(release('ledgerly', '1.0.0'))).toMatchObject({ latest: '1.1.0', match: null });
});

test('never touches what it did not publish, nor what somebody changed since', async () => {
  const to = tempDir();
  const all = ['edited', 'extra', 'linked', 'gone'].map((slug) => release(slug, '1.0.0'));
  await publish(to, ...all);
  writeFiles(to, {
    'skills/strange/SKILL.md': 'Not ours.\n',
    'skills/edited/SKILL.md': 'Mended by hand.\n',
    'skills/extra/notes.txt': 'Mine.\n',
    'elsewhere/SKILL.md': 'Elsewhere.\n',
  });
  symlinkSync('../../elsewhere/SKILL.md', join(to, 'skills/linked/link.md'));
  symlinkSync('../elsewhere', join(to, 'skills/alias'));
  rmSync(join(to, 'skills/gone'), { recursive: true });
  const before = filesIn(to);
  const next = ['alias', 'edited', 'extra', 'gone', 'linked', 'strange'].map((slug) =>
    release(slug, '1.1.0'),
  );
  const at = (slug: string): string => join(to, 'skills', slug);
  expect(await publish(to, ...next)).toEqual([
    `alias refused: ${at('alias')} is a symbolic link`,
    `edited refused: ${at('edited')} was changed by somebody else since skillpress published it`,
    `extra refused: ${at('extra')} was changed by somebody else since skillpress published it`,
    `linked refused: ${at('linked/link.md')} is a symbolic link`,
    `strange refused: ${at('strange')} was not published by skillpress, and is not touched`,
    'gone published',
  ]);
  expect(changedPaths(before, filesIn(to))).toEqual([LOCK, 'skills/gone/SKILL.md']);
});

test('takes a folder with the very same files for its own, and one that was put back to what it was', async () => {
  const to = tempDir();
  const first = release('ledgerly', '1.0.0');
  const second = release('ledgerly', '1.1.0');
  await publish(to, first);
  rmSync(join(to, LOCK));
  const before = filesIn(to);
  expect(await publish(to, first)).toEqual(['ledgerly published']);
  expect(changedPaths(before, filesIn(to))).toEqual([LOCK]);
  await publish(to, second);
  // As a checkout of that folder alone, or a run that died between the record and the folder, leaves it.
  rmSync(join(to, 'skills/ledgerly'), { recursive: true });
  writeFiles(to, { 'skills/ledgerly/SKILL.md': before['skills/ledgerly/SKILL.md'] ?? '' });
  expect(await open(to).lookUp(second)).toEqual({ kind: 'present', latest: '1.0.0', match: null });
  expect(await publish(to, second)).toEqual(['ledgerly published']);
});

test('a run that died in the middle of a folder leaves nothing that the next one does not mend', async () => {
  const to = tempDir();
  await publish(to, release('ledgerly', '1.0.0'));
  const before = filesIn(join(to, 'skills'));
  // After the old folder was put aside, before the new one came.
  writeFiles(to, { '.skillpress-stage/new/SKILL.md': 'half' });
  mkdirSync(join(to, '.skillpress-stage/old'));
  renameSync(join(to, 'skills/ledgerly'), join(to, '.skillpress-stage/old/ledgerly'));
  open(to);
  expect(filesIn(join(to, 'skills'))).toEqual(before);
  expect(await publish(to, release('ledgerly', '1.1.0'))).toEqual(['ledgerly published']);
  await open(to).close();
  expect(Object.keys(filesIn(to))).toEqual([LOCK, 'skills/ledgerly/SKILL.md']);
});

test('files that are not what was judged are not published, nor is anything when the run ends', async () => {
  const to = tempDir();
  const good = release('ledgerly', '1.0.0');
  const swapped = {
    ...good,
    files: good.files.map((file) => ({ ...file, read: () => Buffer.from('other') })),
  };
  const registry = open(to);
  expect(await registry.publish(swapped, () => true)).toMatchObject({ kind: 'refused', lasting: false });
  expect(await registry.publish(good, () => false)).toMatchObject({ kind: 'unsent' });
  const outside = release('../ledgerly', '1.0.0');
  expect(registry.objection(outside, true)).toMatchObject({ message: expect.stringContaining('path') });
  const deep = release('ledgerly', '1.0.0', { '../../x.md': 'x' });
  expect(registry.objection(deep, true)).toMatchObject({ message: expect.stringContaining('path') });
  await registry.close();
  expect(filesIn(to)).toEqual({});
});

test.each<[string, (dir: string) => string | null, number, RegExp]>([
  ['is not named', () => null, 2, /needs a folder/],
  ['is missing', (dir) => join(dir, 'missing'), 2, /There is no folder .*missing/],
  ['is a file', (dir) => join(dir, 'file'), 2, /file is no folder/],
  ['is a link', (dir) => join(dir, 'link'), 2, /link is a symbolic link/],
  ['has a link for its skills', (dir) => join(dir, 'linked'), 2, /skills is a symbolic link/],
  [
    'has a damaged lock file',
    (dir) => join(dir, 'damaged'),
    2,
    /skillpress\.lock\.json is not what skillpress writes: a merge conflict is left in it/,
  ],
  ['has a lock file of a stranger', (dir) => join(dir, 'foreign'), 2, /skills\.x\.version/],
  [
    'has a lock file with a day that is in no calendar',
    (dir) => join(dir, 'undated'),
    2,
    /skills\.x\.date: expected a day such as/,
  ],
  ['is the output', () => '/nowhere/dist', 2, /There is no folder/],
])('a folder that %s is refused', (_, at, exitCode, message) => {
  const dir = tempDir();
  writeFiles(dir, {
    file: '',
    'real/keep': '',
    'linked/keep': '',
    [`damaged/${LOCK}`]: '<<<<<<< ours',
    [`foreign/${LOCK}`]: '{"format":1,"skills":{"x":{}}}',
    [`undated/${LOCK}`]: JSON.stringify({
      format: 1,
      skills: { x: { version: '1.0.0', date: '2026-02-30', digest: 'f'.repeat(64), previous: null } },
    }),
  });
  symlinkSync('real', join(dir, 'link'));
  symlinkSync('../real', join(dir, 'linked/skills'));
  const before = filesIn(dir);
  let error: unknown;
  try {
    openDirectory(parts(at(dir)));
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({
    exitCode,
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
  expect(filesIn(dir)).toEqual(before);
});

test.skipIf(process.getuid?.() === 0)('a folder without the right to write is told at once', () => {
  const to = tempDir();
  chmodSync(to, 0o555);
  onTestFinished(() => chmodSync(to, 0o755));
  expect(() => openDirectory(parts(to))).toThrow(/Cannot write to/);
  expect(() => openDirectory(parts(to, true))).not.toThrow();
});

let catalog: Record<string, string> = {};

async function releasedCatalog(): Promise<string> {
  const dir = scenario('basic');
  if (Object.keys(catalog).length > 0) writeFiles(dir, catalog);
  else {
    expect(await skillpress(dir, ['release'])).toMatchObject({ code: 0 });
    catalog = filesIn(dir);
  }
  return dir;
}

const SPECIFIED = new Set(['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']);

/** What `npx skills add` (skills 1.7.4) takes: no SKILL.md above, front matter of texts, each name once, its folder's. */
function installable(root: string): string[] {
  expect(Object.keys(filesIn(root))).not.toContain('SKILL.md');
  return readdirSync(join(root, 'skills')).map((folder) => {
    const dir = join(root, 'skills', folder);
    const page = readFileSync(join(dir, 'SKILL.md'), 'utf8');
    const head = load(/^---\n([\s\S]*?)\n---\n/.exec(page)?.[1] ?? '') as Record<string, unknown>;
    expect(head['name']).toBe(folder);
    expect(head['description']).toEqual(expect.any(String));
    expect(Object.keys(head).filter((key) => !SPECIFIED.has(key))).toEqual([]);
    for (const [, target = ''] of page.matchAll(/\]\((references\/[^)#]+)\)/g))
      expect(statSync(join(dir, target)).isFile()).toBe(true);
    return folder;
  });
}

function git(cwd: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd, env, encoding: 'utf8' });
}

test('the command publishes the pages into a checkout, commits nothing, and a rerun changes nothing', async () => {
  const dir = await releasedCatalog();
  const to = tempDir();
  git(to, 'init', '--quiet');
  writeFiles(to, { 'README.md': 'Skills.\n' });
  git(to, 'add', '.');
  git(to, 'commit', '--quiet', '--message', 'Begin');
  const run = (command: string, ...args: string[]): Promise<CliResult> =>
    skillpress(dir, [command, '--registry', 'directory', '--to', to, ...args]);
  const planned = await run('publish', '--dry-run');
  expect(planned).toMatchObject({ code: 0 });
  expect(git(to, 'status', '--porcelain')).toBe('');
  const published = await run('publish');
  expect(published).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`In ${to}: git add skills skillpress.lock.json && git commit`),
  });
  expect(git(to, 'status', '--porcelain')).toBe('?? skillpress.lock.json\n?? skills/\n');
  expect(installable(to)).toEqual(['ledgerly', 'membrane-apps', 'palaver', 'quiet', 'self-integration']);
  expect(filesIn(join(to, 'skills'))).toEqual(filesIn(join(dir, 'dist/skills')));
  const before = filesIn(to);
  expect(await run('publish')).toMatchObject({ code: 0 });
  expect(filesIn(to)).toEqual(before);
  const told = await run('status');
  expect(told.stdout).toContain('published 3');
  expect(told.stdout).not.toMatch(/downloads|installs|stars|flagged/);
  const { stdout } = await run('status', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    summary: { states: { published: 3 } },
    apps: [{ app: 'ledgerly', latest: '1.0.0', downloads: null, verdict: null }, {}, {}],
  });
  // Restored to what it was: published again, although a journal tells that it was.
  git(to, 'clean', '--quiet', '-d', '--force');
  expect(await run('publish')).toMatchObject({ code: 0 });
  expect(filesIn(to)).toEqual(before);
});

test('the command takes an update and refuses what is not its own, exit 4', async () => {
  const dir = await releasedCatalog();
  const to = tempDir();
  mkdirSync(join(to, 'skills/quiet'), { recursive: true });
  writeFileSync(join(to, 'skills/quiet/SKILL.md'), 'Not ours.\n');
  const run = (): Promise<CliResult> =>
    skillpress(dir, ['publish', '--registry', 'directory', '--to', to, '--format', 'json']);
  const first = await run();
  expect(first.code).toBe(4);
  expect(first.stdout).toContain('was not published by skillpress');
  writeFiles(dir, {
    'apps/palaver/app.md': descriptor({ name: 'Palaver', homepage: 'https://palaver.example/' }),
  });
  expect(await skillpress(dir, ['release'])).toMatchObject({ code: 0 });
  expect(await run()).toMatchObject({ code: 4 });
  expect(readFileSync(join(to, 'skills/palaver/SKILL.md'), 'utf8')).toBe(
    readFileSync(join(dir, 'dist/skills/palaver/SKILL.md'), 'utf8'),
  );
  expect(readFileSync(join(to, 'skills/quiet/SKILL.md'), 'utf8')).toBe('Not ours.\n');
});

test.each(['apps', 'apps/quiet', 'templates', '.skillpress'])(
  'the folder %s of the catalog is no place to publish to',
  async (to) => {
    const dir = await releasedCatalog();
    mkdirSync(join(dir, to), { recursive: true });
    const before = filesIn(dir);
    const result = await skillpress(dir, ['publish', '--registry', 'directory', '--to', to]);
    expect(result).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/lies in the folder \S+ of the catalog/),
    });
    expect(filesIn(dir)).toEqual(before);
  },
);

test('the output of the catalog is no place to publish to', async () => {
  const dir = await releasedCatalog();
  const result = await skillpress(dir, ['publish', '--registry', 'directory', '--to', 'dist']);
  expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("catalog's own output") });
});

test('killed at any moment, every folder is whole, and the next run does the rest', async () => {
  const slugs = Array.from({ length: 40 }, (_, at) => `app-${at}`);
  const dir = catalogWith(
    Object.fromEntries(
      slugs.map((slug) => [
        `apps/${slug}/app.md`,
        descriptor({ name: `The ${slug}`, homepage: `https://${slug}.example/` }),
      ]),
    ),
  );
  expect(await skillpress(dir, ['release'])).toMatchObject({ code: 0 });
  const to = tempDir();
  const pages = filesIn(join(dir, 'dist/skills'));
  for (const enough of [3, 11, 12, 25, 38]) {
    await killedWhen(
      dir,
      to,
      () => (existsSync(join(to, 'skills')) ? readdirSync(join(to, 'skills')).length : 0) >= enough,
    );
    for (const slug of readdirSync(join(to, 'skills')))
      expect(readFileSync(join(to, 'skills', slug, 'SKILL.md'), 'utf8')).toBe(pages[`${slug}/SKILL.md`]);
  }
  const last = await skillpress(dir, ['publish', '--registry', 'directory', '--to', to]);
  expect(last).toMatchObject({ code: 0 });
  expect(filesIn(join(to, 'skills'))).toEqual(pages);
  expect(readdirSync(to)).not.toContain('.skillpress-stage');
});

/** Kills a run as soon as that is so; it may have ended before. */
async function killedWhen(dir: string, to: string, isSo: () => boolean): Promise<void> {
  const args = [join(ROOT, 'lib/cli.js'), 'publish', '--registry', 'directory', '--to', to];
  const child = spawn(process.execPath, args, { cwd: dir, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setInterval(() => {
    if (isSo()) child.kill('SIGKILL');
  }, 1);
  await ended;
  clearInterval(timer);
}
