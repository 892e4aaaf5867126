import type { History } from './history.ts';
import type { Quota } from './quota.ts';
import type { Due } from './plan.ts';

/** What is still to be sent, and what of it may be sent now. */
export interface Queue {
  /** The next one that may go now, taken out and counted against the caps; `null` when there is none. */
  readonly next: () => Due | null;
  /** Tells what became of one that was taken out: it went out, it did not, or it was `left` unsent and is back in its place. */
  readonly ended: (due: Due, how: 'out' | 'not out' | 'left') => void;
  readonly left: () => readonly Due[];
  /** True when as many were given out as may be. */
  readonly isSpent: () => boolean;
  /** When the next one may go, in ms since 1970; `null` when there is none. */
  readonly opensAt: () => number | null;
}

/** What decides which version may go now. */
export interface QueueParts {
  readonly quota: Quota;
  readonly history: Pick<History, 'holdNew' | 'holdAll'>;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** At most so many are given out. */
  readonly limit: number;
}

/**
 * Keeps the order of the plan, but for two things: an app whose shape has to wait is overtaken, and a version that a run which
 * died may have on its way goes last.
 */
export function createQueue(queue: readonly Due[], { quota, history, wall, limit }: QueueParts): Queue {
  const order = moveOpenLast(queue);
  const waiting = new Set(order);
  const counted = new Map<Due, () => void>();
  let given = 0;
  const hold = ({ kind }: Due): number =>
    kind === 'new' ? Math.max(history.holdAll, history.holdNew) : history.holdAll;
  const mayGo = (due: Due, at: number): boolean =>
    hold(due) <= at && (due.kind === 'changed' || quota.limit(due.candidate.shape, at) === null);
  /** Counts a new app against the caps as from `at`; `null`: not at all. */
  const count = (due: Due, at: number | null): void => {
    counted.get(due)?.();
    counted.delete(due);
    if (due.kind === 'new' && at !== null) counted.set(due, quota.add({ shape: due.candidate.shape, at }));
  };
  return {
    next: () => {
      const at = wall();
      const due = given < limit ? order.find((each) => waiting.has(each) && mayGo(each, at)) : undefined;
      if (!due) return null;
      waiting.delete(due);
      given += 1;
      count(due, at);
      return due;
    },
    ended: (due, how) => {
      count(due, how === 'out' ? wall() : null);
      if (how !== 'left') return;
      waiting.add(due);
      given -= 1;
    },
    isSpent: () => given >= limit,
    left: () => order.filter((due) => waiting.has(due)),
    opensAt: () => {
      const at = wall();
      return findOpening([...waiting], quota, (due) => Math.max(at, hold(due)));
    },
  };
}

function moveOpenLast(queue: readonly Due[]): readonly Due[] {
  const isOpen = ({ openSince }: Due): boolean => openSince !== null;
  return [...queue.filter((due) => !isOpen(due)), ...queue.filter(isOpen)];
}

/** When the first of `waiting` may go; the caps are asked once for each shape, since all of a shape wait for the same time. */
function findOpening(waiting: readonly Due[], quota: Quota, earliest: (due: Due) => number): number | null {
  const kinds = new Map(waiting.map((due) => [due.kind === 'new' ? due.candidate.shape : null, due]));
  const times = [...kinds].map(([shape, due]) =>
    shape === null ? earliest(due) : quota.opensAt(shape, earliest(due)),
  );
  return times.length === 0 ? null : Math.min(...times);
}
