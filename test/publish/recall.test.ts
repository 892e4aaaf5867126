import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPublish, type RunParts, type RunResult } from '../../src/publish/runPublish.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import { fakeClock } from '../membrane/support.ts';
import { tempDir } from '../support/catalogs.ts';
import { config } from '../support/subject.ts';
import { clawhub, registryOf, release } from './hub.ts';
import { NO_PATIENCE } from './support.ts';

const CAP = 3;

/** Runs of the command against an emulator by one clock, with a cap of three new apps. */
async function scene(pendingMs: number | null) {
  const clock = fakeClock();
  const hub = await clawhub({ now: clock.wall, pendingMs, qualityGate: false });
  const registry = registryOf(hub, {
    clock,
    config: { ...config, clawhub: { owner: 'maker', tier: 'trusted', newPerDay: CAP } },
  });
  const stateDir = tempDir();
  const parts: RunParts = {
    registry,
    stateDir,
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    width: 4,
    pacing: NO_PATIENCE,
    dryRun: false,
    limit: Infinity,
    waitMs: 0,
    onProgress: () => {},
  };
  const run = (candidates: readonly Candidate[]): Promise<RunResult> =>
    runPublish({ candidates, heldBack: [] }, parts);
  const journal = (): string => {
    const [name = ''] = readdirSync(join(stateDir, 'publish'));
    return join(stateDir, 'publish', name);
  };
  return { hub, clock, run, journal };
}

const all = Array.from({ length: 8 }, (_, nth) => release(`app-${nth}`, { nth }));

const JOURNALS: readonly (readonly [string, (path: string) => void])[] = [
  ['gone', (path) => rmSync(path)],
  ['empty', (path) => writeFileSync(path, '')],
  ['cut short', (path) => truncateSync(path, 250)],
  ['rubbish', (path) => writeFileSync(path, '\0\u0001\n{"kind":"intent"}\n')],
];

test.each([
  ...JOURNALS.map(([name, damage]) => ['published', name, null, damage] as const),
  ...JOURNALS.map(([name, damage]) => ['pending', name, Infinity, damage] as const),
])(
  'no more new apps go out in a day than may: those there are %s, the journal is %s',
  async (_, __, pendingMs, damage) => {
    const { hub, clock, run, journal } = await scene(pendingMs);
    await run(all);
    expect(hub.commits).toHaveLength(CAP);
    damage(journal());
    clock.advance(60_000);
    await run(all);
    expect(hub.commits).toHaveLength(CAP);
  },
);

test('what the journal tells of is not asked again', async () => {
  const { hub, clock, run } = await scene(null);
  await run(all);
  clock.advance(60_000);
  const before = hub.requests.length;
  await run(all);
  expect(hub.requests.slice(before).every(({ kind }) => kind === 'resolve')).toBe(true);
});
