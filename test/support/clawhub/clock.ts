/** A clock that stands still until it is told to go on. */
export interface SimulatedClock {
  /** Milliseconds since the epoch; hand it to everything that asks for `now`. */
  readonly now: () => number;
  advance(ms: number): void;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A clock for tests in which days pass at once; it begins at 2026-11-02T00:00Z unless told. */
export function simulatedClock(start = Date.UTC(2026, 10, 2)): SimulatedClock {
  let time = start;
  return { now: () => time, advance: (ms) => void (time += ms) };
}
