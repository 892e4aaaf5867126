import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCalendar, type Slot } from '../../src/publish/calendar.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import { createQuota, type NewApp } from '../../src/publish/quota.ts';
import { sortByNeed } from '../../src/publish/order.ts';
import type { Caps } from '../../src/publish/registry.ts';
import { candidate, candidates } from './support.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const DAY = 86_400_000;
const CAPS: Caps = { newPerDay: 200, sameShape: 4, window: 60 };

function calendar(all: readonly Candidate[], before: readonly NewApp[] = [], caps = CAPS): Slot[] {
  return planCalendar(sortByNeed(all), { now: NOW, hold: 0, quota: createQuota(caps, before) });
}

/** How many go out on each day, from today. */
function perDay(slots: readonly Slot[]): number[] {
  const days: number[] = [];
  for (const { at } of slots) days[(at - NOW) / DAY] = (days[(at - NOW) / DAY] ?? 0) + 1;
  return days;
}

test('3,074 new apps take 16 days when nothing but the cap keeps them', () => {
  const days = perDay(calendar(candidates(3074)));
  expect(days).toEqual([...Array.from({ length: 15 }, () => 200), 74]);
});

test('pages of one shape go out four a day, and the plan says why', () => {
  const slots = calendar(candidates(10, 'same'));
  expect(perDay(slots)).toEqual([4, 4, 2]);
  expect(slots.map(({ limit }) => limit)).toEqual([...Array(4).fill(null), ...Array(6).fill('shape')]);
});

test('what went out before counts, for 24 hours', () => {
  const before = Array.from({ length: 150 }, (_, index) => ({ shape: `s${index}`, at: NOW - 1000 }));
  expect(perDay(calendar(candidates(260), before))).toEqual([50, 200, 10]);
  const expired = before.map((app) => ({ ...app, at: NOW - DAY }));
  expect(perDay(calendar(candidates(260), expired))).toEqual([200, 60]);
});

test('a large shape is spread over the others, so that it is not left over', () => {
  const all = [
    ...candidates(300),
    ...candidates(18, 'same').map((each) => ({ ...each, slug: `z-${each.slug}` })),
  ];
  const days = perDay(calendar(all));
  expect(days).toEqual([200, 118]);
});

const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 120 });

test('no day goes over a cap, whatever there is; everything goes out once', () => {
  const caps = fc.record({
    newPerDay: fc.integer({ min: 1, max: 40 }),
    sameShape: fc.integer({ min: 1, max: 5 }),
    window: fc.integer({ min: 5, max: 60 }),
  });
  fc.assert(
    fc.property(shapes, shapes, caps, (now, earlier, caps) => {
      const all = now.map((shape, index) => candidate(`app-${index}`, { shape: `s${shape}` }));
      const before = earlier.map((shape, index) => ({ shape: `s${shape}`, at: NOW - DAY / 2 + index }));
      const slots = calendar(all, before, caps);
      expect(new Set(slots.map((slot) => slot.candidate)).size).toBe(all.length);
      // As the registry counts: at each new one, what it has of the last 24 hours.
      const have = [...before];
      for (const { candidate, at } of slots) {
        const recent = have.filter((app) => app.at > at - DAY);
        const alike = have
          .slice(1 - caps.window)
          .filter((app) => app.at > at - DAY && app.shape === candidate.shape);
        expect(recent.length).toBeLessThan(caps.newPerDay);
        expect(alike.length).toBeLessThan(caps.sameShape);
        have.push({ shape: candidate.shape, at });
      }
    }),
    { numRuns: 60 },
  );
});

test('the first moment at which one more may go', () => {
  const quota = createQuota(CAPS, [
    ...Array.from({ length: 3 }, (_, index) => ({ shape: 'a', at: NOW - 5000 + index })),
    { shape: 'a', at: NOW - 1000 },
  ]);
  expect(quota.opensAt('b', NOW)).toBe(NOW);
  expect(quota.limit('a', NOW)).toBe('shape');
  expect(quota.opensAt('a', NOW)).toBe(NOW - 5000 + DAY);
});
