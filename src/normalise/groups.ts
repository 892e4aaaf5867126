import type { ActionFacts, ActionGroupFacts } from '../model/action.ts';
import { addTo } from '../text/groupBy.ts';

/** Fewer actions than this do not make a group of their own. */
const MIN_GROUP = 2;

/**
 * Actions by the entity that they are about, those that are about none, or alone with theirs, by their object; last those
 * that share neither. The groups stand in the order of their first actions.
 */
export function groupActions(actions: readonly ActionFacts[]): ActionGroupFacts[] {
  const entities = [...new Set(actions.map(({ entity }) => entity))].filter((entity) => entity !== null);
  const groups: ActionGroupFacts[] = entities
    .map((entity) => ({ entity, object: null, actions: actions.filter((each) => each.entity === entity) }))
    .filter((group) => group.actions.length >= MIN_GROUP);
  let rest = without(actions, groups);
  for (let next = largest(rest); next !== null; next = largest(rest)) {
    groups.push(next);
    rest = without(rest, [next]);
  }
  const place = ({ actions: [first] }: ActionGroupFacts): number => (first ? actions.indexOf(first) : 0);
  const sorted = groups.toSorted((a, b) => place(a) - place(b));
  return rest.length === 0 ? sorted : [...sorted, { entity: null, object: null, actions: rest }];
}

function without(actions: readonly ActionFacts[], groups: readonly ActionGroupFacts[]): ActionFacts[] {
  const grouped = new Set(groups.flatMap((group) => group.actions));
  return actions.filter((each) => !grouped.has(each));
}

/** The object that most of the actions share, the longer name first: "pull request" of "pull request review". */
function largest(actions: readonly ActionFacts[]): ActionGroupFacts | null {
  const whole = new Set(actions.map(objectOf));
  const shared = new Map<string, ActionFacts[]>();
  for (const action of actions)
    for (const name of namesOf(objectOf(action), whole)) addTo(shared, name, action);
  const [best] = [...shared]
    .filter(([, members]) => members.length >= MIN_GROUP)
    .toSorted(([a, one], [b, other]) => other.length - one.length || b.length - a.length || (a < b ? -1 : 1));
  return best === undefined ? null : { entity: null, object: best[0], actions: best[1] };
}

function objectOf({ about }: ActionFacts): string {
  return about[0]?.object ?? '';
}

/** What an object can be grouped under: itself, its last words, and its first words where these are an object by themselves. */
function namesOf(object: string, whole: ReadonlySet<string>): string[] {
  const words = object.split(' ').filter(Boolean);
  const ends = words.map((_, at) => words.slice(at).join(' '));
  const starts = words
    .map((_, at) => words.slice(0, at).join(' '))
    .filter((start) => start !== '' && whole.has(start));
  return [...new Set([...ends, ...starts])];
}
