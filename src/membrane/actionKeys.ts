import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { foldWords } from '../text/handles.ts';
import { addTo } from '../text/groupBy.ts';

type Actions = readonly SnapshotAction[];

/**
 * Gives each action a key that descriptors can name it by: Membrane's own, else the one that the action had in the last
 * snapshot, else one made from the name. The latter two are marked as derived and unique in the app. Pages do not show
 * derived keys: Membrane would not know them.
 */
export function addKeys(actions: Actions, last: Actions): SnapshotAction[] {
  const kept = keptKeys(actions, last);
  const free = createFreeKeys([...ownKeys(actions), ...kept.values()]);
  return actions.map((action) => {
    if (action.key !== undefined) return action;
    const key = kept.get(action) ?? free(kebab(action.name));
    if (key === '') return action;
    const { id, ...rest } = action;
    return { ...(id === undefined ? {} : { id }), key, derivedKey: true, ...rest };
  });
}

/** An answer in which every action whose key was derived has the key that it had in the last snapshot. */
export function keepKeys(fresh: Snapshot, last: Snapshot): Snapshot {
  if (!fresh.actions.some(({ derivedKey }) => derivedKey)) return fresh;
  const bare = fresh.actions.map(({ key, derivedKey, ...rest }): SnapshotAction =>
    key === undefined || derivedKey ? rest : { key, ...rest },
  );
  return { ...fresh, actions: addKeys(bare, last.actions) };
}

/** What tells that two actions are one, the surest first. */
const HANDLES: readonly ((action: SnapshotAction) => string | undefined)[] = [
  ({ id }) => id,
  ({ name }) => name,
  ({ name }) => foldWords(name),
];

/** The keys of the last snapshot for actions that Membrane gives none, as in the public catalog: matched by id, else by name. */
function keptKeys(actions: Actions, last: Actions): Map<SnapshotAction, string> {
  const kept = new Map<SnapshotAction, string>();
  const used = new Set(ownKeys(actions));
  for (const handleOf of HANDLES) {
    const olds = keysBy(handleOf, last);
    for (const action of actions) {
      const handle = handleOf(action);
      if (action.key !== undefined || kept.has(action) || handle === undefined) continue;
      for (const key of olds.get(handle) ?? []) {
        if (used.has(key)) continue;
        kept.set(action, key);
        used.add(key);
        break;
      }
    }
  }
  return kept;
}

/** The keys of actions by a handle. What was taken from one of the iterators does not come again. */
function keysBy(
  handleOf: (action: SnapshotAction) => string | undefined,
  actions: Actions,
): Map<string, IterableIterator<string>> {
  const keys = new Map<string, string[]>();
  for (const action of actions) {
    const handle = handleOf(action);
    if (handle !== undefined && action.key !== undefined) addTo(keys, handle, action.key);
  }
  return new Map([...keys].map(([handle, list]) => [handle, list.values()]));
}

/** Returns a key that nobody has: the one asked for, else with the next number behind it. */
function createFreeKeys(own: readonly string[]): (base: string) => string {
  const taken = new Set(own);
  const counts = new Map<string, number>();
  return (base) => {
    if (base === '') return '';
    let key = base;
    let count = counts.get(base) ?? 1;
    while (taken.has(key)) key = `${base}-${(count += 1)}`;
    counts.set(base, count);
    taken.add(key);
    return key;
  };
}

function ownKeys(actions: Actions): string[] {
  return actions.flatMap(({ key }) => key ?? []);
}

function kebab(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
