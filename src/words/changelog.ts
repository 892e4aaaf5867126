import type { ActionKind, AppKind, Change, InputKind } from '../model/change.ts';
import { wordCode, joinAll, joinCode } from './lists.ts';
import { ENGLISH, findWords, type Words } from './words.ts';
import { addTo } from '../text/groupBy.ts';

/** Lines about single actions before they are told in one. */
const LINES = 5;
/** Characters of an address or a package. */
const LONG = 300;

type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;
type Section = (changes: readonly Change[], words: Words) => readonly string[];

/** In the order in which a reader should know: what may break, what is new, what else is different. */
const SECTIONS: readonly Section[] = [
  actions('action-removed'),
  renamed,
  inputs('input-needed', 'input-now-required'),
  inputs('input-removed'),
  effects,
  actions('action-added'),
  inputs('input-added'),
  inputs('input-now-optional'),
  inputs('input-type'),
  inputs('input-values'),
  actions('inputs-told'),
  actions('inputs-untold'),
  actions('inputs-reworded'),
  named,
  actions('action-reworded'),
  single('actions-reordered'),
  entities('entity-removed'),
  entities('entity-added'),
  fact('app-name', ({ from, to }, words) =>
    words.say('change.app-name', { from: wordCode(from), to: wordCode(to) }),
  ),
  fact('homepage', ({ to }, words) => words.say('change.homepage', { to: wordCode(to, LONG) })),
  fact('docs', ({ to }, words) =>
    to === null ? words.say('change.docs-removed') : words.say('change.docs', { to: wordCode(to, LONG) }),
  ),
  single('icon-changed'),
  single('icon-removed'),
  single('summary'),
  single('description'),
  single('notes-added'),
  single('notes-removed'),
  single('notes-reworded'),
  fact('cli', ({ to }, words) => words.say('change.cli', { to: wordCode(`npm install -g ${to}`, LONG) })),
];

/**
 * What changed, in words for the reader of the page: one line of Markdown a change, like ones grouped, in an order that
 * does not depend on that of `changes`' kinds. Without changes it was the wording of the whole catalog that did.
 */
export function wordChangelog(changes: readonly Change[], words: Words = findWords(ENGLISH)): string[] {
  const lines = SECTIONS.flatMap((section) => section(changes, words));
  return lines.length === 0 ? [words.say('change.instructions')] : lines;
}

/** The changelog of an app that was never released. */
export function wordFirstChangelog(actions: number, words: Words = findWords(ENGLISH)): string[] {
  return [
    actions === 0 ? words.say('change.first') : words.say('change.firstWithActions', { count: actions }),
  ];
}

function only<Kind extends Change['kind']>(
  changes: readonly Change[],
  ...kinds: readonly Kind[]
): Of<Kind>[] {
  return changes.filter((change): change is Of<Kind> => (kinds as readonly string[]).includes(change.kind));
}

function actions(kind: ActionKind): Section {
  return (changes, words) => {
    const all = only(changes, kind).map(({ action }) => action);
    if (all.length === 0) return [];
    const form = all.length > LINES ? 'change.manyActions' : 'change.someActions';
    const list = words.say(form, { count: all.length, list: joinCode(words, all) });
    return [words.say(`change.${kind}`, { actions: list })];
  };
}

function inputs(kind: Exclude<InputKind, 'input-now-required'>, ...more: readonly InputKind[]): Section {
  return (changes, words) => {
    const byAction = new Map<string, string[]>();
    for (const { action, input } of only(changes, kind, ...more)) addTo(byAction, action, input);
    if (byAction.size > LINES)
      return [
        words.say(`change.${kind}.many`, {
          count: byAction.size,
          list: joinCode(words, [...byAction.keys()]),
        }),
      ];
    return [...byAction].map(([action, list]) =>
      words.say(`change.${kind}`, { action: wordCode(action), list: joinCode(words, list) }),
    );
  };
}

function renamed(changes: readonly Change[], words: Words): string[] {
  const all = only(changes, 'action-renamed').map(({ action, to }) => ({
    action: wordCode(action),
    to: wordCode(to),
  }));
  if (all.length <= LINES) return all.map((pair) => words.say('change.action-renamed', pair));
  const pairs = all.map((pair) => words.say('change.action-renamed.pair', pair));
  return [words.say('change.action-renamed.many', { count: all.length, pairs: joinAll(words, pairs) })];
}

function named(changes: readonly Change[], words: Words): string[] {
  const all = only(changes, 'action-name');
  if (all.length > LINES) return [words.say('change.action-name.many', countOf(all, words))];
  return all.map(({ action, to }) =>
    words.say('change.action-name', { action: wordCode(action), to: wordCode(to) }),
  );
}

function effects(changes: readonly Change[], words: Words): string[] {
  const all = only(changes, 'action-effect');
  if (all.length > LINES) return [words.say('change.effect.many', countOf(all, words))];
  return all.map(({ action, to }) => words.say(`change.effect.${to}`, { action: wordCode(action) }));
}

function countOf(
  all: readonly { readonly action: string }[],
  words: Words,
): { readonly count: number; readonly list: string } {
  const list = all.map(({ action }) => action);
  return { count: all.length, list: joinCode(words, list) };
}

function entities(kind: 'entity-removed' | 'entity-added'): Section {
  return (changes, words) => {
    const all = only(changes, kind).map(({ entity }) => entity);
    if (all.length === 0) return [];
    return [words.say(`change.${kind}`, { count: all.length, list: joinCode(words, all) })];
  };
}

function single(kind: AppKind): Section {
  return (changes, words) =>
    changes.some((change) => change.kind === kind) ? [words.say(`change.${kind}`)] : [];
}

function fact<Kind extends 'app-name' | 'homepage' | 'docs' | 'cli'>(
  kind: Kind,
  line: (change: Of<Kind>, words: Words) => string,
): Section {
  return (changes, words) => only(changes, kind).map((change) => line(change, words));
}
