import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot, SnapshotAction } from '../../src/model/snapshot.ts';
import { keepKeys, addKeys } from '../../src/membrane/actionKeys.ts';

const snapshot = (actions: readonly SnapshotAction[]): Snapshot => ({ origin: 'membrane', actions });

/** The keys that the answer's actions have, given what the last snapshot says. */
function keysAfter(
  last: readonly SnapshotAction[],
  fresh: readonly SnapshotAction[],
): (string | undefined)[] {
  const answer = snapshot(addKeys(fresh, []));
  return keepKeys(answer, snapshot(last)).actions.map(({ key }) => key);
}

test.each<readonly [what: string, last: SnapshotAction[], fresh: SnapshotAction[], keys: string[]]>([
  [
    'an apostrophe that was written otherwise',
    [{ key: 'get-whos-out', name: "Get Who's Out" }],
    [{ id: '1', name: "Get Who's Out" }],
    ['get-whos-out'],
  ],
  [
    'a key that says something else than the name',
    [{ key: 'list-org-repos', name: 'List Organization Repositories' }],
    [{ id: '1', name: 'List Organization Repositories' }],
    ['list-org-repos'],
  ],
  [
    'a name in other case',
    [{ key: 'mine', name: 'List Users' }],
    [{ id: '1', name: 'List users' }],
    ['mine'],
  ],
  [
    'the same id under a new name',
    [{ id: '1', key: 'list-users', derivedKey: true, name: 'List Users' }],
    [{ id: '1', name: 'List People' }],
    ['list-users'],
  ],
  [
    'an id before a name',
    [
      { id: '1', key: 'first', derivedKey: true, name: 'List Users' },
      { id: '2', key: 'second', derivedKey: true, name: 'List Teams' },
    ],
    [
      { id: '2', name: 'List Users' },
      { id: '1', name: 'List Teams' },
    ],
    ['second', 'first'],
  ],
  [
    'two of one name',
    [
      { key: 'a', name: 'List' },
      { key: 'b', name: 'List' },
    ],
    [
      { id: '1', name: 'List' },
      { id: '2', name: 'List' },
      { id: '3', name: 'List' },
    ],
    ['a', 'b', 'list'],
  ],
  [
    'a key that Membrane now gives to another action',
    [{ key: 'list', name: 'List Users' }],
    [
      { id: '1', key: 'list', name: 'List Teams' },
      { id: '2', name: 'List Users' },
    ],
    ['list', 'list-users'],
  ],
  [
    "Membrane's own key",
    [{ key: 'old', name: 'List Users' }],
    [{ id: '1', key: 'own', name: 'List Users' }],
    ['own'],
  ],
  [
    'a new action whose name makes a key that is kept',
    [{ key: 'list-teams', name: 'List Users' }],
    [
      { id: '1', name: 'List Teams' },
      { id: '2', name: 'List Users' },
    ],
    ['list-teams-2', 'list-teams'],
  ],
])('an action keeps its key: %s', (_, last, fresh, keys) => expect(keysAfter(last, fresh)).toEqual(keys));

test('keys are unique, and an answer that is taken twice has the same keys', () => {
  const name = fc.stringMatching(/^[A-B] [0-3]$/);
  const action = fc.record(
    { id: fc.nat(30).map(String), name, key: fc.stringMatching(/^[a-b]-[0-3]$/) },
    { requiredKeys: ['id', 'name'] },
  );
  const list = fc.uniqueArray(action, { selector: ({ key, id }) => key ?? `#${id}`, maxLength: 20 });
  fc.assert(
    fc.property(list, list, (last, fresh) => {
      const first = keepKeys(snapshot(addKeys(fresh, [])), snapshot(addKeys(last, [])));
      const keys = first.actions.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const again = keepKeys(snapshot(addKeys(fresh, [])), first);
      expect(again).toEqual(first);
    }),
  );
});
