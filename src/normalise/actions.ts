import { visibleLine } from '../text/characters.ts';
import type { ActionFacts, ActionGroupFacts } from '../model/app.ts';
import type { VerbObject } from '../model/effect.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { judgeEffect } from './effect.ts';
import { entityOf, type EntityIndex } from './entities.ts';
import { fieldsOf } from './fields.ts';
import { toolInputOf } from './inputSchema.ts';
import { toolNames } from './toolNames.ts';
import { verbOf, type Verb } from '../english/verbs.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { wordsOf } from '../text/words.ts';

/** An action with what ranking derives from its name. */
export interface RankedAction {
  readonly action: ActionFacts;
  /** What descriptors call it by: its key, else its name. */
  readonly handle: string;
  readonly verb: Verb | null;
  /** Position of the entity it is about among all of the app's; beyond the last one when none. */
  readonly place: number;
}

const OTHER_VERB_RANK = 5;

/**
 * The app's actions, best first: pinned ones, then by how people use an API (list, get, search, create, update, send
 * and other verbs, delete), within one verb by the order of the entities, shorter names first.
 */
export function rankActions(
  slug: string,
  descriptor: Descriptor,
  snapshot: Snapshot,
  index: EntityIndex,
): RankedAction[] {
  const hidden = new Set(descriptor.hide);
  const pinned = new Map(descriptor.pin.map((key, at) => [key, at]));
  const pinOf = (each: RankedAction): number => pinned.get(each.handle) ?? pinned.size;
  const tools = toolNames(slug, snapshot.actions);
  return snapshot.actions
    .map((action, at) => ({ action, tool: tools[at] ?? '' }))
    .filter(({ action }) => !hidden.has(handleOf(action)) && nameOf(action) !== '')
    .map(({ action, tool }) => toRanked(action, tool, descriptor, index))
    .sort((a, b) => pinOf(a) - pinOf(b) || compare(a, b));
}

/** An action without a visible name is called by its key; one without either can't be. */
function nameOf({ name, key }: SnapshotAction): string {
  return visible(name) || visible(key);
}

function visible(text = ''): string {
  return visibleLine(text).trim();
}

function aboutOf({ name, key }: SnapshotAction): readonly VerbObject[] {
  const about = readActionName(name);
  return about.length > 0 || key === undefined ? about : readActionName(key);
}

/** What a descriptor says of an action. */
function ownOf<T>(told: Readonly<Record<string, T>>, action: SnapshotAction): T | undefined {
  const handle = handleOf(action);
  return Object.hasOwn(told, handle) ? told[handle] : undefined;
}

function handleOf({ key, name }: SnapshotAction): string {
  return key ?? name;
}

/** Fewer actions than this do not make a group of their own. */
const MIN_GROUP = 2;

/** Actions by entity, in the order of the descriptor's entities; last those about no entity, or alone with theirs. */
export function groupActions(popular: readonly ActionFacts[], index: EntityIndex): ActionGroupFacts[] {
  const tops = [...new Set(index.all.map((entity) => entity.top))];
  const groups: ActionGroupFacts[] = tops
    .map((top) => ({ entity: top, actions: popular.filter(({ entity }) => entity === top) }))
    .filter(({ actions }) => actions.length >= MIN_GROUP);
  const grouped = new Set(groups.flatMap(({ actions }) => actions));
  const rest = popular.filter((each) => !grouped.has(each));
  return rest.length === 0 ? groups : [...groups, { entity: null, actions: rest }];
}

function toRanked(
  action: SnapshotAction,
  tool: string,
  descriptor: Descriptor,
  index: EntityIndex,
): RankedAction {
  const verb = verbOf(action.name);
  const entity = entityOf(verb?.rest ?? wordsOf(action.name), index);
  return {
    action: {
      key: action.derivedKey ? null : visible(action.key) || null,
      id: action.id ?? null,
      name: nameOf(action),
      told: ownOf(descriptor.describe, action) ?? null,
      description: action.description ?? '',
      entity: entity?.top ?? null,
      ...judgeEffect(action, ownOf(descriptor.effect, action)),
      about: aboutOf(action),
      fields: fieldsOf(action.input),
      tool,
      toolInput: toolInputOf(action.input),
    },
    handle: handleOf(action),
    verb,
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
