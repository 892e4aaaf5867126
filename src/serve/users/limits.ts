import { LRUCache } from 'lru-cache';
import type { Clock } from '../../http/clock.ts';
import { MINUTE_MS } from '../../text/time.ts';

/** How much one user may ask for, so that nobody keeps the others from being served. */
export interface Limits {
  /** The most calls that a user can make at once, however long ago the last one was. */
  readonly most: number;
  /** Counts so many calls, `most` at most, as begun and returns `null`; when a user has too many, returns how many milliseconds to wait. */
  readonly enter: (user: string, calls: number) => number | null;
  /** Counts as many calls as ended. */
  readonly leave: (user: string, calls: number) => void;
}

interface UserCalls {
  /** Calls that the user may make now; it fills again with time. */
  left: number;
  /** When `left` was right, by the clock. */
  at: number;
  running: number;
}

const MOST_USERS = 50_000;
const MOST_AT_ONCE = 16;
const BUSY_MS = 1_000;

/** Lets each user make `perMinute` calls a minute: a third of them in one go, and no more than a few at the same time. */
export function createLimits(perMinute: number, clock: Clock): Limits {
  const full = Math.max(1, Math.ceil(perMinute / 3));
  const perMs = perMinute / MINUTE_MS;
  const uses = new LRUCache<string, UserCalls>({ max: MOST_USERS });
  const useOf = (user: string): UserCalls => {
    const now = clock.now();
    const use = uses.get(user) ?? { left: full, at: now, running: 0 };
    use.left = Math.min(full, use.left + (now - use.at) * perMs);
    use.at = now;
    uses.set(user, use);
    return use;
  };
  return {
    most: Math.min(full, MOST_AT_ONCE),
    enter: (user, calls) => {
      const use = useOf(user);
      if (use.running + calls > MOST_AT_ONCE) return BUSY_MS;
      if (use.left < calls) return Math.ceil((calls - use.left) / perMs);
      use.left -= calls;
      use.running += calls;
      return null;
    },
    leave: (user, calls) => {
      useOf(user).running -= calls;
    },
  };
}
