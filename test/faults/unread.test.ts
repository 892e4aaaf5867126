import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogWith, scenario } from '../support/catalogs.ts';
import { appFiles, BUILD, cleanDist, dist, expectTidy } from './catalogs.ts';
import { runInShell, spawnCli } from './processes.ts';

test('outputs that nobody reads stop nothing', async () => {
  // What it prints is more than a pipe holds.
  const files = appFiles(8, 'old');
  const clean = await cleanDist(files);
  for (const closed of ['stdout', 'stderr'] as const) {
    const dir = catalogWith(files);
    const child = spawnCli(dir, [...BUILD, '--diff']);
    child[closed].destroy();
    child[closed === 'stdout' ? 'stderr' : 'stdout'].resume();
    expect(await once(child, 'close'), closed).toEqual([0, null]);
    expectTidy(dir);
    expect(dist(dir)).toEqual(clean);
  }
  const dir = catalogWith(files);
  expect((await runInShell(dir, 'exec "$@" >&- 2>&-', BUILD)).code).toBe(0);
  expect(dist(dir)).toEqual(clean);
});

test('results that cannot be printed fail the run, which is finished all the same', async (context) => {
  if (!existsSync('/dev/full')) context.skip('this system has no /dev/full');
  const dir = scenario('basic');
  const { code, stderr } = await runInShell(dir, 'exec "$@" >/dev/full', BUILD);
  expect(code).toBe(5);
  expect(stderr).toContain('Cannot print the results: ENOSPC');
  expectTidy(dir);
  expect(Object.keys(dist(dir))).toContain('manifest.json');
});
