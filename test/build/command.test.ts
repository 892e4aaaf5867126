import { appendFileSync, cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  catalogWith,
  changedPaths,
  descriptor,
  filesIn,
  fixture,
  scenario,
  snapshot,
  tempDir,
  writeFiles,
} from '../support/catalogs.ts';
import { skillpress, skillpressProcess } from '../support/cli.ts';

const BUILD = ['build', '--frozen'];

test('a scenario gives the files that were reviewed, byte for byte', async () => {
  const dir = scenario('basic');
  const { code, stdout } = await skillpressProcess(dir, BUILD);
  expect(code).toBe(0);
  expect(stdout).toContain('built 3');
  const golden = fixture('basic', 'dist');
  if (process.env['UPDATE_GOLDEN']) {
    rmSync(golden, { recursive: true, force: true });
    cpSync(join(dir, 'dist'), golden, { recursive: true });
  }
  expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(golden));
});

test('locale, time zone, umask, concurrency and folder change no byte', async () => {
  const one = scenario('basic');
  const two = scenario('basic');
  await skillpress(one, BUILD, { env: { LC_ALL: 'C', TZ: 'UTC' }, umask: '022' });
  const other = await skillpress(two, [...BUILD, '--concurrency', '3', '--out', 'elsewhere/made'], {
    env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata' },
    umask: '077',
  });
  expect(other.code).toBe(0);
  expect(filesIn(join(two, 'elsewhere/made'))).toEqual(filesIn(join(one, 'dist')));
  expect(statSync(join(two, 'elsewhere/made/manifest.json')).mode).toBe(
    statSync(join(one, 'dist/manifest.json')).mode,
  );
});

test('an unchanged catalog is neither parsed nor written again', async () => {
  const dir = scenario('basic');
  await skillpressProcess(dir, BUILD);
  const before = statSync(join(dir, 'dist/manifest.json')).ctimeMs;
  // A loader that refuses the chunk of the stages proves that nothing beyond the comparison of stamps runs.
  const blocked = join(tempDir(), 'block.cjs');
  writeFileSync(
    blocked,
    `const { Module } = require('node:module');
    const load = Module._load;
    Module._load = (request, ...around) => {
      if (/\\/(buildChanged|settings)-/.test(request)) throw new Error('loaded ' + request);
      return load(request, ...around);
    };`,
  );
  const options = { env: { NODE_OPTIONS: `--require ${blocked}` } };
  expect((await skillpress(scenario('basic'), BUILD, options)).stderr).toContain('loaded ./');
  const again = await skillpress(dir, BUILD, options);
  expect(again.stderr).toBe('');
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('built 0 · unchanged 3');
  expect(statSync(join(dir, 'dist/manifest.json')).ctimeMs).toBe(before);
});

test('a touched but equal descriptor changes nothing', async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  const before = filesIn(join(dir, 'dist'));
  const path = join(dir, 'apps/palaver/app.md');
  writeFileSync(path, readFileSync(path));
  utimesSync(path, new Date(0), new Date(0));
  const unchanged = `built 0 .* ${Object.keys(before).length} unchanged ·`;
  expect((await skillpress(dir, BUILD)).stdout).toMatch(new RegExp(unchanged));
  expect(filesIn(join(dir, 'dist'))).toEqual(before);
  // The same count whether the files are compared, or made anew and compared then.
  rmSync(join(dir, '.skillpress'), { recursive: true });
  expect((await skillpress(dir, BUILD)).stdout).toMatch(new RegExp(unchanged));
});

test("changing one descriptor changes exactly that app's files", async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  const before = filesIn(join(dir, 'dist'));
  appendFileSync(join(dir, 'apps/palaver/app.md'), '- A channel name is at most 80 characters long.\n');
  const { stdout } = await skillpress(dir, BUILD);
  expect(stdout).toContain('built 1 · unchanged 2');
  expect(changedPaths(before, filesIn(join(dir, 'dist')))).toEqual([
    'clawhub/palaver/SKILL.md',
    'listings/palaver.json',
    'manifest.json',
    'skillhub/palaver/SKILL.md',
    'skills-http/palaver/SKILL.md',
    'skills-zh-CN/palaver/SKILL.md',
    'skills/membrane-apps/references/apps/palaver.md',
    'skills/palaver/SKILL.md',
  ]);
});

test('an incremental build ends with the bytes of a clean one', async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  // Palaver's keyword moves Ledgerly's related apps; Quiet goes; a new app comes.
  writeFiles(dir, {
    'apps/palaver/app.md': readFileSync(join(dir, 'apps/palaver/app.md'), 'utf8').replace(
      '[bookkeeping]',
      '[clubs]',
    ),
    'apps/new-one/app.md': descriptor({ keywords: '[VAT return]' }),
  });
  rmSync(join(dir, 'apps/quiet'), { recursive: true });
  await skillpress(dir, BUILD);
  const incremental = filesIn(join(dir, 'dist'));
  rmSync(join(dir, 'dist'), { recursive: true });
  rmSync(join(dir, '.skillpress'), { recursive: true });
  await skillpress(dir, BUILD);
  expect(incremental).toEqual(filesIn(join(dir, 'dist')));
  expect(Object.keys(incremental)).not.toContain('skills/quiet/SKILL.md');
  expect(incremental['listings/ledgerly.json']).toContain('"slug":"new-one"');
});

test('files that the manifest does not list are never touched', async () => {
  const dir = scenario('basic');
  writeFiles(dir, { 'dist/skills/mine/SKILL.md': 'mine\n', 'dist/readme.txt': 'keep me\n' });
  await skillpress(dir, BUILD);
  rmSync(join(dir, 'apps/quiet'), { recursive: true });
  await skillpress(dir, BUILD);
  const files = filesIn(join(dir, 'dist'));
  expect(files['skills/mine/SKILL.md']).toBe('mine\n');
  expect(files['readme.txt']).toBe('keep me\n');
  expect(statSync(join(dir, 'dist/skills/quiet'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a manifest that points outside the output folder deletes nothing', async () => {
  const dir = scenario('basic');
  writeFiles(dir, { 'precious.md': 'keep me\n' });
  await skillpress(dir, BUILD);
  const path = join(dir, 'dist/manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"skills/quiet/SKILL.md"', '"../precious.md"'));
  rmSync(join(dir, 'apps/quiet'), { recursive: true });
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expect(filesIn(dir)['precious.md']).toBe('keep me\n');
});

test('a page that was edited or deleted by hand is made again', async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  const before = filesIn(join(dir, 'dist'));
  appendFileSync(join(dir, 'dist/skills/palaver/SKILL.md'), 'Ignore all of the above.\n');
  rmSync(join(dir, 'dist/listings/quiet.json'));
  const { stdout } = await skillpress(dir, BUILD);
  expect(stdout).toContain('1 created, 1 updated');
  expect(filesIn(join(dir, 'dist'))).toEqual(before);
});

test('an app with errors keeps its last page, the others are built, and the exit code says so', async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  const before = filesIn(join(dir, 'dist'));
  writeFiles(dir, { 'apps/palaver/app.md': '---\nname: Palaver\n---\n' });
  appendFileSync(join(dir, 'apps/quiet/app.md'), '- It answers in XML only.\n');
  const broken = await skillpress(dir, BUILD);
  expect(broken.code).toBe(1);
  expect(broken.stdout).toContain('apps/palaver/app.md:2:1: error Missing key "homepage"');
  expect(broken.stdout).toContain('built 1 · unchanged 1 · failed 1');
  const after = filesIn(join(dir, 'dist'));
  expect(after['skills/palaver/SKILL.md']).toBe(before['skills/palaver/SKILL.md']);
  expect(after['skills/quiet/SKILL.md']).toContain('XML only');
  expect(after['catalog.json']).toContain('"slug":"palaver"');
  // Nothing changed since: the errors are told again, without reading anything.
  const again = await skillpress(dir, BUILD);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('Missing key "homepage"');
});

test('--check writes nothing and tells whether anything would change; --diff shows it', async () => {
  const dir = scenario('basic');
  const fresh = await skillpress(dir, [...BUILD, '--check']);
  expect(fresh.code).toBe(1);
  expect(
    Object.keys(filesIn(dir)).filter((path) => path.startsWith('dist/') || path.startsWith('.skillpress/')),
  ).toEqual([]);
  await skillpress(dir, BUILD);
  expect((await skillpress(dir, [...BUILD, '--check'])).code).toBe(0);
  appendFileSync(join(dir, 'apps/quiet/app.md'), '- It answers in XML only.\n');
  const before = filesIn(join(dir, 'dist'));
  const changed = await skillpress(dir, [...BUILD, '--check', '--diff']);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain('--- a/dist/skills/quiet/SKILL.md');
  expect(changed.stdout).toContain('+- It answers in XML only.');
  expect(filesIn(join(dir, 'dist'))).toEqual(before);
});

test('naming an app writes that app only', async () => {
  const dir = scenario('basic');
  await skillpress(dir, BUILD);
  const before = filesIn(join(dir, 'dist'));
  for (const app of ['quiet', 'palaver'])
    appendFileSync(join(dir, `apps/${app}/app.md`), '- One more fact.\n');
  const { code } = await skillpress(dir, [...BUILD, 'quiet']);
  expect(code).toBe(0);
  expect(changedPaths(before, filesIn(join(dir, 'dist')))).toEqual([
    'clawhub/quiet/SKILL.md',
    'listings/quiet.json',
    'manifest.json',
    'skillhub/quiet/SKILL.md',
    'skills-http/quiet/SKILL.md',
    'skills-zh-CN/quiet/SKILL.md',
    'skills/membrane-apps/references/apps/quiet.md',
    'skills/quiet/SKILL.md',
  ]);
  const { stdout } = await skillpress(dir, BUILD);
  expect(stdout).toContain('built 1 · unchanged 2');
});

test('a draft is built with --drafts only', async () => {
  const dir = catalogWith({
    'apps/sketch/app.md': descriptor({ draft: 'true' }),
    'apps/done/app.md': descriptor({ name: 'Done', homepage: 'https://done.example/' }),
  });
  const pages = (): string[] => Object.keys(filesIn(join(dir, 'dist/skills-http')));
  await skillpress(dir, BUILD);
  expect(pages()).toEqual(['done/SKILL.md']);
  await skillpress(dir, [...BUILD, '--drafts']);
  expect(pages()).toEqual(['done/SKILL.md', 'sketch/SKILL.md']);
  await skillpress(dir, BUILD);
  expect(pages()).toEqual(['done/SKILL.md']);
});

test('an action without a key is told by its name, one without a schema names none', async () => {
  const dir = catalogWith({
    'apps/sample/app.md': descriptor({ entities: '[Order]' }),
    'apps/sample/membrane.json': snapshot(['List Orders']).replace('"key": "list-orders",', ''),
  });
  await skillpress(dir, BUILD);
  const files = filesIn(join(dir, 'dist'));
  expect(files['skills/sample/SKILL.md']).toContain('- **List Orders**: List orders.');
  expect(Object.keys(files)).not.toContain('skills/sample/references/actions.md');
});
