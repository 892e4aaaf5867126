import type { SnapshotAction } from '../model/snapshot.ts';
import { toVisibleLine } from './characters.ts';
import { groupBy } from './groupBy.ts';

/** What descriptors and changelogs call an action by: its key, else its name. */
export function chooseHandle({
  key,
  name,
}: {
  readonly key?: string | undefined;
  readonly name: string;
}): string {
  return key ?? name;
}

/**
 * What each action can be called by in a descriptor: its key (else its name) where no other action has the same, and its
 * id. A name that several actions share names none of them, so that no sentence lands on an action that it is not about.
 */
export function listHandles(
  actions: readonly SnapshotAction[],
): ReadonlyMap<SnapshotAction, readonly string[]> {
  const called = groupBy(actions, chooseHandle);
  return new Map(
    actions.map((action) => {
      const handle = chooseHandle(action);
      const own = called.get(handle)?.length === 1 ? [handle] : [];
      // An id that is the key of another action means that one.
      return [action, action.id !== undefined && !called.has(action.id) ? [...own, action.id] : own];
    }),
  );
}

/** What a page calls an action: its name, else its key, whichever has a letter or a digit; empty when neither has. */
export function chooseName({ name, key, derivedKey }: SnapshotAction): string {
  const candidates = [name, ...(derivedKey || key === undefined ? [] : [key])].map(visible);
  return candidates.find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
}

/** The key that Membrane knows an action by; `null` when it has none. */
export function readKey({ key = '', derivedKey }: SnapshotAction): string | null {
  return derivedKey ? null : visible(key) || null;
}

/** The actions that a page calls the same as another one. */
export function findTwins(actions: readonly SnapshotAction[]): ReadonlySet<SnapshotAction> {
  const byLabel = groupBy(actions, (action) => readKey(action) ?? chooseName(action));
  return new Set([...byLabel.values()].filter(({ length }) => length > 1).flat());
}

function visible(text: string): string {
  return toVisibleLine(text).trim();
}

/** `List users` and `list-users` are one. */
export function foldWords(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
}
