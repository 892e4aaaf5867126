import { setImmediate as turn } from 'node:timers/promises';

/**
 * Works on at most `width` things at once. `pick` returns the next one, or `null` when there is none now; it is asked again
 * whenever one was finished, since that may have changed. Ends when there is none and nobody works.
 */
export async function runAll<T>(
  width: number,
  pick: () => T | null,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for (;;) {
    while (running.size < width) {
      const item = pick();
      if (item === null) break;
      const work: Promise<void> = act(item).finally(() => running.delete(work));
      // Awaited below; a second failure would otherwise be nobody's.
      work.catch(() => {});
      running.add(work);
    }
    if (running.size === 0) return;
    try {
      await Promise.race(running);
      // Work on a disk waits for nothing: without a turn of the event loop a signal would be heard when all is done.
      await turn();
    } catch (error) {
      await Promise.allSettled(running);
      throw error;
    }
  }
}
