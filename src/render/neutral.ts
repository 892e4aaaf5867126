import type { App, AppRecord } from '../model/app.ts';
import type { Action, ActionGroup } from '../model/action.ts';
import type { Entity } from '../model/descriptor.ts';
import type { Pack } from '../model/pack.ts';
import type { Translation } from '../model/translation.ts';
import { NOTES_PLACEHOLDER } from '../text/notesPlaceholder.ts';
import { toInputsKey, neutraliseInputs, SENTENCE, WORD } from './neutraliseInputs.ts';

const ADDRESS = 'https://example.com/';

/**
 * The same app with a placeholder in every text that came from outside: as many groups, actions and fields, the same parts
 * absent. A page rendered from it shows what structure the templates alone give. What stands on one line as words is one word
 * here; every field is named, so that a new one of `App` is thought about.
 */
export function neutraliseApp(app: App): App {
  const actions = referenced(app).map(neutralAction);
  return {
    slug: 'sample',
    name: WORD,
    homepage: ADDRESS,
    docs: app.docs === null ? null : ADDRESS,
    icon: app.icon === null ? null : ADDRESS,
    summary: SENTENCE,
    description: null,
    trigger: SENTENCE,
    categories: app.categories.map(() => ({ key: 'sample', name: WORD, names: {} })),
    keywords: app.keywords.map(() => WORD),
    aliases: app.aliases.map(() => WORD),
    requests: app.requests.map(() => SENTENCE),
    entities: app.entities.map(neutralEntity),
    actions,
    popular: app.popular.map(neutralAction),
    groups: app.groups.map(neutralGroup),
    // The names of files are made of letters and digits, and say where the files are.
    reference: app.reference.map(({ file, groups }) => ({ file, groups: groups.map(neutralGroup) })),
    notes: app.notes === '' ? '' : NOTES_PLACEHOLDER,
    translations: app.translations.map(neutralTranslation),
    intent: WORD,
    iconFile: app.iconFile && { path: app.iconFile.path, bytes: new Uint8Array() },
    auth: app.auth === null ? null : WORD,
    doubts: [],
    membrane: null,
  };
}

/** Replaces in what the catalog keeps of an app whatever is no word of the catalog's own by a placeholder. */
export function neutraliseRecord(record: AppRecord): AppRecord {
  const words = (list: readonly string[]): readonly string[] => list.map(() => WORD);
  return {
    ...record,
    name: WORD,
    homepage: ADDRESS,
    docs: record.docs === null ? null : ADDRESS,
    trigger: SENTENCE,
    keywords: words(record.keywords),
    aliases: words(record.aliases),
    entities: words(record.entities),
    translations: record.translations.map(({ language, name, keywords }) => ({
      language,
      name: name === null ? null : WORD,
      about: SENTENCE,
      keywords: words(keywords),
    })),
    index: {
      holds: words(record.index.holds),
      verbs: words(record.index.verbs),
      words: words(record.index.words),
    },
  };
}

function neutralTranslation({ language, name, description, notes }: Translation): Translation {
  return {
    language,
    source: '',
    name: name === null ? null : WORD,
    summary: SENTENCE,
    description: description === null ? null : SENTENCE,
    keywords: [],
    notes: notes === '' ? '' : NOTES_PLACEHOLDER,
  };
}

/** Replaces a pack's texts and those of its apps by placeholders; what was released of it are words of the catalog. */
export function neutralisePack(pack: Pack): Pack {
  const { apps, leftOut } = pack;
  return {
    ...pack,
    title: WORD,
    description: SENTENCE,
    apps: apps.map(neutraliseRecord),
    leftOut: leftOut.map(neutraliseRecord),
  };
}

/** Apps with the same key have the same neutral form, but for the lengths of what `countLists` counts. */
export function toStructureKey(app: App): string {
  const { docs, icon, entities, groups, reference, notes, translations, iconFile, auth, popular } = app;
  const absent = [docs === null, icon === null, auth === null, notes === ''];
  return [
    ...absent.map(Number),
    translations.map((each) => `${each.language}${Number(each.notes === '')}`).join(''),
    entities.map(({ children }) => Math.min(children.length, 1)).join(''),
    iconFile?.path ?? '',
    popular.map(actionKey).join(''),
    groups.map(({ actions }) => actions.map(actionKey).join('')).join('/'),
    referenced(app).map(actionKey).join(''),
    // One file holds `actions`.
    reference.length < 2
      ? ''
      : reference
          .map(
            ({ file, groups }) =>
              `${file}:${groups.map(({ actions }) => actions.map(actionKey).join('')).join('/')}`,
          )
          .join(' '),
  ].join(' ');
}

/** How many words an app has of each kind, which only some templates and outputs show. */
export function countLists({ categories, keywords, aliases, requests }: App): string {
  return [categories, keywords, aliases, requests].map(({ length }) => length).join();
}

/** The actions that a page or its reference shows, and one for those that it counts. */
function referenced({ actions, popular }: App): readonly Action[] {
  return actions.some(({ inputs }) => inputs !== null) ? actions : actions.slice(0, popular.length + 1);
}

/** What lives inside an entity is words on its line. */
function neutralEntity({ children }: Entity): Entity {
  return { name: WORD, children: children.length === 0 ? [] : [{ name: WORD, children: [] }] };
}

function neutralGroup({ actions }: ActionGroup): ActionGroup {
  return { entity: null, object: null, title: WORD, actions: actions.map(neutralAction) };
}

function neutralAction({ key, id, effect, inputs, twin }: Action): Action {
  return {
    key: key === null ? null : WORD,
    id: twin && id !== null ? WORD : null,
    name: WORD,
    readAs: WORD,
    told: null,
    description: '',
    entity: null,
    sentence: SENTENCE,
    effect,
    evidence: [],
    about: [],
    ranking: { why: 'rest', object: '', uses: 0 },
    inputs: inputs && neutraliseInputs(inputs),
    twin,
    tool: WORD,
    toolInput: null,
  };
}

function actionKey({ key, id, effect, inputs, twin }: Action): string {
  const label = `${key === null ? 'n' : 'k'}${twin && id !== null ? 'i' : ''}`;
  return `${label}${effect[0]}${inputs === null ? '' : toInputsKey(inputs)}`;
}
