import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedPaths, filesIn, snapshot, tempDir, writeFiles } from '../support/catalogs.ts';
import { skillpress, type CliResult } from '../support/cli.ts';
import { releasedPacks } from '../support/packs.ts';
import { MARKETPLACES } from '../support/pluginSchemas.ts';

function publish(dir: string, to: string, ...more: string[]): Promise<CliResult> {
  return skillpress(dir, ['publish', '--registry', 'directory', '--to', to, ...more]);
}

/** What of the output folder a repository has. */
function layoutOf(dir: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesIn(join(dir, 'dist'))).filter(
      ([path]) => /^(?:skills|plugins)\//.test(path) || path in MARKETPLACES,
    ),
  );
}

test('one folder becomes a marketplace of every client: skills, packs and the lists of them', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  const { code, stderr } = await publish(dir, to);
  expect(code).toBe(0);
  expect(stderr).toContain(
    'git add .agents .claude-plugin .cursor-plugin plugins skills skills.sh.json skillpress.lock.json && git commit',
  );
  const { 'skillpress.lock.json': lock, ...files } = filesIn(to);
  expect(files).toEqual(layoutOf(dir));
  expect(JSON.parse(lock ?? '')).toMatchObject({ skills: { 'plugins/woods': { version: '1.0.0' } } });
  const again = await publish(dir, to);
  expect(again.stdout).toContain('nothing to send');
});

test('one run at a time publishes into a folder, from whichever checkout; a plan waits for nobody', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  const held = { '.skillpress-publish/lock': JSON.stringify({ pid: process.pid, host: hostname() }) };
  writeFiles(to, held);
  const second = await publish(dir, to);
  expect(second.code).toBe(6);
  expect(second.stderr).toContain(`.skillpress-publish/lock: process ${process.pid} on`);
  expect((await publish(dir, to, '--dry-run')).code).toBe(0);
  expect(filesIn(to)).toEqual(held);
  rmSync(join(to, '.skillpress-publish'), { recursive: true });
  expect((await publish(dir, to)).code).toBe(0);
  expect(existsSync(join(to, '.skillpress-publish'))).toBe(false);
});

test('what changes is published anew, and other packs stay as they are', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  await publish(dir, to);
  const before = filesIn(to);
  writeFiles(dir, { 'apps/cedar/membrane.json': snapshot(['List Trees']) });
  await skillpress(dir, ['release']);
  expect((await publish(dir, to)).code).toBe(0);
  const changed = changedPaths(before, filesIn(to));
  expect(changed).toContain('plugins/woods/skills/cedar/SKILL.md');
  expect(changed).toContain('.claude-plugin/marketplace.json');
  expect(changed.filter((path) => path.startsWith('plugins/fields/'))).toEqual([]);
});

test('what left the catalog and is still in the folder is told by a run for all of it, until it is removed', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  await publish(dir, to);
  expect((await skillpress(dir, ['remove', 'dogwood'])).code).toBe(0);
  const settings = readFileSync(join(dir, 'catalog.yaml'), 'utf8');
  writeFileSync(join(dir, 'catalog.yaml'), settings.replace(/^ {4}fields: .*\n/m, ''));
  const page = readFileSync(join(dir, 'apps/acme/app.md'), 'utf8');
  writeFileSync(join(dir, 'apps/acme/app.md'), page.replace('name:', 'draft: true\nname:'));
  expect((await skillpress(dir, ['release'])).code).toBe(0);
  const told = 'Not in the catalog any more, but still there: plugins/fields, skills/dogwood\n';
  expect((await publish(dir, to, '--dry-run')).stdout).toContain(told);
  expect((await publish(dir, to)).stdout).toContain(told);
  const json = await publish(dir, to, '--format', 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, orphans: ['plugins/fields', 'skills/dogwood'] });
  const named = ['publish', 'birch', '--registry', 'directory', '--to', to, '--format', 'json'];
  expect(JSON.parse((await skillpress(dir, named)).stdout)).toMatchObject({ orphans: [] });
  for (const path of ['plugins/fields', 'skills/dogwood']) rmSync(join(to, path), { recursive: true });
  expect((await publish(dir, to)).stdout).not.toContain('Not in the catalog');
});

test('a pack whose apps were not released waits, and with it the lists', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  writeFiles(dir, { 'apps/cedar/membrane.json': snapshot(['List Trees']) });
  await skillpress(dir, ['build', '--frozen']);
  const { code, stdout } = await publish(dir, to);
  expect(code).toBe(4);
  expect(stdout).toContain('plugins/woods 1.0.0: refused: its apps cedar are not as they were released');
  expect(stdout).toContain('1 more for the same reason: skills.sh.json');
  expect(existsSync(join(to, 'plugins/fields/plugin.json'))).toBe(true);
  expect(existsSync(join(to, 'plugins/woods'))).toBe(false);
  expect(existsSync(join(to, '.claude-plugin'))).toBe(false);
});

test('a pack that was never released is refused, and told how to be', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  const settings = readFileSync(join(dir, 'catalog.yaml'), 'utf8');
  writeFileSync(
    join(dir, 'catalog.yaml'),
    `${settings}    new: { title: N, description: N., apps: [acme] }\n`,
  );
  await skillpress(dir, ['build', '--frozen']);
  const { stdout } = await publish(dir, to, '--dry-run');
  expect(stdout).toContain('plugins/new: refused: it was never released, so it has no version');
  expect(stdout).toContain('commit packs/new/releases.json');
});

test('named apps are published alone', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  expect((await skillpress(dir, ['publish', 'acme', '--registry', 'directory', '--to', to])).code).toBe(0);
  expect(Object.keys(filesIn(to))).toEqual([
    'skillpress.lock.json',
    'skills/acme/SKILL.md',
    'skills/acme/references/changelog.md',
  ]);
});

test('what others wrote, and what lies behind a link, is not touched', async () => {
  const [dir, to, elsewhere] = [await releasedPacks(), tempDir(), tempDir()];
  writeFiles(to, {
    '.claude-plugin/marketplace.json': '{"name":"mine"}\n',
    'plugins/woods/README.md': 'Mine.\n',
  });
  symlinkSync(elsewhere, join(to, '.agents'));
  const { code, stdout } = await publish(dir, to);
  expect(code).toBe(4);
  expect(stdout).toContain(`${join(to, 'plugins/woods')} was not published by skillpress`);
  expect(stdout).toContain(`${join(to, '.claude-plugin/marketplace.json')} was not published by skillpress`);
  expect(stdout).toContain(`${join(to, '.agents')} is a symbolic link`);
  const files = filesIn(to);
  expect(files['.claude-plugin/marketplace.json']).toBe('{"name":"mine"}\n');
  expect(Object.keys(files).filter((path) => path.startsWith('plugins/woods/'))).toEqual([
    'plugins/woods/README.md',
  ]);
  expect(filesIn(elsewhere)).toEqual({});
  expect(files['plugins/fields/README.md']).toBeDefined();
});

test('a pack that a dead run put aside comes back, and nothing leaves the folder', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  await publish(dir, to);
  const old = join(to, '.skillpress-stage/old');
  mkdirSync(old, { recursive: true });
  renameSync(join(to, 'plugins/woods'), join(old, '@plugins%2Fwoods'));
  renameSync(join(to, 'skills.sh.json'), join(old, '@skills.sh.json'));
  writeFileSync(join(old, `@${encodeURIComponent('../planted.json')}`), '{}\n');
  // No name that skillpress gives, nor one that can be decoded.
  writeFileSync(join(old, '@100%'), '{}\n');
  expect((await publish(dir, to)).stdout).toContain('nothing to send');
  const { 'skillpress.lock.json': _, ...files } = filesIn(to);
  expect(files).toEqual(layoutOf(dir));
  expect(existsSync(join(to, '../planted.json'))).toBe(false);
});
