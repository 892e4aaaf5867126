import { hash } from 'node:crypto';
import type { Action } from '../model/action.ts';
import type { App } from '../model/app.ts';
import type { Field, Inputs } from '../model/inputs.ts';
import type { Entity } from '../model/descriptor.ts';
import type { Surface, SurfaceAction, SurfaceInput } from '../model/release.ts';
import { wordLimits, wordMeaning, wordTypes } from '../words/wordInputs.ts';
import { ENGLISH, findWords } from '../words/words.ts';

/** Hex digits that tell whether a text changed: two versions of one text never share 48 bits by chance. */
const DIGITS = 12;
/** What is said of inputs is compared in one language. */
const words = findWords(ENGLISH);

/** What a reader of an app's page relies on. `cli` is the pinned package of the Membrane CLI, as the page installs it. */
export function readSurface(app: App, cli: string): Surface {
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

function entityPaths(entities: readonly Entity[], around: string): string[] {
  return entities.flatMap(({ name, children }) => [
    `${around}${name}`,
    ...entityPaths(children, `${around}${name} > `),
  ]);
}

function actionOf({ key, id, name, effect, sentence, inputs, twin }: Action): SurfaceAction {
  return {
    ...(key === null ? {} : { key }),
    ...((key === null || twin) && id !== null ? { id } : {}),
    name,
    effect,
    sentence: digest(sentence),
    ...(inputs === null || isEmpty(inputs) ? {} : { meanings: meaningsOf(inputs) }),
    ...(inputs === null ? {} : { inputs: inputs.fields.map(inputOf) }),
    ...(inputs !== null && isCut(inputs) ? { cut: true } : {}),
  };
}

function isEmpty({ fields, others, whole }: Inputs): boolean {
  return fields.length === 0 && others === null && whole === null;
}

/** What is said of the inputs besides what is compared one by one. */
function meaningsOf({ fields, choices, others, whole }: Inputs): string {
  const texts = fields.map((each) => [
    each.path,
    wordMeaning(words, each),
    each.default,
    each.pattern,
    each.sameAs,
  ]);
  const all = whole && { type: wordTypes(words, whole.types), meaning: wordMeaning(words, whole) };
  return digest(JSON.stringify([texts, choices, others && wordTypes(words, others), all]));
}

function isCut({ fields, untold }: Inputs): boolean {
  return [untold, ...fields.map((field) => field.untold)].some((each) => each.optional + each.required > 0);
}

function inputOf({ path, types, required, allowed, moreAllowed, limits }: Field): SurfaceInput {
  const values = [...allowed.map(({ value }) => value), moreAllowed, wordLimits(words, limits)];
  return {
    path,
    type: wordTypes(words, types),
    ...(required ? { required: true } : {}),
    ...(allowed.length === 0 && limits.length === 0 ? {} : { allowed: digest(JSON.stringify(values)) }),
  };
}

function digest(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGITS);
}
