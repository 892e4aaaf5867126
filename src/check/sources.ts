import { visibleLine } from '../text/characters.ts';
import type { Action, App } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import type { Place } from '../model/rule.ts';

/** A text from outside, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly place: Place;
}

type Path = readonly (string | number)[];

/** Every text of a descriptor and of a snapshot, keys of maps included. */
export function* sourceTexts(descriptor: Descriptor, snapshot: Snapshot): Generator<SourceText> {
  const { notes, ...facts } = descriptor;
  for (const { text, path } of textsIn(facts, [])) yield { text, place: { at: toFrontMatter(path) } };
  if (notes !== '') for (const [note, text] of notes.split('\n').entries()) yield { text, place: { note } };
  for (const { text, path } of textsIn(snapshot, [])) yield { text, place: { snapshot: path } };
}

/** True when one of these texts meets the test: asked first, because most apps have none and nobody needs their places. */
export function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (!Array.isArray(value) && test(key)) return true;
    if (someText((value as Record<string, unknown>)[key], test)) return true;
  }
  return false;
}

function* textsIn(value: unknown, path: Path): Generator<{ text: string; path: Path }> {
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
function toFrontMatter(path: Path): Path {
  return ['pin', 'hide', 'describe'].includes(String(path[0])) ? ['actions', ...path] : path;
}

/**
 * The texts from outside that reach a page, each with the place that it came from. Hidden actions are not among them, nor is
 * what a sentence of the descriptor replaces.
 */
export function* pageTexts(app: App, descriptor: Descriptor, snapshot: Snapshot): Generator<SourceText> {
  for (const key of ['name', 'summary', 'docs', 'homepage'] as const)
    yield { text: app[key] ?? '', place: { at: [key] } };
  if (descriptor.description !== null) yield { text: descriptor.description, place: { at: ['description'] } };
  else for (const [at, text] of app.keywords.entries()) yield { text, place: { at: ['keywords', at] } };
  for (const { text, path } of textsIn(descriptor.entities, ['entities']))
    if (path.at(-1) === 'name') yield { text, place: { at: ['entities', path[1] ?? 0] } };
  for (const [note, text] of app.notes.split('\n').entries()) yield { text, place: { note } };
  for (const action of app.actions) {
    const at = snapshot.actions.findIndex((from) => isFrom(action, from));
    yield* actionTexts(action, descriptor, at, snapshot.actions[at]);
  }
}

function isFrom(action: Action, { key, derivedKey, name, id }: SnapshotAction): boolean {
  const visible = visibleLine(key ?? '').trim();
  return (
    (visibleLine(name).trim() || visible) === action.name &&
    (id ?? null) === action.id &&
    (derivedKey || visible === (action.key ?? ''))
  );
}

function* actionTexts(
  action: Action,
  { describe }: Descriptor,
  index: number,
  from: SnapshotAction | undefined,
): Generator<SourceText> {
  const at = (key: string): Place => ({ snapshot: ['actions', index, key] });
  const handle = from?.key ?? action.name;
  const upstream = at(from?.description === undefined ? 'name' : 'description');
  yield { text: action.name, place: at('name') };
  if (action.key !== null) yield { text: action.key, place: at('key') };
  yield {
    text: action.sentence,
    place: Object.hasOwn(describe, handle) ? { at: ['actions', 'describe', handle] } : upstream,
  };
  for (const { path, type, meaning, allowed } of action.fields ?? [])
    for (const text of [path, type, meaning, ...allowed]) yield { text, place: at('input') };
}
