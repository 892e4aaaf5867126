import type { ValuePath } from '../../../model/finding.ts';
import { chooseHandle, listHandles } from '../../../text/handles.ts';
import { findNearest } from '../../../errors.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';
import type { SnapshotAction } from '../../../model/snapshot.ts';
import { groupBy } from '../../../text/groupBy.ts';

export const actionKeys: Rule = {
  name: 'descriptor/action-keys',
  level: 'error',
  about:
    'Every action that a descriptor pins, hides, describes or marks is in the snapshot, and no other has the same key; a pinned one is not hidden.',
  why: 'A key that no action has any more pins, hides, describes or marks nothing, and nobody notices: upstream renamed the action, or it was misspelt from the start. A key that two actions share would put the words for one on the other, which may delete what the first one lists.',
  bad: { descriptor: 'actions: { pin: [list-order] }' },
  good: { descriptor: 'actions: { pin: [list-orders] }' },
  excusable: false,
  ofApp: ({ descriptor, snapshot, isFresh = false }) => {
    const named = [
      ...descriptor.pin,
      ...descriptor.hide,
      ...Object.keys(descriptor.describe),
      ...Object.keys(descriptor.effect),
    ];
    if (snapshot.actions.length === 0 && named.length > 1 && !isFresh)
      return [verdictOnNone(new Set(named).size)];
    const known = new Set([...listHandles(snapshot.actions).values()].flat());
    const called = groupBy(snapshot.actions, chooseHandle);
    const check = (keys: readonly string[], place: (key: string, at: number) => ValuePath): Verdict[] =>
      keys.flatMap((key, at) =>
        known.has(key)
          ? []
          : [{ ...problemOf(key, called.get(key) ?? [], known, isFresh), place: { at: place(key, at) } }],
      );
    const hide = new Set(descriptor.hide);
    const hidden = descriptor.pin.flatMap((key, at) =>
      hide.has(key)
        ? [
            {
              message: `"${key}" is pinned and hidden`,
              hint: 'Remove it from one of the two lists.',
              place: { at: ['actions', 'pin', at] },
            },
          ]
        : [],
    );
    return [
      ...check(descriptor.pin, (_, at) => ['actions', 'pin', at]),
      ...check(descriptor.hide, (_, at) => ['actions', 'hide', at]),
      ...check(Object.keys(descriptor.describe), (key) => ['actions', 'describe', key]),
      ...check(Object.keys(descriptor.effect), (key) => ['actions', 'effect', key]),
      ...hidden,
    ];
  },
};

/** Without a single action one thing is wrong, not every key. */
function verdictOnNone(count: number): Verdict {
  return {
    message: `No action of the app is known, but the descriptor names ${count} by their keys`,
    hint: 'Restore membrane.json, or have it written: set MEMBRANE_TOKEN and run skillpress build. Without it, take "actions" out.',
    place: { at: ['actions'] },
  };
}

/**
 * `called`: the actions of this key. That one is gone in what Membrane answered just now is told, but keeps nobody's answer back:
 * it is an error once the snapshot is there.
 */
function problemOf(
  key: string,
  called: readonly SnapshotAction[],
  known: ReadonlySet<string>,
  isFresh: boolean,
): Pick<Verdict, 'message' | 'hint' | 'level'> {
  if (called.length === 0) {
    const near = findNearest(key, [...known]);
    const meant = near === undefined ? '' : `Did you mean "${near}"? `;
    return {
      message: `No action of the snapshot has the key "${key}"`,
      hint: `${meant}Take a key of membrane.json, or the name of an action without a key; \`skillpress build --fix\` renames or removes it.`,
      ...(isFresh ? { level: 'warning' } : {}),
    };
  }
  const ids = called.flatMap(({ id }) => id ?? []);
  return {
    message: `${called.length} actions of the snapshot have the key "${key}"`,
    hint:
      ids.length === 0
        ? 'Remove the entry: nothing in membrane.json tells these actions apart.'
        : `Name the one that you mean by its id: ${ids.join(', ')}.`,
  };
}
