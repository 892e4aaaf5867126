import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, snapshot, tempDir, writeFiles } from '../support/catalogs.ts';
import { skillpress, type CliResult } from '../support/cli.ts';
import { appsOf, catalogOfPacks, NAMES, PACKS, releasedPacks } from '../support/packs.ts';

/** How many apps each build of a run made. */
function madeIn({ stderr }: CliResult): string[] {
  return stderr.match(/^make: \d+$/gm) ?? [];
}

/** What `release` writes. */
function histories(dir: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesIn(dir)).filter(([path]) => /^(?:apps|packs)\/.*releases\.json$/.test(path)),
  );
}

test('a release makes the apps that are due and no other', async () => {
  const dir = await releasedPacks();
  writeFiles(dir, { 'apps/cedar/membrane.json': snapshot(['List Trees']) });
  expect(madeIn(await skillpress(dir, ['build', '--frozen']))).toEqual(['make: 1']);
  const check = await skillpress(dir, ['release', '--check']);
  expect(check.stdout).toContain(
    'apps/cedar/app.md: error The bundle is not that of its last release, 1.0.0',
  );
  expect(madeIn(check)).toEqual(['make: 1']);
  // Once to see what changed, once more with the new version.
  expect(madeIn(await skillpress(dir, ['release', 'cedar']))).toEqual(['make: 1', 'make: 1']);
  expect(madeIn(await skillpress(dir, ['release']))).toEqual([]);
});

test('a first release makes each app once more than a build', async () => {
  const dir = catalogOfPacks(PACKS, appsOf(NAMES));
  expect(madeIn(await skillpress(dir, ['release']))).toEqual(['make: 4', 'make: 4']);
});

test('the release of one app makes that one, though no other was ever released', async () => {
  const dir = catalogOfPacks(PACKS, appsOf(NAMES));
  expect(madeIn(await skillpress(dir, ['build', '--frozen']))).toEqual(['make: 4']);
  expect(madeIn(await skillpress(dir, ['release', 'cedar']))).toEqual(['make: 1', 'make: 1']);
  expect(Object.keys(histories(dir))).toContain('apps/cedar/releases.json');
  expect(Object.keys(histories(dir))).not.toContain('apps/acme/releases.json');
});

test('a publication and its status make no app that is as it was built', async () => {
  const [dir, to] = [await releasedPacks(), tempDir()];
  for (const command of ['publish', 'status']) {
    const run = await skillpress(dir, [command, '--registry', 'directory', '--to', to]);
    expect(run.code).toBe(0);
    expect(madeIn(run)).toEqual([]);
  }
});

test.each([
  ['an app', {}, ['release']],
  ['the same by name', {}, ['release', 'cedar']],
  ['an app beside one with errors', { 'apps/acme/app.md': '---\nname: Acme\n---\n' }, ['release']],
  ['one of a pack with errors', { 'apps/birch/app.md': '---\nname: Birch\n---\n' }, ['release', 'cedar']],
])('%s is released alike after a build, without one and on a fresh clone', async (_, broken, command) => {
  const dir = await releasedPacks();
  writeFiles(dir, { 'apps/cedar/membrane.json': snapshot(['List Trees']), ...broken });
  const start = filesIn(dir);
  const told = [];
  for (const way of [['build'], [], ['forget'], ['forget', 'build']]) {
    for (const path of Object.keys(histories(dir))) writeFileSync(join(dir, path), start[path] ?? '');
    if (way.includes('forget'))
      for (const folder of ['dist', '.skillpress']) rmSync(join(dir, folder), { recursive: true });
    if (way.includes('build')) await skillpress(dir, ['build', '--frozen']);
    expect((await skillpress(dir, command)).stdout).toContain('cedar 1.1.0');
    told.push(histories(dir));
  }
  expect(told[0]?.['apps/cedar/releases.json']).toContain('"version": "1.1.0"');
  for (const each of told) expect(each).toEqual(told[0]);
});
