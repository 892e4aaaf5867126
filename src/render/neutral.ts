import type { Action, App, Entity, Field } from '../model.ts';

const WORD = 'Sample';
const SENTENCE = 'Sample.';
const ADDRESS = 'https://example.com/';

/**
 * The same app with a placeholder in every text that came from outside: as many actions, groups, entities and fields, the
 * same parts absent. A page rendered from it shows what structure the templates alone give; notes stay, because they are
 * Markdown of their own, which the rule `descriptor/notes` checks.
 */
export function neutralApp(app: App): App {
  return {
    ...app,
    name: WORD,
    homepage: ADDRESS,
    docs: app.docs === null ? null : ADDRESS,
    icon: app.icon === null ? null : ADDRESS,
    summary: SENTENCE,
    trigger: SENTENCE,
    keywords: app.keywords.map(() => WORD),
    aliases: app.aliases.map(() => WORD),
    entities: app.entities.map(neutralEntity),
    actions: app.actions.map(neutralAction),
    popular: app.popular.map(neutralAction),
    groups: app.groups.map(({ actions }) => ({ title: WORD, actions: actions.map(neutralAction) })),
    intent: WORD,
    auth: app.auth === null ? null : WORD,
  };
}

function neutralEntity({ children }: Entity): Entity {
  return { name: WORD, children: children.map(neutralEntity) };
}

function neutralAction({ key, id, effect, fields }: Action): Action {
  return {
    key: key === null ? null : WORD,
    id: id === null ? null : WORD,
    name: WORD,
    sentence: SENTENCE,
    effect,
    fields: fields?.map(neutralField) ?? null,
  };
}

function neutralField({ required, meaning, allowed }: Field): Field {
  return {
    path: WORD,
    type: WORD,
    required,
    meaning: meaning === '' ? '' : SENTENCE,
    allowed: allowed.map(() => WORD),
  };
}
