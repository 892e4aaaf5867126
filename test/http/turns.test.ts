import { expect, test } from 'vitest';
import { systemClock } from '../../src/http/clock.ts';
import { createTurns } from '../../src/http/turns.ts';

test('who waits gets the place of the one who leaves, in order', async () => {
  const turns = createTurns(1, systemClock);
  const order: string[] = [];
  const visit = async (name: string): Promise<void> => {
    expect(await turns.enter(10_000)).toBe(true);
    order.push(name);
    turns.leave();
  };
  expect(await turns.enter(10_000)).toBe(true);
  const visits = ['a', 'b', 'c'].map(visit);
  turns.leave();
  await Promise.all(visits);
  expect(order).toEqual(['a', 'b', 'c']);
  expect(await turns.enter(0)).toBe(true);
});

test('who has waited too long goes without, and takes no place', async () => {
  const turns = createTurns(1, systemClock);
  await turns.enter(10_000);
  expect(await turns.enter(1)).toBe(false);
  turns.leave();
  expect(await turns.enter(1)).toBe(true);
});
