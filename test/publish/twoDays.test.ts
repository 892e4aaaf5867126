import { expect, test } from 'vitest';
import { readShape } from '../../src/clawhub/facts/shape.ts';
import { readJournal, toJournalPath } from '../../src/publish/journal.ts';
import { tempDir } from '../support/catalogs.ts';
import { draw } from '../support/clawhub/ids.ts';
import { gatewayTimeout, late, lostAnswer, proxyError, twice } from '../support/clawhub/presets.ts';
import { TOKEN, type Clawhub } from '../support/clawhub/server.ts';
import type { PackedCandidate, RunnerOrder } from '../support/publishRunner.ts';
import { clawhub, release } from './hub.ts';
import { bundled, run, writeCatalog, type RunEnding } from './killable.ts';

const APPS = 90;
const DAILY = 60;
const KILLS = { first: 16, second: 8 };
const DAY = 24 * 3_600_000;
const SEED = Number(process.env['SKILLPRESS_SEED'] ?? 20_261_120);

function packed(): PackedCandidate[] {
  return Array.from({ length: APPS }, (_, index) => {
    const made = release(`app-${String(index).padStart(3, '0')}`, { nth: index % 40 });
    const files = made.files.map(({ path, sha256, read }) => ({ path, sha256, text: String(read()) }));
    return { ...made, shape: readShape(files[0]?.text ?? ''), files };
  });
}

/**
 * Versions that were asked for when ClawHub had them: it refuses these, so that its commits do not tell. One that is carried out late
 * may be so between the last look-up and the repetition.
 */
function findRepeated({ requests, commits }: Clawhub): string[] {
  const committedAt = new Map(commits.map(({ slug, at }) => [slug, at]));
  const asked = requests.filter(({ kind }) => kind === 'publish');
  const late = new Set(asked.flatMap(({ fault, slug }) => (fault?.delayMs === undefined ? [] : [slug])));
  return asked.flatMap(({ slug, at }) =>
    slug !== null && !late.has(slug) && at > (committedAt.get(slug) ?? Infinity) ? [slug] : [],
  );
}

/** Versions that were asked for more often than the journal says that they may have been. */
function findUnnoted({ requests, url }: Clawhub, stateDir: string): string[] {
  const journal = readJournal(toJournalPath(stateDir, { id: `${new URL(url).host}@maker` }));
  const left = journal.flatMap((line) => (line.kind === 'intent' ? [line.slug] : []));
  const asked = requests.flatMap(({ kind, slug }) => (kind === 'publish' && slug !== null ? [slug] : []));
  return asked.filter((slug) => {
    const at = left.indexOf(slug);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test('90 apps in two days, killed 24 times while answers are lost, late, stalled and doubled', async () => {
  const dir = tempDir();
  const script = await bundled(dir);
  const catalog = writeCatalog(dir, packed());
  let ahead = 0;
  const plenty = { ip: 1e9, key: 1e9 };
  const hub = await clawhub({
    now: () => Date.now() + ahead,
    newPerDay: DAILY,
    tier: 'low',
    rateLimits: { read: plenty, write: plenty, download: plenty },
    faults: [
      {
        on: 'publish',
        chance: { seed: SEED, probability: 0.4 },
        oneOf: [
          lostAnswer,
          gatewayTimeout,
          twice,
          proxyError(502, 'none'),
          late(40),
          late(400),
          { holdMs: 40 },
          { answer: { kind: 'stall', at: 'headers' } },
        ],
      },
      {
        on: ['upload', 'upload-url', 'resolve'],
        chance: { seed: SEED, probability: 0.03 },
        oneOf: [lostAnswer, proxyError(502, 'none')],
      },
    ],
  });
  const order = (): RunnerOrder => ({
    registry: 'clawhub',
    url: hub.url,
    token: TOKEN,
    stateDir: dir,
    newPerDay: DAILY,
    ahead,
    catalog,
  });
  const number = (name: string, below: number): number => Math.floor(draw(`${SEED} ${name}`) * below);
  let runs = 0;
  const killed = async (times: number): Promise<void> => {
    for (let kills = 0; kills < times; runs += 1) {
      // All look-ups come first, then five requests for each version.
      const requests =
        number(`phase ${runs}`, 2) === 0 ? number(`early ${runs}`, APPS) : APPS + number(`late ${runs}`, 40);
      const ending = await run(script, order(), hub, { requests, ms: number(`ms ${runs}`, 12) });
      if (ending === 'killed') kills += 1;
      else expect(runs, `seed ${SEED}: there is still something to be killed`).toBeLessThan(200);
    }
  };
  /** Runs until nothing more may go today. */
  const finished = async (): Promise<RunEnding> => {
    for (let more = 0; more < 10; more += 1) {
      const ending = await run(script, order(), hub);
      if (ending === 'killed') throw new Error('nobody killed it');
      const reason = ending.stopped?.reason;
      if (ending.sent.length === 0 && reason !== 'down') return ending;
    }
    throw new Error(`seed ${SEED}: ten runs, and no end of it`);
  };
  const seed = `SKILLPRESS_SEED=${SEED}`;

  await killed(KILLS.first);
  const first = await finished();
  expect(first, seed).toMatchObject({ refused: [], left: APPS - DAILY, stopped: null });
  expect(hub.commits, seed).toHaveLength(DAILY);

  ahead += DAY + 10 * 60_000;
  await killed(KILLS.second);
  const second = await finished();
  expect(second, seed).toMatchObject({ refused: [], left: 0, stopped: null });
  const committed = hub.commits.map(({ slug, version }) => `${slug} ${version}`);
  expect(new Set(committed).size, seed).toBe(APPS);
  expect(committed, seed).toHaveLength(APPS);
  const published = [...hub.skills.values()].filter(({ latest }) => latest?.version === '1.0.0');
  expect(published, seed).toHaveLength(APPS);

  expect(findRepeated(hub), seed).toEqual([]);
  expect(findUnnoted(hub, dir), seed).toEqual([]);

  const { mutating } = hub;
  await run(script, order(), hub);
  expect(hub.mutating, `${seed}: a run with nothing to do sends nothing`).toBe(mutating);
});
