import type { Surface } from '../model/release.ts';
import type { Change } from '../model/change.ts';
import { chooseHandle } from '../text/handles.ts';
import { compareInputs } from './compareInputs.ts';
import { matchActions, type ActionPair } from './matchActions.ts';

/** What changed from one release to the next for a reader of the page; nothing when only words of the catalog did. */
export function compareSurfaces(before: Surface, after: Surface): Change[] {
  const { removed, added, pairs } = matchActions(before.actions, after.actions);
  return [
    ...removed.map((action): Change => ({ kind: 'action-removed', action: chooseHandle(action) })),
    ...added.map((action): Change => ({ kind: 'action-added', action: chooseHandle(action) })),
    ...pairs.flatMap(comparePair),
    ...(isReordered(pairs) || (removed.length + added.length === 0 && before.listed !== after.listed)
      ? [{ kind: 'actions-reordered' } as const]
      : []),
    ...compareEntities(before.entities, after.entities),
    ...compareFacts(before, after),
  ];
}

function comparePair({ before, after }: ActionPair): Change[] {
  const action = chooseHandle(after);
  const changes: Change[] = [];
  if (before.key !== undefined && after.key !== before.key)
    changes.push({ kind: 'action-renamed', action: before.key, to: action });
  else if (before.name !== after.name)
    changes.push({ kind: 'action-name', action: chooseHandle(before), to: after.name });
  else if (before.key !== after.key)
    changes.push({ kind: 'action-name', action: chooseHandle(before), to: action });
  if (before.effect !== after.effect) changes.push({ kind: 'action-effect', action, to: after.effect });
  if (before.sentence !== after.sentence) changes.push({ kind: 'action-reworded', action });
  return [...changes, ...compareInputs(action, before, after)];
}

/** Pairs come in the order of the later page. */
function isReordered(pairs: readonly ActionPair[]): boolean {
  return pairs.some(({ place }, index) => place < (pairs[index - 1]?.place ?? -1));
}

function compareEntities(before: readonly string[], after: readonly string[]): Change[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [
    ...before
      .filter((entity) => !now.has(entity))
      .map((entity) => ({ kind: 'entity-removed', entity }) as const),
    ...after
      .filter((entity) => !old.has(entity))
      .map((entity) => ({ kind: 'entity-added', entity }) as const),
  ];
}

function compareFacts(before: Surface, after: Surface): Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ kind: 'app-name', from: before.name, to: after.name });
  if (before.homepage !== after.homepage) changes.push({ kind: 'homepage', to: after.homepage });
  if (before.docs !== after.docs) changes.push({ kind: 'docs', to: after.docs });
  if (before.icon !== after.icon)
    changes.push({ kind: after.icon === null ? 'icon-removed' : 'icon-changed' });
  if (before.summary !== after.summary) changes.push({ kind: 'summary' });
  if (before.description !== after.description) changes.push({ kind: 'description' });
  if (before.notes !== after.notes) changes.push({ kind: notesKind(before.notes, after.notes) });
  if (before.cli !== after.cli) changes.push({ kind: 'cli', to: after.cli });
  return changes;
}

function notesKind(
  before: string | null,
  after: string | null,
): 'notes-added' | 'notes-removed' | 'notes-reworded' {
  if (before === null) return 'notes-added';
  return after === null ? 'notes-removed' : 'notes-reworded';
}
