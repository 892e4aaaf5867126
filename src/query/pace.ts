import type { Clock } from './clock.ts';
import { REQUESTS_PER_LANE } from './lanes.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** One more connection after that many good answers in a row. */
const RECOVERY = 100;

/** How fast all workers together may go. */
export interface Pace {
  /** How many connections are in use. */
  readonly width: () => number;
  /** Waits for a free place, and for the end of a pause. */
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
  readonly answered: () => void;
  /**
   * The upstream wants less: half the connections, and nobody sends for `waitMs`, or for a growing random time without
   * it. The refusals of requests that were already under way at the last one are the same event.
   */
  readonly throttled: (sentAt: number, waitMs: number | null) => void;
  /** Nobody sends for so long. */
  readonly pause: (ms: number) => void;
}

/** Starts with every connection; when the signal is aborted, everybody who waits is let go. */
export function createPace(most: number, clock: Clock, random: () => number, signal: AbortSignal): Pace {
  let width = most;
  let active = 0;
  let good = 0;
  let throttles = 0;
  let throttledAt = -Infinity;
  let resumeAt = -Infinity;
  const waiting: (() => void)[] = [];
  const isPaused = (): boolean => clock.now() < resumeAt;
  const mayGo = (): boolean => signal.aborted || (!isPaused() && active < width * REQUESTS_PER_LANE);
  const letIn = (): void => {
    while (waiting.length > 0 && mayGo()) {
      active += 1;
      waiting.shift()?.();
    }
  };
  const pause = (ms: number): void => {
    const wasPaused = isPaused();
    resumeAt = Math.max(resumeAt, clock.now() + ms);
    if (!wasPaused) void wake();
  };
  async function wake(): Promise<void> {
    // Timers may fire early; a later pause may have made this one longer.
    while (!signal.aborted && isPaused()) await clock.sleep(resumeAt - clock.now(), signal);
    letIn();
  }
  return {
    width: () => width,
    enter: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        letIn();
      }),
    leave: () => {
      active -= 1;
      letIn();
    },
    answered: () => {
      throttles = 0;
      good += 1;
      if (good < RECOVERY || width === most) return;
      good = 0;
      width += 1;
    },
    throttled: (sentAt, waitMs) => {
      if (sentAt > throttledAt) {
        width = Math.max(1, width >> 1);
        good = 0;
        throttles += 1;
        throttledAt = clock.now();
        if (waitMs === null) pause(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** throttles));
      }
      if (waitMs !== null) pause(waitMs);
    },
    pause,
  };
}
