import type { Caps } from './registry.ts';
import { DAY_MS } from '../text/time.ts';

/** A new app that went out. */
export interface NewApp {
  readonly shape: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps count of new apps against a registry's caps. */
export interface Quota {
  /** What keeps a new app of that shape from going out at that time; `null` when it may. */
  readonly limit: (shape: string, at: number) => 'day' | 'shape' | null;
  /** The earliest time from `at` on when a new app of that shape may go out, if no other one does. */
  readonly opensAt: (shape: string, at: number) => number;
  /** Counts an app; the function that is returned takes it out again, for one that did not go out after all. */
  readonly add: (app: NewApp) => () => void;
  /** When the oldest app that counts at `at` counts no more; `null` when none does. */
  readonly firstOut: (at: number) => number | null;
}

/** A quota that knows what went out before, oldest first, as later ones are added. Without caps it only says yes. */
export function createQuota(caps: Caps | null, before: readonly NewApp[]): Quota {
  const apps = [...before];
  let counted: Count | null = null;
  const count = (at: number): Count => {
    if (counted?.at !== at) counted = countAt(apps, at, caps?.window ?? 0);
    return counted;
  };
  const limit: Quota['limit'] = (shape, at) => {
    if (caps === null) return null;
    const { total, shapes } = count(at);
    if (total >= caps.newPerDay) return 'day';
    return (shapes.get(shape) ?? 0) >= caps.sameShape ? 'shape' : null;
  };
  return {
    limit,
    opensAt: (shape, at) => {
      if (limit(shape, at) === null) return at;
      const ends = apps.map((app) => app.at + DAY_MS).filter((end) => end > at);
      return ends.sort((a, b) => a - b).find((end) => limit(shape, end) === null) ?? at;
    },
    add: (app) => {
      apps.push(app);
      counted = null;
      return () => {
        const at = apps.indexOf(app);
        if (at !== -1) apps.splice(at, 1);
        counted = null;
      };
    },
    firstOut: (at) => {
      const ends = apps.map((app) => app.at + DAY_MS).filter((end) => end > at);
      return ends.length === 0 ? null : Math.min(...ends);
    },
  };
}

interface Count {
  readonly at: number;
  readonly total: number;
  readonly shapes: ReadonlyMap<string, number>;
}

/** Of the last 24 hours: how many in all, and how many of each shape among the last `window`. */
function countAt(apps: readonly NewApp[], at: number, window: number): Count {
  const shapes = new Map<string, number>();
  let total = 0;
  for (let index = apps.length - 1; index >= 0; index -= 1) {
    const app = apps[index];
    if (!app || app.at <= at - DAY_MS) break;
    if (apps.length - index <= window) shapes.set(app.shape, (shapes.get(app.shape) ?? 0) + 1);
    total += 1;
  }
  return { at, total, shapes };
}
