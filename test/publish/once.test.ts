/**
 * Each version is asked for once. Registries refuse a number that they have, so what they committed never tells whether a request
 * was repeated: these tests count the requests.
 */
import { expect, test } from 'vitest';
import { PACING, type Pacing } from '../../src/publish/apply.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import type { Registry } from '../../src/publish/registry.ts';
import type { FaultRule, RecordedRequest } from '../support/clawhub/faults.ts';
import { fakeClock, type FakeClock } from '../membrane/support.ts';
import * as atSkillHub from './atSkillHub.ts';
import * as atClawHub from './hub.ts';
import { candidate, candidates, endings, fakeRegistry, runner, type FakeRegistry } from './support.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** As `skillpress publish` has it, but for the review of the first few. */
const pacing: Pacing = { ...PACING, reviewMs: 0 };

/** A registry whose look-ups show a version only so long after it was taken. */
function slowToShow(clock: FakeClock, afterMs: number): FakeRegistry {
  const registry = fakeRegistry();
  const takenAt = new Map<string, number>();
  registry.react = ({ slug }) => {
    if (!takenAt.has(slug)) takenAt.set(slug, clock.wall());
    return null;
  };
  registry.misstate = ({ slug }) =>
    clock.wall() < (takenAt.get(slug) ?? 0) + afterMs ? { kind: 'absent' } : null;
  return registry;
}

/** Runs until the process is killed: when the registry took so many versions, and before the last answer came. Returns the journal's path. */
async function runKilled(
  registry: Registry,
  all: readonly Candidate[],
  clock: FakeClock,
  taken = 1,
): Promise<string> {
  const never = new Promise<never>(() => {});
  let left = taken;
  let kill = (): void => {};
  const killed = new Promise<void>((resolve) => (kill = resolve));
  const comesBack = <T>(answer: T): T | Promise<never> => (left > 0 ? answer : never);
  const seen: Registry = {
    ...registry,
    lookUp: async (each) => comesBack(await registry.lookUp(each)),
    publish: async (each, intend) => {
      const outcome = await registry.publish(each, () => left > 0 && intend());
      left -= 1;
      if (left === 0) kill();
      return comesBack(outcome);
    },
  };
  const { run, journal } = runner(seen, undefined, clock);
  await Promise.race([killed, run(all, { pacing }).then(() => expect.unreachable('nobody killed it'))]);
  return journal;
}

test.each([
  { again: 0, shown: SECOND },
  { again: 0, shown: PACING.lostMs - SECOND },
  { again: 3 * MINUTE, shown: 5 * MINUTE - SECOND },
  { again: 4 * MINUTE, shown: 5 * MINUTE - SECOND },
])('killed before the answer, run again after $again ms, shown after $shown ms', async ({ again, shown }) => {
  const clock = fakeClock();
  const registry = slowToShow(clock, shown);
  const all = [candidate('ledgerly')];
  const journal = await runKilled(registry, all, clock);
  clock.advance(again);
  const { applied } = await runner(registry, journal, clock).run(all, { pacing });
  expect(registry.posts).toEqual(['ledgerly 1.0.0']);
  expect(endings(applied)).toEqual(['ledgerly: already-published']);
});

test.each([SECOND, PACING.lostMs - SECOND])('the answer is lost, shown after %i ms', async (shown) => {
  const clock = fakeClock();
  const registry = slowToShow(clock, shown);
  const { react } = registry;
  registry.react = (each, nth) => react(each, nth) ?? 'commit, then lost';
  const { applied } = await runner(registry, undefined, clock).run([candidate('ledgerly')], { pacing });
  expect(registry.posts).toEqual(['ledgerly 1.0.0']);
  expect(endings(applied)).toEqual(['ledgerly: published']);
});

test('killed at each of twelve versions, four at once', async () => {
  const all = candidates(12);
  for (let taken = 1; taken <= all.length; taken += 1) {
    const clock = fakeClock();
    const registry = slowToShow(clock, 100 * SECOND);
    const journal = await runKilled(registry, all, clock, taken);
    await runner(registry, journal, clock).run(all, { pacing });
    expect(registry.posts.toSorted(), `killed at ${taken}`).toEqual(all.map(({ slug }) => `${slug} 1.0.0`));
  }
});

test('killed before the answer of ClawHub, which shows the version a minute later', async () => {
  const clock = fakeClock();
  const hub = await atClawHub.clawhub();
  const registry = atClawHub.registryOf(hub, { clock });
  const shownAt = clock.wall() + MINUTE;
  hub.setFaults([
    {
      on: 'resolve',
      match: () => clock.wall() < shownAt,
      effect: 'none',
      answer: { kind: 'status', status: 404, body: 'Skill not found' },
    },
  ]);
  const all = [atClawHub.release('ledgerly')];
  const journal = await runKilled(registry, all, clock);
  const { applied } = await runner(registry, journal, clock).run(all, { pacing });
  expect(hub.requests.filter(({ kind }) => kind === 'publish')).toHaveLength(1);
  expect(endings(applied)).toEqual(['ledgerly: already-published']);
});

interface Scene {
  readonly hub: {
    readonly requests: readonly RecordedRequest[];
    readonly setFaults: (faults: readonly FaultRule[]) => void;
  };
  readonly registry: Registry;
  readonly all: readonly Candidate[];
}

const SLUGS = ['ledgerly', 'notably', 'orderly'];
const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  ClawHub: async () => {
    const hub = await atClawHub.clawhub();
    const all = SLUGS.map((slug, nth) => atClawHub.release(slug, { nth }));
    return { hub, registry: atClawHub.registryOf(hub), all };
  },
  SkillHub: async () => {
    const hub = await atSkillHub.skillhub();
    return { hub, registry: atSkillHub.registryOf(hub), all: SLUGS.map((slug) => atSkillHub.release(slug)) };
  },
};

test.each(Object.keys(SCENES))('%s is not asked before the journal has the intent', async (name) => {
  const { hub, registry, all } = await SCENES[name]!();
  const runs = runner(registry);
  const noted: string[][] = [];
  const before = (): void =>
    void noted.push(runs.lines().flatMap((line) => (line.kind === 'intent' ? [line.slug] : [])));
  hub.setFaults([{ on: 'publish', before }]);
  await runs.run(all, { pacing: { concurrency: 1 } });
  const asked = hub.requests.flatMap(({ kind, slug }) => (kind === 'publish' ? [slug] : []));
  expect(asked.toSorted()).toEqual(SLUGS);
  expect(noted).toEqual(asked.map((_, nth) => asked.slice(0, nth + 1)));
});
