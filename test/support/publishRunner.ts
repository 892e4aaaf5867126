/**
 * One run of the publisher as a process of its own, for tests that kill it. Everything is as in `skillpress publish` after the
 * build, but for the clock: it begins at another day, and waits two hundred times as fast.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import { runPublish } from '../../src/publish/runPublish.ts';
import type { Clock } from '../../src/http/clock.ts';
import { PACING } from '../../src/publish/apply.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import { openSkillHub } from '../../src/skillhub/registry/skillhub.ts';
import { openClawHub } from '../../src/clawhub/registry/clawhub.ts';
import type { Config } from '../../src/model/config.ts';

/** What a run is told, as JSON in its first argument. */
export interface RunnerOrder {
  readonly registry: 'clawhub' | 'skillhub';
  readonly url: string;
  readonly token: string;
  readonly stateDir: string;
  /** How many new skills ClawHub takes in a day; SkillHub has no such cap. */
  readonly newPerDay?: number;
  /** Milliseconds that its clock is ahead. */
  readonly ahead: number;
  /** Path of a `PackedCatalog` as `serialize` of node:v8 writes it: each start reads it anew, and there are many. */
  readonly catalog: string;
}

/** What there is to publish, and by which settings. */
export interface PackedCatalog {
  readonly config: Config;
  readonly candidates: readonly PackedCandidate[];
}

/** A candidate with the texts of its files. */
export interface PackedCandidate extends Omit<Candidate, 'files'> {
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly text: string }[];
}

const SPEED = 200;
const LONG_MS = 120_000;
const order = JSON.parse(process.argv[2] ?? '{}') as RunnerOrder;
const packed = deserialize(readFileSync(order.catalog)) as PackedCatalog;
const candidates = packed.candidates.map((each): Candidate => ({
  ...each,
  files: each.files.map(({ path, sha256, text }) => {
    const bytes = Buffer.from(text);
    return { path, sha256, size: bytes.length, read: () => bytes };
  }),
}));
const clock: Clock = {
  now: () => performance.now() * SPEED,
  wall: () => Date.now() + order.ahead,
  sleep: (ms, signal) => delay(ms / SPEED, undefined, { signal }).catch(() => {}),
  after: (ms, act) => {
    // Whoever publishes gives up soon; everybody else is given time on a busy machine.
    const timer = setTimeout(act, ms > LONG_MS ? ms / SPEED : (LONG_MS / SPEED) * 25);
    return () => clearTimeout(timer);
  },
};
const { signal } = new AbortController();
const { url, token } = order;
const registry = (order.registry === 'clawhub' ? openClawHub : openSkillHub)({
  config: {
    ...packed.config,
    clawhub: { owner: 'maker', tier: 'low', newPerDay: order.newPerDay ?? 0 },
    skillhub: { owner: 'maker' },
  },
  env: {
    CLAWHUB_REGISTRY: url,
    CLAWHUB_TOKEN: token,
    SKILLHUB_REGISTRY: url,
    SKILLHUB_TOKEN: token,
  },
  clock,
  random: Math.random,
  signal,
  connections: 8,
  readOnly: false,
  sourceOf: (slug) => `apps/${slug}`,
  to: null,
  outDir: '',
});
const { plan, applied, stopped } = await runPublish(
  { candidates, heldBack: [] },
  {
    registry,
    stateDir: order.stateDir,
    clock,
    random: Math.random,
    signal,
    width: 8,
    pacing: { ...PACING, gapMs: 100, lostMs: 20_000, visibleMs: 5_000, reviewMs: 0, slotMs: 0 },
    dryRun: false,
    limit: Infinity,
    waitMs: 0,
    onProgress: () => {},
  },
);
await registry.close();
const refused = plan?.refused.map(({ slug, message }) => `${slug}: ${message}`) ?? [];
const sent = applied?.sent.map(({ due, ended }) => `${due.candidate.slug}: ${ended.kind}`) ?? [];
process.stdout.write(JSON.stringify({ refused, sent, left: applied?.left.length, stopped }));
