import { expect, test } from 'vitest';
import { tempDir } from '../support/catalogs.ts';
import { draw } from '../support/clawhub/ids.ts';
import { gatewayTimeout, late, lostAnswer, proxyError, twice } from '../support/clawhub/presets.ts';
import type { PackedCandidate, RunnerOrder } from '../support/publishRunner.ts';
import { KEY } from '../support/skillhub/server.ts';
import { release, skillhub } from './atSkillHub.ts';
import { bundled, run, writeCatalog, type RunEnding } from './killable.ts';

const APPS = 40;
const KILLS = 12;
const SEED = Number(process.env['SKILLPRESS_SEED'] ?? 20_261_121);

function packed(): PackedCandidate[] {
  return Array.from({ length: APPS }, (_, index) => {
    const made = release(`app-${String(index).padStart(2, '0')}`);
    const files = made.files.map(({ path, sha256, read }) => ({ path, sha256, text: String(read()) }));
    return { ...made, files };
  });
}

test('40 versions under review, killed 12 times while answers are lost, late and doubled: each is committed once', async () => {
  const dir = tempDir();
  const script = await bundled(dir);
  const catalog = writeCatalog(dir, packed());
  const hub = await skillhub({
    reviewMs: Infinity,
    faults: [
      {
        on: 'publish',
        chance: { seed: SEED, probability: 0.25 },
        oneOf: [lostAnswer, gatewayTimeout, twice, proxyError(502, 'none'), late(40), { holdMs: 40 }],
      },
      {
        on: 'skill',
        chance: { seed: SEED, probability: 0.02 },
        oneOf: [lostAnswer, proxyError(502, 'none')],
      },
    ],
  });
  const order: RunnerOrder = {
    registry: 'skillhub',
    url: hub.url,
    token: KEY,
    stateDir: dir,
    ahead: 0,
    catalog,
  };
  const number = (name: string, below: number): number => Math.floor(draw(`${SEED} ${name}`) * below);
  const seed = `SKILLPRESS_SEED=${SEED}`;
  for (let kills = 0, runs = 0; kills < KILLS; runs += 1) {
    const requests = APPS + number(`requests ${runs}`, 12);
    const ending = await run(script, order, hub, { requests, ms: number(`ms ${runs}`, 12) });
    if (ending === 'killed') kills += 1;
    else expect(runs, `${seed}: there is still something to be killed`).toBeLessThan(60);
  }
  const finish = async (): Promise<RunEnding> => {
    for (let more = 0; more < 10; more += 1) {
      const ending = await run(script, order, hub);
      if (ending === 'killed') throw new Error('nobody killed it');
      if (ending.sent.length === 0 && ending.stopped?.reason !== 'down') return ending;
    }
    throw new Error(`${seed}: ten runs, and no end of it`);
  };
  expect(await finish(), seed).toMatchObject({ refused: [], left: 0, stopped: null });
  const committed = hub.commits.map(({ slug, version }) => `${slug} ${version}`);
  expect(new Set(committed).size, seed).toBe(APPS);
  expect(committed, seed).toHaveLength(APPS);

  for (const { slug } of hub.commits) hub.review(slug, 'approved');
  const posts = hub.requests.filter(({ kind }) => kind === 'publish').length;
  expect(await run(script, order, hub), seed).toMatchObject({ refused: [], sent: [], left: 0 });
  expect(
    hub.requests.filter(({ kind }) => kind === 'publish'),
    seed,
  ).toHaveLength(posts);
});
