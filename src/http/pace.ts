import type { Clock } from './clock.ts';
import { REQUESTS_PER_CONNECTION } from './connections.ts';
import { MINUTE_MS } from '../text/time.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = MINUTE_MS;
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
  let good = 0;
  let throttles = 0;
  let throttledAt = -Infinity;
  const { enter, leave, pause } = createGate(() => width * REQUESTS_PER_CONNECTION, clock, signal);
  return {
    width: () => width,
    enter,
    leave,
    pause,
    answered: () => {
      throttles = 0;
      good += 1;
      if (good < RECOVERY || width === most) return;
      good = 0;
      width += 1;
    },
    throttled: (sentAt, waitMs) => {
      if (waitMs !== null) pause(waitMs);
      if (sentAt <= throttledAt) return;
      throttledAt = clock.now();
      width = Math.max(1, width >> 1);
      good = 0;
      throttles += 1;
      if (waitMs === null) pause(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** throttles));
    },
  };
}

/** Lets in as many as there are places, first come, first served, and nobody during a pause. */
function createGate(
  places: () => number,
  clock: Clock,
  signal: AbortSignal,
): Pick<Pace, 'enter' | 'leave' | 'pause'> {
  let active = 0;
  let resumeAt = -Infinity;
  const waiting: (() => void)[] = [];
  const isPaused = (): boolean => clock.now() < resumeAt;
  const letIn = (): void => {
    while (waiting.length > 0 && (signal.aborted || (!isPaused() && active < places()))) {
      active += 1;
      waiting.shift()?.();
    }
  };
  const wake = async (): Promise<void> => {
    // Timers may fire early; a later pause may have made this one longer.
    while (!signal.aborted && isPaused()) await clock.sleep(resumeAt - clock.now(), signal);
    letIn();
  };
  return {
    enter: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        letIn();
      }),
    leave: () => {
      active -= 1;
      letIn();
    },
    pause: (ms) => {
      const wasPaused = isPaused();
      resumeAt = Math.max(resumeAt, clock.now() + ms);
      if (!wasPaused) void wake();
    },
  };
}
