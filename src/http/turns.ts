import type { Clock } from './clock.ts';

/** Places for so many at once, first come, first served. */
export interface Turns {
  /** Waits for a place; false when there was none in that time, and nothing is to be left. */
  readonly enter: (ms: number) => Promise<boolean>;
  readonly leave: () => void;
}

/** So many places, all of them free. */
export function createTurns(places: number, clock: Clock): Turns {
  let free = places;
  const waiting = new Set<() => void>();
  return {
    enter: (ms) => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const take = (): void => {
          callOff();
          resolve(true);
        };
        const callOff = clock.after(ms, () => {
          waiting.delete(take);
          resolve(false);
        });
        waiting.add(take);
      });
    },
    leave: () => {
      const [next] = waiting;
      if (next === undefined) {
        free += 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}
