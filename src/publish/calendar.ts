import type { Candidate } from './candidate.ts';
import type { Quota } from './quota.ts';
import { DAY_MS } from '../text/time.ts';

/** When a new app goes out, and what keeps it from going out a day earlier. */
export interface Slot {
  readonly candidate: Candidate;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly limit: 'day' | 'shape' | 'hold' | null;
}

/** The day that a calendar begins, in ms since 1970, and what limits its days. */
export interface CalendarParts {
  readonly now: number;
  /** No new app before that time. */
  readonly hold: number;
  /** Counts every app that gets a slot, so it is of no use afterwards. */
  readonly quota: Quota;
}

/**
 * Gives each app of a queue the first run in which the caps let it go, if there is one run a day at this time of day. A run keeps
 * the queue's order, except that an app whose shape has to wait is overtaken.
 */
export function planCalendar(queue: readonly Candidate[], { now, hold, quota }: CalendarParts): Slot[] {
  const slots: Slot[] = [];
  let waiting = queue.map((candidate): Waiting => ({ candidate, limit: hold > now ? 'hold' : null }));
  for (let at = now; waiting.length > 0; at += DAY_MS) {
    if (at < hold) continue;
    waiting = runAt(at, waiting, quota, slots);
  }
  return slots;
}

interface Waiting {
  readonly candidate: Candidate;
  limit: Slot['limit'];
}

/** Plans one run: what may go gets a slot, what has to wait is returned with the reason. */
function runAt(at: number, waiting: readonly Waiting[], quota: Quota, slots: Slot[]): Waiting[] {
  let left = [...waiting];
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((each) => {
      const { candidate, limit } = each;
      const now = quota.limit(candidate.shape, at);
      if (now !== null) {
        each.limit = now;
        return true;
      }
      quota.add({ shape: candidate.shape, at });
      slots.push({ candidate, at, limit });
      return false;
    });
  }
  return left;
}
