import { listHandles, readKey, chooseName, findTwins } from '../text/handles.ts';
import type { ActionFacts, RankingReason } from '../model/action.ts';
import type { VerbObject } from '../model/effect.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { readAbout } from './about.ts';
import { judgeEffect } from './effect.ts';
import { findEntity, type WordedEntity } from './entities.ts';
import { flattenInputs } from './inputs/flattenInputs.ts';
import { createToolInput } from './inputSchema.ts';
import { readKeys, readNames } from './readNames.ts';
import { createToolNames } from './toolNames.ts';
import { rankActions } from './rank.ts';
import type { RankableAction } from './weigh.ts';
import { withoutMarkup } from '../text/markup.ts';
import { splitWords } from '../text/words.ts';

const UNRANKED: RankingReason = { why: 'rest', object: '', uses: 0 };

/** The app's actions that are not hidden, best first. */
export function listActions(
  slug: string,
  descriptor: Descriptor,
  snapshot: Snapshot,
  entities: readonly WordedEntity[],
  limit: number,
): ActionFacts[] {
  const tools = createToolNames(slug, snapshot.actions);
  const names = readNames(snapshot.actions.map(chooseName), descriptor.name);
  const keys = readKeys(snapshot.actions, descriptor.name);
  const read = snapshot.actions.map((action, at) => readingOf(action, names[at] ?? '', keys[at]));
  const about = readAbout(read, descriptor.name, entities);
  const handles = listHandles(snapshot.actions);
  const hidden = new Set(descriptor.hide);
  const shown = snapshot.actions
    .map((action, at) => ({
      action,
      read: read[at] ?? action,
      tool: tools[at] ?? '',
      about: about[at] ?? [],
      handles: handles.get(action) ?? [],
    }))
    .filter((each) => chooseName(each.action) !== '' && !each.handles.some((name) => hidden.has(name)));
  const twins = findTwins(shown.map(({ action }) => action));
  const candidates = shown.map((each) =>
    toCandidate({ ...each, twin: twins.has(each.action) }, descriptor, entities),
  );
  return rankActions(candidates, descriptor.pin, limit).map(({ action, reason }) => ({
    ...action,
    ranking: reason,
  }));
}

function readingOf(action: SnapshotAction, name: string, key: string | undefined): SnapshotAction {
  return { ...action, name: name || action.name, ...(key === undefined ? {} : { key }) };
}

/** What a descriptor says of an action. */
function ownOf<T>(told: Readonly<Record<string, T>>, handles: readonly string[]): T | undefined {
  const handle = handles.find((each) => Object.hasOwn(told, each));
  return handle === undefined ? undefined : told[handle];
}

/** An action of the snapshot, with what is known of it beside the others. */
interface KnownAction extends Pick<ActionFacts, 'tool' | 'about' | 'twin'> {
  readonly action: SnapshotAction;
  /** With the name and the key that it is read by. */
  readonly read: SnapshotAction;
  readonly handles: readonly string[];
}

function toCandidate(
  { action, read, tool, about, handles, twin }: KnownAction,
  descriptor: Descriptor,
  entities: readonly WordedEntity[],
): RankableAction {
  const entity = entityOfAction(read.name, about, entities);
  return {
    action: {
      key: readKey(action),
      id: action.id ?? null,
      name: chooseName(action),
      readAs: read.name,
      told: ownOf(descriptor.describe, handles) ?? null,
      description: withoutMarkup(action.description ?? ''),
      entity: entity?.top ?? null,
      ...judgeEffect(read, ownOf(descriptor.effect, handles)),
      about,
      inputs: flattenInputs(action.input),
      twin,
      tool,
      toolInput: createToolInput(action.input),
      ranking: UNRANKED,
    },
    handles,
    place: entity === null ? entities.length : entities.indexOf(entity),
  };
}

/** By the first object that is one, else by any word of the name that is no verb of it. */
function entityOfAction(
  name: string,
  about: readonly VerbObject[],
  entities: readonly WordedEntity[],
): WordedEntity | null {
  for (const { object } of about) {
    const entity = object === '' ? null : findEntity(object.split(' '), entities);
    if (entity !== null) return entity;
  }
  const verbs = new Set(about.flatMap(({ verb }) => verb.split(' ')));
  return findEntity(
    splitWords(name).filter((word) => !verbs.has(word.toLowerCase())),
    entities,
  );
}
