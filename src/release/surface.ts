import { hash } from 'node:crypto';
import type { Action, App, Field } from '../model/app.ts';
import type { Entity } from '../model/descriptor.ts';
import type { Surface, SurfaceAction, SurfaceInput } from '../model/release.ts';

/** Hex digits that tell whether a text changed: two versions of one text never share 48 bits by chance. */
const DIGITS = 12;

/** What a reader of an app's page relies on. `cli` is the pinned package of the Membrane CLI, as the page installs it. */
export function surfaceOf(app: App, cli: string): Surface {
  return {
    cli,
    name: app.name,
    homepage: app.homepage,
    docs: app.docs,
    icon: app.iconFile === null ? null : digest(app.iconFile.bytes),
    summary: digest(app.summary),
    description: digest(app.trigger),
    entities: entityPaths(app.entities, ''),
    notes: app.notes === '' ? null : digest(app.notes),
    listed: app.popular.length,
    actions: app.actions.map(actionOf),
  };
}

/** What a page calls an action: its key, else its name. */
export function handleOf({ key, name }: SurfaceAction): string {
  return key ?? name;
}

function entityPaths(entities: readonly Entity[], around: string): string[] {
  return entities.flatMap(({ name, children }) => [
    `${around}${name}`,
    ...entityPaths(children, `${around}${name} > `),
  ]);
}

function actionOf({ key, id, name, effect, sentence, fields }: Action): SurfaceAction {
  return {
    ...(key === null ? {} : { key }),
    ...(key === null && id !== null ? { id } : {}),
    name,
    effect,
    sentence: digest(sentence),
    ...(fields === null || fields.length === 0 ? {} : { meanings: digestOfAll(fields.map(meaningOf)) }),
    ...(fields === null ? {} : { inputs: fields.map(inputOf) }),
  };
}

function meaningOf({ path, meaning }: Field): string {
  return `${path} ${meaning}`;
}

function inputOf({ path, type, required, allowed }: Field): SurfaceInput {
  return {
    path,
    type,
    ...(required ? { required: true } : {}),
    ...(allowed.length === 0 ? {} : { allowed: digestOfAll(allowed) }),
  };
}

function digestOfAll(texts: readonly string[]): string {
  return digest(JSON.stringify(texts));
}

function digest(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGITS);
}
