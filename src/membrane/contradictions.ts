import type { QueryOutcome } from '../model/query.ts';
import type { SnapshotAction } from '../model/snapshot.ts';
import { digestMeaning } from '../text/actionMeaning.ts';
import { toPlainText } from '../http/plainText.ts';

interface ActionMeaning {
  readonly slug: string;
  readonly name: string;
  readonly digest: string;
}

/** How many contradictions of one app are told. */
const TOLD = 3;

/**
 * Tells by app which ids are one action in its answer and another one in the answer of another app: nobody can tell what running
 * them does. Where the last snapshots of both apps have these meanings, they were accepted, and nothing is told.
 */
export function findContradictions(
  answers: ReadonlyMap<string, QueryOutcome>,
  seen: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, string[]> {
  const isSeen = ({ slug }: ActionMeaning, id: string): boolean => seen.get(slug)?.has(id) === true;
  const isOther = (there: ActionMeaning, here: ActionMeaning, id: string): boolean =>
    there.slug !== here.slug && there.digest !== here.digest && !(isSeen(there, id) && isSeen(here, id));
  const first = new Map<string, ActionMeaning>();
  const found = new Map<string, Map<string, string>>();
  const add = (one: ActionMeaning, other: ActionMeaning, id: string): void => {
    const told = found.get(one.slug) ?? new Map<string, string>();
    found.set(one.slug, told);
    if (told.size < TOLD && !told.has(id))
      told.set(
        id,
        `the id "${toPlainText(id)}" is the action "${toPlainText(one.name)}" here and "${toPlainText(other.name)}" in the answer for "${other.slug}"`,
      );
  };
  for (const [slug, answer] of answers) {
    if (answer.kind !== 'fresh') continue;
    for (const action of answer.snapshot.actions) {
      if (action.id === undefined) continue;
      const here: ActionMeaning = { slug, name: action.name, digest: digestMeaning(action) };
      const there = first.get(action.id);
      if (!there) first.set(action.id, here);
      else if (isOther(there, here, action.id)) {
        add(here, there, action.id);
        add(there, here, action.id);
      }
    }
  }
  return new Map([...found].map(([slug, told]) => [slug, [...told.values()]]));
}

/** The ids that mean in an answer what they meant in the last snapshot. */
export function findSameMeanings(
  last: readonly SnapshotAction[],
  fresh: readonly SnapshotAction[],
): Set<string> {
  const meant = (action: SnapshotAction): string => `${action.id ?? ''} ${digestMeaning(action)}`;
  const before = new Set(last.map(meant));
  return new Set(fresh.flatMap((action) => (before.has(meant(action)) ? (action.id ?? []) : [])));
}
