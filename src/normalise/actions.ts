import { visibleLine } from '../text/characters.ts';
import type { ActionFacts, RankingReason } from '../model/app.ts';
import type { VerbObject } from '../model/effect.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { aboutActions } from './about.ts';
import { judgeEffect } from './effect.ts';
import { entityOf, type EntityIndex, type IndexedEntity } from './entities.ts';
import { fieldsOf } from './fields.ts';
import { toolInputOf } from './inputSchema.ts';
import { toolNames } from './toolNames.ts';
import { rankActions } from './rank.ts';
import type { Candidate } from './weigh.ts';
import { wordsOf } from '../text/words.ts';

const UNRANKED: RankingReason = { why: 'rest', object: '', uses: 0 };

/** The app's actions that are not hidden, best first. */
export function listActions(
  slug: string,
  descriptor: Descriptor,
  snapshot: Snapshot,
  index: EntityIndex,
  limit: number,
): ActionFacts[] {
  const hidden = new Set(descriptor.hide);
  const tools = toolNames(slug, snapshot.actions);
  const about = aboutActions(snapshot.actions, descriptor.name, index);
  const candidates = snapshot.actions
    .map((action, at) => ({ action, known: { tool: tools[at] ?? '', about: about[at] ?? [] } }))
    .filter(({ action }) => !hidden.has(handleOf(action)) && nameOf(action) !== '')
    .map(({ action, known }) => toCandidate(action, known, descriptor, index));
  return rankActions(candidates, descriptor.pin, limit).map(({ action, reason }) => ({
    ...action,
    ranking: reason,
  }));
}

/** An action without a visible name is called by its key; one without either can't be. */
function nameOf({ name, key }: SnapshotAction): string {
  return visible(name) || visible(key);
}

function visible(text = ''): string {
  return visibleLine(text).trim();
}

/** What a descriptor says of an action. */
function ownOf<T>(told: Readonly<Record<string, T>>, action: SnapshotAction): T | undefined {
  const handle = handleOf(action);
  return Object.hasOwn(told, handle) ? told[handle] : undefined;
}

function handleOf({ key, name }: SnapshotAction): string {
  return key ?? name;
}

function toCandidate(
  action: SnapshotAction,
  { tool, about }: Pick<ActionFacts, 'tool' | 'about'>,
  descriptor: Descriptor,
  index: EntityIndex,
): Candidate {
  const entity = entityOfAction(action.name, about, index);
  return {
    action: {
      key: action.derivedKey ? null : visible(action.key) || null,
      id: action.id ?? null,
      name: nameOf(action),
      told: ownOf(descriptor.describe, action) ?? null,
      description: action.description ?? '',
      entity: entity?.top ?? null,
      ...judgeEffect(action, ownOf(descriptor.effect, action)),
      about,
      fields: fieldsOf(action.input),
      tool,
      toolInput: toolInputOf(action.input),
      ranking: UNRANKED,
    },
    handle: handleOf(action),
    place: entity === null ? index.all.length : index.all.indexOf(entity),
  };
}

/** By the first object that is one, else by any word of the name that is no verb of it. */
function entityOfAction(
  name: string,
  about: readonly VerbObject[],
  index: EntityIndex,
): IndexedEntity | null {
  for (const { object } of about) {
    const entity = object === '' ? null : entityOf(object.split(' '), index);
    if (entity !== null) return entity;
  }
  const verbs = new Set(about.flatMap(({ verb }) => verb.split(' ')));
  return entityOf(
    wordsOf(name).filter((word) => !verbs.has(word.toLowerCase())),
    index,
  );
}
