import type { ActionFacts, AppFacts } from '../model/app.ts';
import type { Entity } from '../model/descriptor.ts';
import { lowerPhrase } from './casing.ts';
import { glossOf, useOf } from './gloss.ts';
import { memo } from '../text/memo.ts';
import { pluralPhrase } from '../text/number.ts';
import { wordsOf } from '../text/words.ts';
import { verbOf } from './verbs.ts';

/** Longest description that every client shows whole. */
export const TRIGGER_LENGTH = 160;
/** What a client that has many skills shows of one. */
const SHOWN_LENGTH = 60;
const MAX_VERBS = 4;
const MAX_USES = 3;
/** More never fit. */
const MAX_NOUNS = 14;
/** Fewer actions do not tell that the entities are not the API's. */
const FEWEST_TELLING = 3;
/** Words of a noun that an agent would look for. */
const LONGEST_OBJECT = 3;
/** What stands between an object and how or where it is taken. */
const AFTER_OBJECT = new Set(
  'about across and as at based by details for from in info into of on or per to using via with within without'.split(
    ' ',
  ),
);
/** Verbs that stand for a whole kind of use; others are named only when there is room. */
const MAIN_VERBS = ['list', 'get', 'search', 'create', 'update', 'send', 'delete'];

interface TriggerFacts extends AppFacts {
  readonly properNouns: ReadonlySet<string>;
}

/**
 * When an agent should open the page: the brand and the main verbs first (a client may show 60 characters only), then
 * as many of the app's own nouns as fit, then what its users talk about or what it is. At most 160 characters.
 */
export function triggerOf(app: AppFacts, properNouns: ReadonlySet<string>): string {
  const facts = { ...app, properNouns };
  const use = useClause(facts);
  const nouns = nounsOf(facts);
  if (nouns.length === 0) return fit([named(facts), use || categoryClause(facts)]);
  const head = `${app.name}: ${joinAnd(verbsShown(facts, nouns))} `;
  const last = use || whatClause(facts);
  const room = TRIGGER_LENGTH - head.length - 1 - (last === '' ? 0 : last.length + 1);
  return fit([`${head}${joinAnd(takeWhileFits(nouns, room))}.`, last]);
}

/** As many verbs as leave the first noun where every client shows it; two at least. */
function verbsShown({ name, popular }: TriggerFacts, [noun = '']: readonly string[]): string[] {
  const verbs = verbsOf(popular);
  const fits = (count: number): boolean =>
    `${name}: ${joinAnd(verbs.slice(0, count))} ${noun}`.length <= SHOWN_LENGTH;
  let count = verbs.length;
  while (count > 2 && !fits(count)) count -= 1;
  return fits(count) ? verbs.slice(0, count) : verbs;
}

/** The verbs that an app's actions use most, in the order of `MAIN_VERBS`; a page without actions reaches the API itself. */
function verbsOf(popular: readonly ActionFacts[]): string[] {
  const used = new Set(popular.map((each) => verbOf(each.name)?.main).filter((verb) => verb !== undefined));
  if (used.size === 0) return ['read', 'change'];
  const main = MAIN_VERBS.filter((verb) => used.has(verb));
  // "list, get" says little more than "list".
  const useful = main.length > MAX_VERBS ? main.filter((verb) => verb !== 'get') : main;
  return [...useful, ...[...used].filter((verb) => !MAIN_VERBS.includes(verb))].slice(0, MAX_VERBS);
}

/**
 * Plural nouns of the app in the descriptor's order, the ones that have actions first. Where most actions are about none of
 * them, what the actions are about: the verbs before these nouns are those of the actions.
 */
function nounsOf(facts: TriggerFacts): string[] {
  const { entities, popular, properNouns } = facts;
  const objects = isForeign(popular) ? objectsOf(facts) : [];
  if (objects.length > 0) return objects;
  const used = new Set(popular.map(({ entity }) => entity));
  const tops = entities.map((entity) => entity.name);
  const byUse = [...tops.filter((name) => used.has(name)), ...tops.filter((name) => !used.has(name))];
  const children = (list: readonly Entity[]): string[] =>
    list.flatMap((entity) => [...entity.children.map((child) => child.name), ...children(entity.children)]);
  const names = [...byUse, ...children(entities)].slice(0, MAX_NOUNS);
  return [...new Set(names.map((name) => pluralNoun(name, properNouns)))].filter(Boolean);
}

/** True when the entities are not what the actions are about; a few actions tell nothing. */
function isForeign(popular: readonly ActionFacts[]): boolean {
  const about = popular.filter(({ entity }) => entity !== null).length;
  return popular.length >= FEWEST_TELLING && about * 2 < popular.length;
}

/** What actions are about, most frequent first: "contacts" of "Get Contact by ID". */
function objectsOf({ popular, properNouns }: TriggerFacts): string[] {
  const counts = new Map<string, number>();
  for (const { name } of popular) {
    const words = verbOf(name)?.rest ?? [];
    const end = words.findIndex((word, at) => at > 0 && AFTER_OBJECT.has(word.toLowerCase()));
    const object = words.slice(0, end === -1 ? undefined : end);
    if (object.length === 0 || object.length > LONGEST_OBJECT) continue;
    const noun = pluralNoun(object.join(' '), properNouns);
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([noun]) => noun);
}

const NO_NOUNS: ReadonlySet<string> = new Set();
const pluralWords = memo((name: string): readonly string[] => pluralPhrase(wordsOf(name)));
const pluralPhraseOf = memo((name: string): string => lowerPhrase(pluralWords(name), NO_NOUNS));

/** "users" from "User"; words of the brand keep their case. */
function pluralNoun(name: string, properNouns: ReadonlySet<string>): string {
  const words = pluralWords(name);
  return words.some((word) => properNouns.has(word)) ? lowerPhrase(words, properNouns) : pluralPhraseOf(name);
}

function useClause({ name, keywords }: TriggerFacts): string {
  return keywords.length === 0
    ? ''
    : `Use when asked about ${joinOr(keywords.slice(0, MAX_USES))} in ${name}.`;
}

/** Where nobody wrote what users talk about: what the app is, which tells it from others of its category; else the category. */
function whatClause(facts: TriggerFacts): string {
  const { name, summary } = facts;
  const gloss = glossOf(summary);
  return gloss === null ? categoryClause(facts) : `Use when asked about ${name}, ${gloss}.`;
}

function categoryClause({ name, categories, properNouns }: TriggerFacts): string {
  const about = categories.map((category) => lowerPhrase(wordsOf(category.name), properNouns));
  return about.length === 0 ? '' : `Use when asked about ${joinOr(about.slice(0, MAX_USES))} in ${name}.`;
}

function takeWhileFits(nouns: readonly string[], room: number): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const noun of nouns) {
    // ", " between all, " and " before the last.
    const longer = length + noun.length + (taken.length === 0 ? 0 : 2);
    if (longer + (taken.length === 0 ? 0 : 3) > room) continue;
    taken.push(noun);
    length = longer;
  }
  return taken.length === 0 ? nouns.slice(0, 1) : taken;
}

/** The sentences that a cut leaves whole; "e.g." ends none. */
const WHOLE_SENTENCES = /^.{40,}[\p{Ll}\d)]{3}\.(?= \p{Lu})/u;

/** Drops whole sentences from the end, then words, until the rest fits. */
function fit(texts: readonly string[]): string {
  const parts = texts.filter(Boolean);
  const all = parts.join(' ');
  if (all.length <= TRIGGER_LENGTH) return all;
  if (parts.length > 1) return fit(parts.slice(0, -1));
  const cut = all.slice(0, TRIGGER_LENGTH);
  const sentences = WHOLE_SENTENCES.exec(cut)?.[0];
  if (sentences !== undefined) return sentences;
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.]$/, '')}.`;
}

/** The summary behind the brand, unless it begins with it; of "a platform that helps users plan" what can be planned. */
function named({ name, summary, properNouns }: TriggerFacts): string {
  const use = useOf(summary);
  if (use !== null) return `${name}: ${use}.`;
  return summary.startsWith(`${name} `) ? summary : `${name}: ${lowerFirst(summary, properNouns)}`;
}

function lowerFirst(sentence: string, properNouns: ReadonlySet<string>): string {
  const [first = '', ...rest] = sentence.split(' ');
  return [first.length === 1 ? first.toLowerCase() : lowerPhrase([first], properNouns), ...rest].join(' ');
}

function joinAnd(words: readonly string[]): string {
  return join(words, 'and');
}

function joinOr(words: readonly string[]): string {
  return join(words, 'or');
}

function join(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
