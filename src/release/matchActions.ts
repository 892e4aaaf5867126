import type { SurfaceAction } from '../model/release.ts';
import { addTo } from '../text/groupBy.ts';

/** One action in two releases. */
export interface ActionPair {
  readonly before: SurfaceAction;
  readonly after: SurfaceAction;
  /** Where `before` stood among the actions of its release. */
  readonly place: number;
}

/** The actions of two releases: those that are in one of them only, and the pairs. */
export interface Matched {
  readonly removed: readonly SurfaceAction[];
  readonly added: readonly SurfaceAction[];
  /** In the order of the later release. */
  readonly pairs: readonly ActionPair[];
}

/** What an action is known by, the surest first: several may have one key, and then have their ids too. */
const NAMES: readonly ((action: SurfaceAction) => string | undefined)[] = [
  ({ key, id }) => (key === undefined || id === undefined ? undefined : `${key} ${id}`),
  ({ key }) => key,
  ({ id }) => id,
  ({ name }) => name,
];

/** Tells which actions are the same in two releases: by key, else by id, else by name; each is matched once. */
export function matchActions(before: readonly SurfaceAction[], after: readonly SurfaceAction[]): Matched {
  const places = new Map(before.map((action, place) => [action, place]));
  const removed = new Set(before);
  const matches = new Map<SurfaceAction, SurfaceAction>();
  for (const nameOf of NAMES) {
    const waiting = new Map<string, SurfaceAction[]>();
    for (const action of removed) {
      const name = nameOf(action);
      if (name !== undefined) addTo(waiting, name, action);
    }
    for (const action of after) {
      if (matches.has(action)) continue;
      const match = waiting.get(nameOf(action) ?? '')?.shift();
      if (!match) continue;
      matches.set(action, match);
      removed.delete(match);
    }
  }
  return {
    removed: [...removed],
    added: after.filter((action) => !matches.has(action)),
    pairs: after.flatMap((action) => {
      const match = matches.get(action);
      return match ? [{ before: match, after: action, place: places.get(match) ?? 0 }] : [];
    }),
  };
}
