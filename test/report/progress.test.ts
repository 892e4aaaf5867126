import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgress } from '../../src/report/progress.ts';

const START = Date.parse('2026-11-20T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function line(terminal: boolean) {
  const written: string[] = [];
  const options = { terminal, now: () => performance.now(), wall: () => Date.now() };
  return { written, ...createProgress((text) => written.push(text), options) };
}

const QUERY = { stage: 'query', done: 3, total: 78, from: 'api.getmembrane.com' };

test('who waits for answers is told for whom and since when, once a minute', () => {
  const { written, show, end } = line(false);
  show(QUERY);
  vi.advanceTimersByTime(4_000);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(written).toEqual(['query 3/78: waiting for api.getmembrane.com since 12:00:00 UTC\n']);
  vi.advanceTimersByTime(50_000);
  expect(written).toHaveLength(1);
  vi.advanceTimersByTime(15_000);
  expect(written).toHaveLength(2);
  end();
  vi.advanceTimersByTime(200_000);
  expect(written).toHaveLength(2);
});

test('an answer begins the wait anew, the last one ends it', () => {
  const { written, show } = line(false);
  show(QUERY);
  vi.advanceTimersByTime(4_000);
  show({ ...QUERY, done: 4 });
  vi.advanceTimersByTime(4_000);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(3_000);
  expect(written).toEqual(['query 4/78: waiting for api.getmembrane.com since 12:00:04 UTC\n']);
  show({ ...QUERY, done: 78 });
  vi.advanceTimersByTime(200_000);
  expect(written).toHaveLength(2);
});

test('a terminal shows it in its one line', () => {
  const { written, show, end } = line(true);
  show(QUERY);
  vi.advanceTimersByTime(7_000);
  expect(written.at(-1)).toBe('\r\u001B[Kquery 3/78: waiting for api.getmembrane.com since 12:00:00 UTC');
  end();
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('a stage that waits for nobody says nothing', () => {
  const { written, show } = line(false);
  show({ stage: 'make', done: 1, total: 3074 });
  vi.advanceTimersByTime(200_000);
  expect(written).toEqual([]);
});
