import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeClock } from '../membrane/support.ts';
import { startClawhub } from '../support/clawhub/server.ts';
import { config } from '../support/subject.ts';
import { registryOf, release } from './hub.ts';
import { runner } from './support.ts';

const DAY = 86_400_000;
const OUT = new Set(['published', 'already-published', 'pending']);

const scenes = fc.record({
  tier: fc.constantFrom('low' as const, 'medium' as const, 'trusted' as const),
  newPerDay: fc.integer({ min: 3, max: 20 }),
  // Half of the apps have one of two shapes, so that both caps are met.
  shapes: fc.array(fc.oneof(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 2, max: 15 })), {
    minLength: 1,
    maxLength: 24,
  }),
});

test('the registry, by its own rules, refuses nothing that the calendar lets go, and it takes the days that it tells', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ tier, newPerDay, shapes }) => {
      const clock = fakeClock();
      const hub = await startClawhub({ now: clock.wall, tier, newPerDay });
      const registry = registryOf(hub, {
        clock,
        config: { ...config, clawhub: { owner: 'maker', tier, newPerDay } },
      });
      const runs = runner(registry, undefined, clock);
      const all = shapes.map((nth, index) => release(`app-${index}`, { nth }));
      let told: number | null = null;
      for (let days = 1; ; days += 1) {
        const { plan, applied } = await runs.run(all);
        told ??= 1 + Math.round(Math.max(...plan.queue.map(({ at }) => at - clock.wall())) / DAY);
        expect(applied.stopped).toBeNull();
        expect(applied.sent.every(({ ended }) => OUT.has(ended.kind))).toBe(true);
        if (applied.left.length === 0) {
          expect(days).toBe(told);
          break;
        }
        // A second later: the registry still counts what is 24 hours old to the millisecond.
        clock.advance(DAY + 1000);
      }
      expect(hub.commits).toHaveLength(all.length);
      const posts = hub.requests.filter(({ kind }) => kind === 'publish');
      expect(posts.map(({ status }) => status)).toEqual(all.map(() => 200));
      await hub.close();
    }),
    { numRuns: 12 },
  );
});
