import type { AppFacts } from '../model/app.ts';
import { toPluralPhrase } from '../text/number.ts';
import { splitWords } from '../text/words.ts';
import { toLowerPhrase } from './casing.ts';
import { wordClauses, type NamedUse } from './clauses.ts';
import { closeSentence } from './fit.ts';
import { findGloss } from './gloss.ts';
import { listHeldNouns } from './heldNouns.ts';
import { joinOr } from './lists.ts';
import { listEntityNames } from '../text/entityNames.ts';
import { judgeClaims } from './judgeClaims.ts';
import { readSelfDescription } from './saidOfItself.ts';
import { listUses } from './uses.ts';

/** Longest description that every client shows whole. */
export const TRIGGER_LENGTH = 160;
/** What a client that has many skills shows of one. */
const SHOWN_LENGTH = 60;
/** Most keywords that are told. */
const MOST_TOPICS = 3;
/** Characters that what can be done should have, before fewer keywords are told. */
const CLAUSES_ROOM = 48;

interface TriggerFacts extends AppFacts {
  readonly properNouns: ReadonlySet<string>;
}

/**
 * When an agent should open the page: the brand, then what its actions do with which things, the thing first that most of
 * them are about (a client may show 60 characters only), then what its users talk about or what it is. Where no action is
 * known it says what the app holds, not what can be done with it. At most 160 characters.
 */
export function wordTrigger(app: AppFacts, properNouns: ReadonlySet<string>): string {
  const facts = { ...app, properNouns };
  const [first = '', ...shorter] = topicSentences(facts);
  const uses = namedUses(facts);
  const shown = SHOWN_LENGTH - `${app.name}: `.length;
  for (const topic of [first, ...shorter]) {
    const room = TRIGGER_LENGTH - `${app.name}: . ${topic}`.length;
    if (room < CLAUSES_ROOM && topic !== shorter.at(-1)) continue;
    // Behind a very long brand nothing ends where every client shows it.
    const said = (claims: string): string => (claims === '' ? '' : `${app.name}: ${claims}. ${topic}`);
    const found =
      app.actions.length === 0
        ? said(listHeldNouns(app, properNouns, room))
        : wordDone(app, uses, (some) =>
            said(wordClauses(some, room, shown) || wordClauses(some, room, room)),
          );
    if (found !== '') return found;
  }
  // What the app is comes first now, and is not told twice.
  const gloss = findGloss(app.summary);
  const isTold = first.length > TRIGGER_LENGTH / 2 || (gloss !== null && first.includes(gloss));
  const when = isTold ? (shorter.at(-1) ?? '') : first;
  const said = `${readSelfDescription(app, properNouns, TRIGGER_LENGTH - when.length - 1)} ${when}`;
  // A summary may say of the app what none of its actions does.
  return findUndone(app, said).length === 0 ? said : `${closeSentence(app.name)} ${when}`;
}

/** What a description says of the uses, without those by whose nouns it would claim what no action does. */
function wordDone(
  app: AppFacts,
  uses: readonly NamedUse[],
  word: (uses: readonly NamedUse[]) => string,
): string {
  const said = word(uses);
  const undone = new Set(findUndone(app, said));
  if (undone.size === 0) return said;
  const others = word(uses.filter(({ noun }) => !undone.has(noun.toLowerCase())));
  return findUndone(app, others).length === 0 ? others : '';
}

/** The nouns with which a description claims what no action does. */
function findUndone(app: AppFacts, trigger: string): string[] {
  return judgeClaims({ ...app, trigger }).flatMap(({ done, noun }) => (done ? [] : [noun.toLowerCase()]));
}

/** The sentence that says when, the longest first. */
function topicSentences({ name, keywords, summary, categories, properNouns }: TriggerFacts): string[] {
  const about = (topics: readonly string[]): string =>
    closeSentence(`Use when asked about ${joinOr(topics)} in ${name}`);
  const topics = keywords.slice(0, MOST_TOPICS);
  const byKeywords = topics.map((_, at) => about(topics.slice(0, topics.length - at)));
  // Where nobody wrote what users talk about: what the app is tells it from others of its category.
  const gloss = findGloss(summary);
  const byGloss = gloss === null ? [] : [`Use when asked about ${name}, ${gloss}.`];
  const kinds = categories
    .slice(0, MOST_TOPICS)
    .map((category) => toLowerPhrase(splitWords(category.name), properNouns));
  const byCategory = kinds.length === 0 ? [] : [about(kinds)];
  const first = byKeywords.length > 0 ? byKeywords : byGloss.length > 0 ? byGloss : byCategory;
  return [...first, closeSentence(`Use when asked about ${name}`)];
}

function namedUses({ actions, entities, properNouns }: TriggerFacts): NamedUse[] {
  return listUses(actions, listEntityNames(entities), properNouns).map((use) => ({
    ...use,
    noun: toLowerPhrase(
      use.many === null ? toPluralPhrase(use.words) : [...use.words.slice(0, -1), use.many],
      properNouns,
    ),
  }));
}
