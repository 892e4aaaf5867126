import { expect, test } from 'vitest';
import type { Stopped } from '../../src/publish/objection.ts';
import type { Outcome } from '../../src/publish/registry.ts';
import { fakeClock } from '../membrane/support.ts';
import { candidate, candidates, endings, fakeRegistry, runner } from './support.ts';

const LOST: Outcome = { kind: 'lost', message: 'timeout' };

function stop(reason: Stopped['reason'], resumeAt: number | null = null): Stopped {
  return { kind: 'stopped', reason, resumeAt, message: reason, hint: 'Wait.' };
}

test('everything goes out once; the next run sends nothing', async () => {
  const registry = fakeRegistry();
  const { run } = runner(registry);
  const all = candidates(30);
  const first = await run(all);
  expect(first.applied.sent.every(({ ended }) => ended.kind === 'published')).toBe(true);
  expect(registry.commits.toSorted()).toEqual(all.map(({ slug }) => `${slug} 1.0.0`));
  const posts = registry.posts.length;
  const second = await run(all);
  expect(second.plan.there).toHaveLength(30);
  expect(registry.posts).toHaveLength(posts);
});

test('a request that was carried out and lost its answer is found by its bytes, not sent again', async () => {
  const registry = fakeRegistry();
  registry.react = () => 'commit, then lost';
  const { applied } = await runner(registry).run([candidate('ledgerly')]);
  expect(applied.sent[0]?.ended).toEqual({ kind: 'published', note: 'the answer was lost (reset)' });
  expect(registry.posts).toEqual(['ledgerly 1.0.0']);
});

test('a request that is carried out late is waited for', async () => {
  const registry = fakeRegistry();
  registry.react = () => ({ lateAfter: 6 });
  const { applied } = await runner(registry).run([candidate('ledgerly')]);
  expect(endings(applied)).toEqual(['ledgerly: published']);
  expect(registry.posts).toEqual(['ledgerly 1.0.0']);
});

test('a request that came to nothing is sent once more, after look-ups have shown so for a while', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  let looked = 0;
  registry.react = (_, nth) => {
    if (nth === 1) looked = registry.lookUps.length;
    else expect(registry.lookUps.length).toBeGreaterThan(looked + 3);
    return nth === 1 ? LOST : null;
  };
  const { applied } = await runs.run([candidate('ledgerly')]);
  expect(endings(applied)).toEqual(['ledgerly: published']);
  expect(registry.commits).toEqual(['ledgerly 1.0.0']);
  expect(runs.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
});

test('what nobody can tell is left to the next run, which looks it up first', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  registry.react = () => LOST;
  const first = await runs.run([candidate('ledgerly')]);
  expect(first.applied.sent[0]?.ended).toEqual({ kind: 'unknown', message: 'timeout' });
  expect(registry.posts).toHaveLength(2);
  registry.commit(candidate('ledgerly'));
  const second = await runs.run([candidate('ledgerly')]);
  expect(second.plan.there).toHaveLength(1);
  expect(registry.posts).toHaveLength(2);
  expect(runs.lines().at(-1)).toMatchObject({ kind: 'outcome', result: 'published' });
});

test('nothing is sent again while look-ups have no answer', async () => {
  const registry = fakeRegistry();
  registry.react = () => {
    registry.misstate = () => ({ kind: 'unknown', message: 'it answered 502' });
    return LOST;
  };
  const { applied } = await runner(registry).run([candidate('ledgerly')]);
  expect(applied.sent[0]?.ended).toEqual({ kind: 'unknown', message: 'timeout; then it answered 502' });
  expect(registry.posts).toHaveLength(1);
});

test('a number that is taken by our own bytes was published by an earlier request', async () => {
  const registry = fakeRegistry();
  let asked = 0;
  // The look-up of the plan comes too early to see it.
  registry.misstate = () => ((asked += 1) === 1 ? { kind: 'absent' } : null);
  registry.commit(candidate('ledgerly'));
  const { applied } = await runner(registry).run([candidate('ledgerly')]);
  expect(endings(applied)).toEqual(['ledgerly: already-published']);
  expect(registry.commits).toEqual(['ledgerly 1.0.0']);
});

test('a number that an earlier request of ours took is not refused while it may be shown late', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  const shownAt = runs.clock.wall() + 20 * 60_000;
  registry.misstate = () => (runs.clock.wall() < shownAt ? { kind: 'absent' } : null);
  registry.react = (_, nth) => (nth === 1 ? 'commit, then lost' : null);
  const { applied } = await runs.run([candidate('ledgerly')]);
  expect(applied.sent[0]?.ended).toEqual({
    kind: 'unknown',
    message: expect.stringContaining('is not shown yet'),
  });
  runs.clock.advance(20 * 60_000);
  expect((await runs.run([candidate('ledgerly')])).plan.there).toHaveLength(1);
  expect(registry.commits).toEqual(['ledgerly 1.0.0']);
});

test('a number that is taken by other bytes is refused, and not tried again', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  registry.commit(candidate('ledgerly', { text: 'somebody else' }));
  let asked = 0;
  registry.misstate = () => ((asked += 1) === 1 ? { kind: 'absent' } : null);
  const { applied } = await runs.run([candidate('ledgerly')]);
  expect(endings(applied)).toEqual(['ledgerly: refused']);
  registry.misstate = () => ({ kind: 'absent' });
  expect((await runs.run([candidate('ledgerly')])).plan.refused).toHaveLength(1);
  expect(registry.posts).toHaveLength(1);
});

test('a version that the registry says it took counts once a look-up shows it', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  registry.react = () => ({ kind: 'published' });
  const ghost = await runs.run([candidate('ledgerly')]);
  expect(ghost.applied.sent[0]?.ended).toEqual({
    kind: 'pending',
    note: 'the registry says that it took it, but does not show it yet',
  });
  registry.react = () => null;
  runs.clock.advance(3_600_000);
  expect(endings((await runs.run([candidate('ledgerly')])).applied)).toEqual(['ledgerly: published']);
});

test('a refused app is skipped, the others go on', async () => {
  const registry = fakeRegistry();
  registry.react = ({ slug }) =>
    slug === 'app-0002' ? { kind: 'refused', lasting: true, message: 'too thin', hint: 'Say more.' } : null;
  const { applied } = await runner(registry).run(candidates(20));
  expect(applied.stopped).toBeNull();
  expect(applied.sent.filter(({ ended }) => ended.kind === 'published')).toHaveLength(19);
});

test.each(['cap', 'spam', 'rate', 'suspended', 'unauthorised', 'forbidden', 'set-up'] as const)(
  'a stop for %s ends the run with what is on its way; the next run does exactly the rest',
  async (reason) => {
    const registry = fakeRegistry();
    const runs = runner(registry);
    const resumeAt = ['cap', 'spam', 'rate'].includes(reason) ? runs.clock.wall() + 7_200_000 : null;
    registry.react = () => (registry.commits.length >= 12 ? stop(reason, resumeAt) : null);
    const all = candidates(40);
    const { applied } = await runs.run(all);
    expect(applied.stopped?.reason).toBe(reason);
    expect(registry.posts.length).toBeLessThanOrEqual(12 + 4);
    expect(applied.sent.length + applied.left.length).toBe(40);
    if (resumeAt !== null) {
      registry.react = () => null;
      const tooSoon = await runs.run(all);
      expect(tooSoon.applied.sent).toHaveLength(0);
      expect(tooSoon.applied.resumeAt).toBeGreaterThanOrEqual(resumeAt);
      runs.clock.advance(24 * 3_600_000);
    }
    registry.react = () => null;
    await runs.run(all);
    expect(registry.commits.toSorted()).toEqual(all.map(({ slug }) => `${slug} 1.0.0`));
  },
);

test('a wait that a wrong clock dated does not last for ever', async () => {
  const registry = fakeRegistry();
  const ahead = fakeClock();
  ahead.advance(365 * 24 * 3_600_000);
  const wrong = runner(registry, undefined, ahead);
  registry.react = () => stop('spam', ahead.wall() + 24 * 3_600_000);
  await wrong.run(candidates(3));
  registry.react = () => null;
  const { applied } = await runner(registry, wrong.journal).run(candidates(3));
  expect(applied.sent).toHaveLength(3);
});

test('what is being uploaded when the registry stops the run is not published', async () => {
  const registry = fakeRegistry();
  let stopped = (): void => {};
  const stopping = new Promise<void>((resolve) => (stopped = resolve));
  registry.upload = async ({ slug }) => {
    if (slug !== 'app-0000') await stopping.then(() => new Promise(setImmediate));
  };
  registry.react = () => {
    stopped();
    return stop('spam');
  };
  const { applied } = await runner(registry).run(candidates(4));
  expect(registry.posts).toEqual(['app-0000 1.0.0']);
  expect(applied.left).toHaveLength(4);
});

test('no more than the concurrency are on their way, and five before the rest', async () => {
  const registry = fakeRegistry();
  const seen: number[] = [];
  registry.react = () => {
    seen.push(registry.commits.length);
    return null;
  };
  await runner(registry).run(candidates(40), { pacing: { concurrency: 8 } });
  expect(registry.width()).toBe(8);
  // The sixth and all later ones were sent when five had been accepted.
  expect(seen.slice(5).every((accepted) => accepted >= 5)).toBe(true);
});

test('three refusals among the first five stop the run', async () => {
  const registry = fakeRegistry();
  registry.react = () => ({ kind: 'refused', lasting: true, message: 'too thin', hint: 'Say more.' });
  const { applied } = await runner(registry).run(candidates(40));
  expect(applied.stopped?.reason).toBe('canaries');
  expect(registry.posts.length).toBeLessThanOrEqual(3 + 4);
});

test('what is only shown after minutes was not taken back: the run goes on, and the next one finds it', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  const all = candidates(12);
  const shownAt = runs.clock.wall() + 10 * 60_000;
  registry.misstate = () => (runs.clock.wall() < shownAt ? { kind: 'absent' } : null);
  const { applied } = await runs.run(all, { pacing: { reviewMs: 30_000 } });
  expect(applied.stopped).toBeNull();
  expect(applied.sent.map(({ ended }) => ended.kind)).toEqual(all.map(() => 'pending'));
  runs.clock.advance(10 * 60_000);
  expect((await runs.run(all)).plan.there).toHaveLength(12);
  expect(registry.posts).toHaveLength(12);
});

test('a review that takes back one of the first five stops the run', async () => {
  const registry = fakeRegistry();
  registry.misstate = ({ slug }) => {
    const times = registry.lookUps.filter((each) => each === slug).length;
    if (!registry.posts.includes(`${slug} 1.0.0`) || times > 2) return { kind: 'absent' };
    return { kind: 'present', latest: null, match: '1.0.0' };
  };
  const { applied } = await runner(registry).run(candidates(40), { pacing: { reviewMs: 30_000 } });
  expect(applied.stopped).toMatchObject({
    reason: 'canaries',
    message: expect.stringContaining('for review'),
  });
  expect(registry.posts).toHaveLength(5);
});

test('the same unknown words three times in a row are about the account', async () => {
  const registry = fakeRegistry();
  registry.react = ({ slug }) =>
    registry.commits.length < 8
      ? null
      : { kind: 'refused', lasting: false, message: `No more today for ${slug}, 7 of 7`, hint: '' };
  const { applied } = await runner(registry).run(candidates(40));
  expect(applied.stopped?.reason).toBe('alike');
  expect(registry.posts.length).toBeLessThanOrEqual(8 + 3 + 4);
});

test('three answers in a row that nobody understands stop the run', async () => {
  const registry = fakeRegistry();
  registry.react = () => LOST;
  const { applied } = await runner(registry).run(candidates(40));
  expect(applied.stopped?.reason).toBe('down');
  expect(registry.posts.length).toBeLessThanOrEqual(2 * (3 + 4));
});

test('--limit', async () => {
  const registry = fakeRegistry();
  const { applied } = await runner(registry).run(candidates(20), { limit: 7 });
  expect(registry.posts).toHaveLength(7);
  expect(applied.left).toHaveLength(13);
});

test('the caps hold within a run and over runs, and tell when to come back', async () => {
  const caps = { newPerDay: 10, sameShape: 2, window: 60 };
  const registry = fakeRegistry({ caps });
  const runs = runner(registry);
  const all = [
    ...candidates(12),
    ...candidates(5, 'same').map((each) => ({ ...each, slug: `z-${each.slug}` })),
  ];
  const first = await runs.run(all);
  expect(registry.commits).toHaveLength(10);
  expect(first.applied.stopped).toBeNull();
  const start = first.applied.resumeAt ?? 0;
  expect(start - runs.clock.wall()).toBeGreaterThan(23 * 3_600_000);
  expect((await runs.run(all)).applied.sent).toHaveLength(0);
  runs.clock.advance(24 * 3_600_000);
  await runs.run(all);
  runs.clock.advance(24 * 3_600_000);
  await runs.run(all);
  expect(new Set(registry.commits).size).toBe(17);
});

test('a run waits for the caps when they let more through soon', async () => {
  const registry = fakeRegistry({ caps: { newPerDay: 3, sameShape: 2, window: 60 } });
  const runs = runner(registry);
  await runs.run(candidates(6));
  runs.clock.advance(24 * 3_600_000 - 60_000);
  await runs.run(candidates(6), { pacing: { slotMs: 600_000 } });
  expect(registry.commits).toHaveLength(6);
});

test('a signal lets what is on its way finish, and begins nothing', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  const stopping = new AbortController();
  registry.react = () => {
    if (registry.commits.length === 9) stopping.abort('SIGTERM');
    return null;
  };
  const { applied } = await runs.run(candidates(40), { signal: stopping.signal });
  expect(registry.posts.length).toBeLessThanOrEqual(10 + 3);
  expect(applied.sent.length + applied.left.length).toBe(40);
  await runs.run(candidates(40));
  expect(registry.commits).toHaveLength(40);
  expect(new Set(registry.commits).size).toBe(40);
});

test('a request of a run that died moments ago is waited for before it is sent again', async () => {
  const registry = fakeRegistry();
  const runs = runner(registry);
  registry.react = () => {
    throw new Error('killed');
  };
  await expect(runs.run([candidate('ledgerly')])).rejects.toThrow('killed');
  registry.react = () => null;
  const before = registry.lookUps.length;
  registry.misstate = () => {
    // It arrives while the next run looks.
    if (registry.lookUps.length === before + 4) registry.commit(candidate('ledgerly'));
    return null;
  };
  const { applied } = await runs.run([candidate('ledgerly')]);
  expect(endings(applied)).toEqual(['ledgerly: already-published']);
  expect(registry.posts).toHaveLength(1);
  expect(registry.commits).toEqual(['ledgerly 1.0.0']);
});
