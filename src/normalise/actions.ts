import { visibleLine } from '../text/characters.ts';
import type { Action, ActionGroup } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { effectOf } from './effect.ts';
import { entityOf, type EntityIndex } from './entities.ts';
import { fieldsOf } from './fields.ts';
import { sentenceOf } from '../english/sentence.ts';
import { verbOf, type Verb } from '../english/verbs.ts';
import { wordsOf } from '../text/words.ts';

/** An action with what ranking and wording derive from its name. */
export interface RankedAction {
  readonly action: Action;
  /** What descriptors call it by: its key, else its name. */
  readonly handle: string;
  readonly verb: Verb | null;
  /** Title of its group: the top-level entity it is about; `null` when it is about none. */
  readonly entity: string | null;
  /** Position of the entity it is about among all of the app's; beyond the last one when none. */
  readonly place: number;
}

const OTHER_VERB_RANK = 5;

/**
 * The app's actions, best first: pinned ones, then by how people use an API (list, get, search, create, update, send
 * and other verbs, delete), within one verb by the order of the entities, shorter names first.
 */
export function rankActions(
  descriptor: Descriptor,
  snapshot: Snapshot,
  index: EntityIndex,
  properNouns: ReadonlySet<string>,
): RankedAction[] {
  const hidden = new Set(descriptor.hide);
  const pinned = new Map(descriptor.pin.map((key, at) => [key, at]));
  const pinOf = (each: RankedAction): number => pinned.get(each.handle) ?? pinned.size;
  return snapshot.actions
    .filter((action) => !hidden.has(handleOf(action)) && nameOf(action) !== '')
    .map((action) => toRanked(action, descriptor, index, properNouns))
    .sort((a, b) => pinOf(a) - pinOf(b) || compare(a, b));
}

/** An action without a visible name is called by its key; one without either can't be. */
function nameOf({ name, key }: SnapshotAction): string {
  return visible(name) || visible(key);
}

function visible(text = ''): string {
  return visibleLine(text).trim();
}

function handleOf({ key, name }: SnapshotAction): string {
  return key ?? name;
}

/** Fewer actions than this do not make a group of their own. */
const MIN_GROUP = 2;

/** Actions by entity, in the order of the descriptor's entities; last those about no entity, or alone with theirs. */
export function groupActions(popular: readonly RankedAction[], index: EntityIndex): ActionGroup[] {
  const tops = [...new Set(index.all.map((entity) => entity.top))];
  const groups = tops
    .map((title) => ({ title, members: popular.filter(({ entity }) => entity === title) }))
    .filter(({ members }) => members.length >= MIN_GROUP);
  const grouped = new Set(groups.flatMap(({ members }) => members));
  const rest = popular.filter((each) => !grouped.has(each));
  const all =
    rest.length === 0 ? groups : [...groups, { title: groups.length === 0 ? 'All' : 'Other', members: rest }];
  return all.map(({ title, members }) => ({ title, actions: members.map(({ action }) => action) }));
}

function toRanked(
  action: SnapshotAction,
  descriptor: Descriptor,
  index: EntityIndex,
  properNouns: ReadonlySet<string>,
): RankedAction {
  const verb = verbOf(action.name);
  const entity = entityOf(verb?.rest ?? wordsOf(action.name), index);
  const own = Object.hasOwn(descriptor.describe, handleOf(action))
    ? descriptor.describe[handleOf(action)]
    : undefined;
  const sentence = own ?? sentenceOf(action, properNouns);
  return {
    action: {
      key: action.derivedKey ? null : visible(action.key) || null,
      id: action.id ?? null,
      name: nameOf(action),
      sentence: visibleLine(sentence),
      effect: effectOf(action),
      fields: fieldsOf(action.input),
    },
    handle: handleOf(action),
    verb,
    entity: entity?.top ?? null,
    place: entity === null ? index.all.length : index.all.indexOf(entity),
  };
}

function compare(a: RankedAction, b: RankedAction): number {
  const rank = (each: RankedAction): number => each.verb?.rank ?? OTHER_VERB_RANK;
  return (
    rank(a) - rank(b) ||
    a.place - b.place ||
    a.action.name.length - b.action.name.length ||
    order(a.action.name, b.action.name) ||
    order(a.handle, b.handle) ||
    order(a.action.id ?? '', b.action.id ?? '')
  );
}

/** Code-unit order: the same on every machine and locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
