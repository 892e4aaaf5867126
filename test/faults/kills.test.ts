import { once } from 'node:events';
import { appendFileSync, existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { catalogWith, scenario, writeFiles, type Files } from '../support/catalogs.ts';
import { skillpress, skillpressProcess } from '../support/cli.ts';
import { appFiles, BUILD, cleanDist, cleanDistOf, dist, expectTidy, setApps } from './catalogs.ts';
import { endAtChange } from './endAtChange.ts';
import { spawnCli } from './processes.ts';

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

/** Each file is of one edition or of the other, and no page is gone that both have. */
function expectWholeFiles(dir: string, oldDist: Files, newDist: Files, when: string): void {
  for (const [path, text] of Object.entries(dist(dir)))
    if (!path.startsWith('.skillpress-stage/') && path !== 'manifest.json' && path !== 'catalog.json')
      expect([oldDist[path], newDist[path]], `${path} ${when}`).toContain(text);
  const pages = Object.keys(oldDist).filter((path) => path in newDist);
  expect(
    pages.filter((path) => !existsSync(join(dir, 'dist', path))),
    when,
  ).toEqual([]);
}

test('killed 8 times at random moments, each file is old or new, and the next run ends as a clean one', async () => {
  const rounds = 8;
  const editions = [appFiles(40, 'old'), appFiles(40, 'new')] as const;
  const [oldDist, newDist] = [await cleanDist(editions[0]), await cleanDist(editions[1])];
  const dir = catalogWith(editions[0]);
  const started = performance.now();
  await skillpressProcess(dir, BUILD);
  const span = performance.now() - started;
  const random = seeded(3);
  for (let round = 1; round <= rounds; round += 1) {
    setApps(dir, editions[round % 2] ?? {});
    const child = spawnCli(dir, BUILD);
    const ended = once(child, 'close');
    // Before that, Node and the command line start, and no file is touched.
    await Promise.race([ended, wait((0.4 + 0.6 * random()) * span)]);
    child.kill('SIGKILL');
    await ended;
    expectWholeFiles(dir, oldDist, newDist, `in round ${round}`);
  }
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  expectTidy(dir);
  expect(dist(dir)).toEqual(oldDist);
});

/** The lock that a killed run leaves is that of a process which is no more. */
function leaveLock(dir: string): void {
  const lock = join(dir, '.skillpress/lock');
  if (existsSync(lock)) writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 - 3, host: hostname() }));
}

test('ended at any change of the disk, the next run ends as a clean one, also after the apps changed back', async () => {
  const [before, after] = [appFiles(3, 'old'), appFiles(3, 'new')];
  const [oldDist, newDist] = [await cleanDist(before), await cleanDist(after)];
  const dir = catalogWith({});
  /** Ends a build of the new apps over the old ones at a change; returns how many it would have made. */
  const endAt = async (at: number): Promise<number> => {
    setApps(dir, before);
    expect((await skillpress(dir, BUILD)).code).toBe(0);
    setApps(dir, after);
    const changes = await endAtChange(at, () => skillpress(dir, BUILD));
    leaveLock(dir);
    return changes;
  };
  const changes = await endAt(Infinity);
  const random = seeded(7);
  // The last changes save what the build saw: every other one of them, and some of those before.
  const points = [
    ...Array.from({ length: 5 }, (_, at) => Math.floor(((at + random()) * (changes - 20)) / 5) + 1),
    ...Array.from({ length: 11 }, (_, at) => changes - 2 * at),
  ];
  for (const at of points)
    // Once everything is written, what the build remembers matters only when the apps change back.
    for (const back of at > changes - 20 ? [true] : [false, true]) {
      await endAt(at);
      expectWholeFiles(dir, oldDist, newDist, `after change ${at}`);
      if (back) setApps(dir, before);
      const next = await skillpress(dir, BUILD);
      expect(next.code, `after change ${at}: ${next.stderr}`).toBe(0);
      expectTidy(dir);
      expect(dist(dir), `after change ${at}${back ? ', and back' : ''}`).toEqual(back ? oldDist : newDist);
    }
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
