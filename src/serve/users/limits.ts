import { LRUCache } from 'lru-cache';
import type { Clock } from '../../http/clock.ts';
import { MINUTE_MS } from '../../text/time.ts';

/** How much one user may ask for, so that nobody keeps the others from being served. */
export interface Limits {
  /** Takes places for so many calls; the number of milliseconds to wait when there are none. */
  readonly enter: (user: string, calls: number) => number | null;
  readonly leave: (user: string, calls: number) => void;
}

interface UserCalls {
  /** Calls that may be made at once; it fills again with time. */
  left: number;
  at: number;
  running: number;
}

const MOST_USERS = 50_000;
const MOST_AT_ONCE = 16;
const BUSY_MS = 1_000;

/** So many calls a minute for each user, a third of them at once; and few at the same time. */
export function createLimits(perMinute: number, clock: Clock): Limits {
  const most = Math.max(1, Math.ceil(perMinute / 3));
  const perMs = perMinute / MINUTE_MS;
  const uses = new LRUCache<string, UserCalls>({ max: MOST_USERS });
  const useOf = (user: string): UserCalls => {
    const now = clock.now();
    const use = uses.get(user) ?? { left: most, at: now, running: 0 };
    use.left = Math.min(most, use.left + (now - use.at) * perMs);
    use.at = now;
    uses.set(user, use);
    return use;
  };
  return {
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
