import type { ValuePath } from '../model/finding.ts';
import type { Config } from '../model/config.ts';
import type { Descriptor, Entity } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import type { Place } from '../model/rule.ts';
import type { ActionFacts } from '../model/action.ts';
import { chooseName, readKey } from '../text/handles.ts';
import { rememberFor } from '../text/memo.ts';

/** A text from outside, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly place: Place;
}

/** Every text of a descriptor and of a snapshot, keys of maps included. */
export function* listSourceTexts(descriptor: Descriptor, snapshot: Snapshot): Generator<SourceText> {
  const { notes, ...facts } = descriptor;
  for (const { text, path } of textsIn(facts, [])) yield { text, place: { at: toFrontMatter(path) } };
  if (notes !== '') for (const [note, text] of notes.split('\n').entries()) yield { text, place: { note } };
  for (const { text, path } of textsIn(snapshot, [])) yield { text, place: { snapshot: path } };
}

/** True when one of these texts meets the test: asked first, because most apps have none and nobody needs their places. */
export function hasText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (!Array.isArray(value) && test(key)) return true;
    if (hasText((value as Record<string, unknown>)[key], test)) return true;
  }
  return false;
}

function* textsIn(value: unknown, path: ValuePath): Generator<{ text: string; path: ValuePath }> {
  if (typeof value === 'string') yield { text: value, path };
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, each] of Object.entries(value)) {
    const inner = [...path, isList ? Number(key) : key];
    if (!isList) yield { text: key, path: inner };
    yield* textsIn(each, inner);
  }
}

/** Lists of actions stand below `actions` in a descriptor's front matter. */
function toFrontMatter(path: ValuePath): ValuePath {
  return ['pin', 'hide', 'describe'].includes(String(path[0])) ? ['actions', ...path] : path;
}

/** An entity, and where a descriptor says it. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly at: ValuePath;
  /** The list that it stands in. */
  readonly siblings: readonly Entity[];
  readonly parent: Entity | null;
}

/** The entities of a descriptor, each before those that it holds. */
export function placeEntities(
  list: readonly Entity[],
  path: ValuePath = ['entities'],
  parent: Entity | null = null,
): PlacedEntity[] {
  return list.flatMap((entity, index) => {
    const at = [...path, index];
    return [
      { entity, at, siblings: list, parent },
      ...placeEntities(entity.children, [...at, entity.name], entity),
    ];
  });
}

/** What a descriptor says on pages and in what agents search, each text with its place. */
export function* listDescriptorTexts(descriptor: Descriptor): Generator<SourceText> {
  const { name, summary, docs, homepage, description, entities, describe, notes } = descriptor;
  const { keywords, aliases, requests } = descriptor;
  for (const [key, text] of Object.entries({ name, summary, docs, homepage, description }))
    if (text !== null) yield { text, place: { at: [key] } };
  for (const [key, texts] of Object.entries({ keywords, aliases, requests }))
    for (const [at, text] of texts.entries()) yield { text, place: { at: [key, at] } };
  for (const { entity, at } of placeEntities(entities)) yield { text: entity.name, place: { at } };
  for (const [key, text] of Object.entries(describe))
    yield { text, place: { at: ['actions', 'describe', key] } };
  for (const [note, text] of notes.split('\n').entries()) yield { text, place: { note } };
}

/** What `catalog.yaml` says in files that agents read, each text with its place. */
export function* listSettingTexts({ name, author, categories, packs }: Config): Generator<SourceText> {
  yield { text: name, place: { setting: ['name'] } };
  yield { text: author.name, place: { setting: ['author', 'name'] } };
  for (const [key, category] of categories) {
    const setting = ['categories', key];
    yield { text: category.name, place: { setting: [...setting, 'name'] } };
    for (const [language, text] of Object.entries(category.names))
      yield { text, place: { setting: [...setting, 'names', language] } };
  }
  for (const [key, { title, description }] of packs?.own ?? []) {
    yield { text: title, place: { setting: ['packs', 'own', key, 'title'] } };
    yield { text: description, place: { setting: ['packs', 'own', key, 'description'] } };
  }
}

/** Returns where a snapshot has an action of a page, by its id, else by what the page calls it; -1: nowhere. */
export function locateAction({ id, key, name }: ActionFacts, snapshot: Snapshot): number {
  return indexActions(snapshot).get(id ?? key ?? name) ?? -1;
}

const indexActions = rememberFor(({ actions }: Snapshot): ReadonlyMap<string, number> => {
  const callOf = (action: SnapshotAction): string => action.id ?? readKey(action) ?? chooseName(action);
  // The first of several stays.
  return new Map(actions.map((action, at) => [callOf(action), at] as const).toReversed());
});
