import type { App } from '../model/app.ts';
import type { Action } from '../model/action.ts';
import type { Effect } from '../model/effect.ts';
import type { Config } from '../model/config.ts';
import type { Entity } from '../model/descriptor.ts';
import { joinWith } from '../words/lists.ts';
import type { Words } from '../words/words.ts';
import { INPUTS_FILE } from '../text/skillFiles.ts';

/** An action as templates see it, every text worded. */
export interface ActionView {
  readonly key: string | null;
  readonly name: string;
  /** Only of an action that nothing else tells from another one. */
  readonly id: string | null;
  readonly mark: string | null;
  readonly sentence: string;
}

/** An entity with what lives inside it, in words. */
export interface PartView {
  readonly name: string;
  readonly holds: string | null;
}

/** What `templates/page.hbs` is given. The fields are the contract with people who edit templates. */
export interface PageView {
  readonly name: string;
  /** What the app's API is called: `Clerk API`, but `Airtable API` of an app of that name. */
  readonly api: string;
  readonly summary: string;
  /** Beside the summary, on a page that lists actions; else `separateDocs`. */
  readonly docs: string | null;
  readonly separateDocs: string | null;
  readonly homepage: string;
  /** `User (Email Address), Organization` on a page that lists actions, or null. */
  readonly entities: string | null;
  /** On a page without actions each entity has a line: it is most of what such a page can tell of its app. */
  readonly parts: readonly PartView[];
  readonly changesData: boolean;
  /** Path of the reference of input fields, or null when no schema is known. */
  readonly inputsFile: string | null;
  /** The inputs of every action are known, not of some. */
  readonly allInputs: boolean;
  readonly groups: readonly { readonly title: string; readonly actions: readonly ActionView[] }[];
  /** How many known actions the page does not list. */
  readonly moreActions: number;
  /** It is exactly one. */
  readonly oneMore: boolean;
  readonly notes: string | null;
  /** An example of an intent, in the words of this app. */
  readonly intent: string;
  readonly categories: readonly { readonly key: string; readonly name: string }[];
  readonly keywords: readonly string[];
  readonly aliases: readonly string[];
  /** `@membranehq/cli@1.18.3` */
  readonly cliPackage: string;
}

/** The data of an app's page. */
export function toPageView(app: App, config: Config, words: Words): PageView {
  const listsActions = app.groups.length > 0;
  return {
    name: app.name,
    api: /\bAPIs?$/i.test(app.name) ? app.name : `${app.name} API`,
    summary: app.summary,
    docs: listsActions ? app.docs : null,
    separateDocs: listsActions ? null : app.docs,
    homepage: app.homepage,
    entities: listsActions && app.entities.length > 0 ? entitiesText(app.entities, words) : null,
    parts: listsActions ? [] : app.entities.map((entity) => partView(entity, words)),
    changesData: app.popular.some((action) => action.effect !== 'read'),
    inputsFile: hasKnownInputs(app) ? INPUTS_FILE : null,
    allInputs: app.actions.every((action) => action.inputs !== null),
    groups: app.groups.map(({ title, actions }) => ({
      title,
      actions: actions.map((action) => toActionView(action, words)),
    })),
    moreActions: app.actions.length - app.popular.length,
    oneMore: app.actions.length - app.popular.length === 1,
    notes: app.notes === '' ? null : app.notes,
    intent: app.intent,
    categories: app.categories.map(({ key, name }) => ({ key, name })),
    keywords: app.keywords,
    aliases: app.aliases,
    cliPackage: `${config.cli.package}@${config.cli.version}`,
  };
}

/** True when Membrane told the inputs of at least one action. */
export function hasKnownInputs(app: App): boolean {
  return app.actions.some((action) => action.inputs !== null);
}

/** An action as the templates see it. */
export function toActionView(action: Action, words: Words): ActionView {
  const { key, name, sentence, effect, twin } = action;
  return { key, name, id: twin ? action.id : null, mark: markOf(effect, words), sentence };
}

function markOf(effect: Effect, words: Words): string | null {
  return effect === 'read' ? null : words.say(`mark.${effect}`);
}

/** An action with every field filled. */
export const sampleAction: ActionView = {
  key: 'sample',
  name: 'Sample',
  id: 'sample',
  mark: 'writes',
  sentence: 'Sample.',
};

/** A page's data with every field filled: templates are checked against it. */
export const samplePage: PageView = {
  name: 'Sample',
  api: 'Sample',
  summary: 'Sample summary.',
  docs: 'https://example.com/docs',
  separateDocs: 'https://example.com/docs',
  homepage: 'https://example.com/',
  entities: 'Sample',
  parts: [{ name: 'Sample', holds: 'Sample' }],
  changesData: true,
  inputsFile: INPUTS_FILE,
  allInputs: true,
  groups: [{ title: 'Sample', actions: [sampleAction] }],
  moreActions: 1,
  oneMore: true,
  notes: '- Sample.',
  intent: 'sample',
  categories: [{ key: 'sample', name: 'Sample' }],
  keywords: ['sample'],
  aliases: ['Sample'],
  cliPackage: 'sample@1.0.0',
};

function entitiesText(entities: readonly Entity[], words: Words): string {
  const texts = entities.map(({ name, children }) =>
    children.length === 0 ? name : words.say('entity.holding', { name, list: entitiesText(children, words) }),
  );
  return joinWith(words, texts);
}

function partView({ name, children }: Entity, words: Words): PartView {
  return { name, holds: children.length === 0 ? null : entitiesText(children, words) };
}
