import { expect, test } from 'vitest';
import { createPace, type Pace } from '../../src/http/pace.ts';
import { chooseBackoff, createBreaker, createRetryBudget, readRetryAfter } from '../../src/http/patience.ts';
import { fakeClock, type FakeClock, until } from './support.ts';

function pace(most: number, signal = new AbortController().signal): { pace: Pace; clock: FakeClock } {
  const clock = fakeClock();
  return { pace: createPace(most, clock, () => 1, signal), clock };
}

/** How many of so many are let in. */
async function letIn(to: Pace, count: number): Promise<number> {
  let entered = 0;
  for (let at = 0; at < count; at += 1) void to.enter().then(() => (entered += 1));
  for (let at = 0; at < 5; at += 1) await new Promise((resolve) => setImmediate(resolve));
  return entered;
}

test('two requests for each connection are let in, the others in turn', async () => {
  const { pace: one } = pace(3);
  expect(await letIn(one, 10)).toBe(6);
  const order: number[] = [];
  void one.enter().then(() => order.push(1));
  for (let at = 0; at < 5; at += 1) one.leave();
  await until(() => order.length === 1);
});

test('connections halve once for each wave of refusals, down to one, and come back slowly', () => {
  const { pace: one, clock } = pace(16);
  for (let at = 0; at < 10; at += 1) one.throttled(0, 1000);
  expect(one.width()).toBe(8);
  for (const width of [4, 2, 1, 1]) {
    clock.advance(1);
    one.throttled(clock.now(), 1000);
    expect(one.width()).toBe(width);
  }
  for (let at = 0; at < 99; at += 1) one.answered();
  expect(one.width()).toBe(1);
  one.answered();
  expect(one.width()).toBe(2);
  for (let at = 0; at < 10_000; at += 1) one.answered();
  expect(one.width()).toBe(16);
});

test('without Retry-After the pauses grow to a minute, and an answer makes them short again', async () => {
  const { pace: one, clock } = pace(1);
  const throttle = async (): Promise<void> => {
    clock.advance(1);
    one.throttled(clock.now(), null);
    await one.enter();
    one.leave();
  };
  for (let at = 0; at < 7; at += 1) await throttle();
  expect(clock.slept).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  one.answered();
  await throttle();
  expect(clock.slept.at(-1)).toBe(2000);
});

test('a longer wish replaces a shorter one, never the other way round', async () => {
  const { pace: one, clock } = pace(1);
  one.pause(5000);
  one.pause(9000);
  one.pause(1000);
  await one.enter();
  expect(clock.now()).toBe(9000);
});

test('when the run is over nobody waits any longer', async () => {
  const controller = new AbortController();
  const { pace: one } = pace(1, controller.signal);
  expect(await letIn(one, 5)).toBe(2);
  controller.abort();
  one.leave();
  expect(await letIn(one, 5)).toBe(5);
});

const SENT = 'Fri, 20 Nov 2026 12:00:00 GMT';

test.each([
  ['120', undefined, 120_000],
  [' 0 ', undefined, null],
  ['Fri, 20 Nov 2026 12:00:30 GMT', SENT, 30_000],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 'Fri, 20 Nov 2026 13:00:00 GMT', null],
  ['Friday, 20-Nov-26 12:00:30 GMT', SENT, 30_000],
  ['Fri Nov 20 12:00:30 2026', SENT, 30_000],
  ['Fri, 20 Nov 2026 12:00:30 GMT', undefined, 25_000],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 'yesterday', 25_000],
  ['9'.repeat(400), undefined, 316_224_000_000],
  ['soon', SENT, null],
  ['soon 5', SENT, null],
  ['-5', SENT, null],
  ['1.5', SENT, null],
  ['2026-11-20', SENT, null],
  [undefined, SENT, null],
])('Retry-After %s at %s is %s ms', (header, date, ms) => {
  expect(readRetryAfter(header, date, Date.parse(SENT) + 5000)).toBe(ms);
});

test('backoff is any time up to a delay that doubles up to 20 s', () => {
  expect([1, 2, 3, 4, 10].map((tries) => chooseBackoff(tries, () => 1))).toEqual([
    600, 1200, 2400, 4800, 20_000,
  ]);
  expect(chooseBackoff(3, () => 0)).toBe(0);
});

test('the retry budget is a hundred, and a fifth of what was answered', () => {
  const budget = createRetryBudget();
  const spend = (): number => {
    let spent = 0;
    while (budget.spend()) spent += 1;
    return spent;
  };
  expect(spend()).toBe(100);
  for (let at = 0; at < 50; at += 1) budget.earn();
  expect(spend()).toBeGreaterThanOrEqual(9);
  expect(budget.spend()).toBe(false);
});

test('an answer between failures keeps the breaker closed; an open one lets through one probe at a time', () => {
  let now = 0;
  const breaker = createBreaker(() => now, 'Membrane');
  const fail = (times: number): void => Array.from({ length: times }).forEach(() => breaker.gaveUp('x'));
  fail(4);
  breaker.answered();
  fail(4);
  expect(breaker.isOpen()).toBe(false);
  fail(1);
  expect(breaker.refusal()).toContain('Membrane is down');
  const probes = [15_000, 30_000, 60_000, 120_000, 120_000];
  for (const wait of probes) {
    now += wait - 1;
    expect(breaker.refusal()).not.toBeNull();
    now += 1;
    expect(breaker.refusal()).toBeNull();
    expect(breaker.refusal()).not.toBeNull();
    fail(1);
  }
  breaker.answered();
  expect(breaker.refusal()).toBeNull();
});
