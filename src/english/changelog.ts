import type { Effect } from '../model/effect.ts';
import type { ActionKind, AppKind, Change, InputKind } from '../model/change.ts';
import { wordCode, joinNames, wordNames } from './names.ts';

/** Lines about single actions before they are told in one. */
const LINES = 5;
/** Characters of an address or a package. */
const LONG = 300;

type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;
type Section = (changes: readonly Change[]) => readonly string[];

const EFFECTS: Readonly<Record<Effect, string>> = {
  read: 'only reading data',
  write: 'changing data',
  delete: 'deleting data or access',
};

/** In the order in which a reader should know: what may break, what is new, what else is different. */
const SECTIONS: readonly Section[] = [
  actions('action-removed', (list) => `Removed ${list}.`),
  renamed,
  inputs(['input-needed', 'input-now-required'], {
    one: (action, list) => `${action} now needs ${list}.`,
    many: 'now need more inputs',
  }),
  inputs(['input-removed'], {
    one: (action, list) => `${action} no longer takes ${list}.`,
    many: 'no longer take some inputs',
  }),
  effects,
  actions('action-added', (list) => `Added ${list}.`),
  inputs(['input-added'], {
    one: (action, list) => `${action} now also takes ${list}.`,
    many: 'now take more inputs',
  }),
  inputs(['input-now-optional'], {
    one: (action, list) => `${action} now works without ${list}.`,
    many: 'now need fewer inputs',
  }),
  inputs(['input-type'], {
    one: (action, list) => `${action} now takes another type of ${list}.`,
    many: 'now take another type of some inputs',
  }),
  inputs(['input-values'], {
    one: (action, list) => `${action} now takes other values for ${list}.`,
    many: 'now take other values for some inputs',
  }),
  actions('inputs-told', (list) => `Now tells the inputs of ${list}.`),
  actions('inputs-untold', (list) => `No longer tells the inputs of ${list}.`),
  actions('inputs-reworded', (list) => `Reworded the inputs of ${list}.`),
  named,
  actions('action-reworded', (list) => `Reworded what is said of ${list}.`),
  single('actions-reordered', 'Changed which actions come first.'),
  entities('entity-removed', 'Removed'),
  entities('entity-added', 'Added'),
  fact('app-name', ({ from, to }) => `Renamed the app from ${wordCode(from)} to ${wordCode(to)}.`),
  fact('homepage', ({ to }) => `New homepage: ${wordCode(to, LONG)}.`),
  fact('docs', ({ to }) =>
    to === null
      ? 'Removed the link to the API documentation.'
      : `New API documentation: ${wordCode(to, LONG)}.`,
  ),
  single('icon-changed', 'New icon.'),
  single('icon-removed', 'Removed the icon.'),
  single('summary', 'Rewrote the summary.'),
  single('description', 'Rewrote the description.'),
  single('notes-added', 'Added notes.'),
  single('notes-removed', 'Removed the notes.'),
  single('notes-reworded', 'Rewrote the notes.'),
  fact('cli', ({ to }) => `New installation command: ${wordCode(`npm install -g ${to}`, LONG)}.`),
];

/**
 * What changed, in words for the reader of the page: one line of Markdown a change, like ones grouped, in an order that
 * does not depend on that of `changes`' kinds. Without changes it was the wording of the whole catalog that did.
 */
export function wordChangelog(changes: readonly Change[]): string[] {
  const lines = SECTIONS.flatMap((section) => section(changes));
  return lines.length === 0 ? ['Reworded the instructions.'] : lines;
}

/** The changelog of an app that was never released. */
export function wordFirstChangelog(actions: number): string[] {
  if (actions === 0) return ['First release.'];
  return [`First release, with ${actions === 1 ? 'one action' : `${actions} actions`}.`];
}

function only<Kind extends Change['kind']>(
  changes: readonly Change[],
  ...kinds: readonly Kind[]
): Of<Kind>[] {
  return changes.filter((change): change is Of<Kind> => (kinds as readonly string[]).includes(change.kind));
}

function actionList(list: readonly string[]): string {
  if (list.length === 1) return `the action ${wordNames(list)}`;
  return `${list.length > LINES ? `${list.length} actions:` : 'the actions'} ${wordNames(list)}`;
}

function actions(kind: ActionKind, line: (list: string) => string): Section {
  return (changes) => {
    const list = only(changes, kind).map(({ action }) => action);
    return list.length === 0 ? [] : [line(actionList(list))];
  };
}

function inputs(
  kinds: readonly InputKind[],
  words: { readonly one: (action: string, list: string) => string; readonly many: string },
): Section {
  return (changes) => {
    const byAction = new Map<string, string[]>();
    for (const { action, input } of only(changes, ...kinds))
      byAction.set(action, [...(byAction.get(action) ?? []), input]);
    if (byAction.size > LINES)
      return [`${byAction.size} actions ${words.many}: ${wordNames([...byAction.keys()])}.`];
    return [...byAction].map(([action, list]) => words.one(wordCode(action), wordNames(list)));
  };
}

function renamed(changes: readonly Change[]): string[] {
  const list = only(changes, 'action-renamed').map(
    ({ action, to }) => `${wordCode(action)} to ${wordCode(to)}`,
  );
  if (list.length > LINES) return [`Renamed ${list.length} actions: ${joinNames(list)}.`];
  return list.map((pair) => `Renamed the action ${pair}.`);
}

function named(changes: readonly Change[]): string[] {
  const list = only(changes, 'action-name');
  if (list.length > LINES)
    return [`${list.length} actions have another name: ${wordNames(list.map(({ action }) => action))}.`];
  return list.map(({ action, to }) => `${wordCode(action)} is now called ${wordCode(to)}.`);
}

function effects(changes: readonly Change[]): string[] {
  const list = only(changes, 'action-effect');
  if (list.length > LINES)
    return [`${list.length} actions are marked anew: ${wordNames(list.map(({ action }) => action))}.`];
  return list.map(({ action, to }) => `${wordCode(action)} is now marked as ${EFFECTS[to]}.`);
}

function entities(kind: 'entity-removed' | 'entity-added', verb: string): Section {
  return (changes) => {
    const list = only(changes, kind).map(({ entity }) => entity);
    if (list.length === 0) return [];
    return [`${verb} the ${list.length === 1 ? 'entity' : 'entities'} ${wordNames(list)}.`];
  };
}

function single(kind: AppKind, line: string): Section {
  return (changes) => (changes.some((change) => change.kind === kind) ? [line] : []);
}

function fact<Kind extends 'app-name' | 'homepage' | 'docs' | 'cli'>(
  kind: Kind,
  line: (change: Of<Kind>) => string,
): Section {
  return (changes) => only(changes, kind).map(line);
}
