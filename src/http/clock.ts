import { setTimeout as delay } from 'node:timers/promises';

/** Time as a parameter: tests pass their own, so that nothing waits for real. */
export interface Clock {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Milliseconds since 1970, as the machine believes. */
  readonly wall: () => number;
  /** Waits; ends early when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Calls `act` after that time; the function that comes back calls it off. */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** Node's timers fire at once when asked for more than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  sleep: (ms, signal) => delay(Math.min(ms, LONGEST_TIMER_MS), undefined, { signal }).catch(() => {}),
  after: (ms, act) => {
    const timer = setTimeout(act, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves when a signal is aborted, at once when it is already. */
export function waitForAbort(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
