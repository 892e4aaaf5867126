import { listDeeds, NOUNS, OTHERS, VERBS } from './wordKinds.ts';
import { addTo } from '../groupBy.ts';
import { splitEntries } from '../lexicon.ts';

/** How a verb stands in a sentence. */
export type Form = 'base' | 'past' | 'other';
/** What a word may mean. */
export interface Meaning {
  readonly kind: string;
  /** `null`: no verb. */
  readonly form: Form | null;
}

/** What words mean together: the words behind the first. */
interface Phrase {
  readonly rest: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** What a word may mean, by the word; of words that stand together, by the first of them. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, readonly Meaning[]>;
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

let lexicon: Lexicon | undefined;

/** The words that signs are made of. Made when a text is looked at for the first time. */
export function getLexicon(): Lexicon {
  return (lexicon ??= makeLexicon());
}

function makeLexicon(): Lexicon {
  const words = new Map<string, Meaning[]>();
  const add = (word: string, kind: string, form: Form | null): void => {
    const known = words.get(word);
    if (known === undefined) words.set(word, [{ kind, form }]);
    else if (!known.some((each) => each.kind === kind && each.form === form)) known.push({ kind, form });
  };
  const addVerb = (verb: string, kind: string): void => {
    for (const [word, form] of formsOf(verb)) add(word, kind, form);
  };
  for (const [kind, list] of Object.entries(VERBS))
    for (const verb of splitEntries(list)) addVerb(verb, kind);
  for (const verb of listDeeds()) addVerb(verb, 'deed');
  for (const [kind, list] of Object.entries(NOUNS))
    for (const noun of splitEntries(list)) for (const word of [noun, pluralOf(noun)]) add(word, kind, null);
  for (const [kind, list] of Object.entries(OTHERS))
    for (const word of splitEntries(list)) add(word, kind, null);
  for (const word of splitEntries(OFTEN_MISSPELT))
    for (const { kind, form } of words.get(word) ?? [])
      for (const misspelt of swapsOf(word)) add(misspelt, kind, form);
  return { words, phrases: takePhrases(words) };
}

/** Words that attacks cannot do without, and that a model reads whatever the order of their letters. */
const OFTEN_MISSPELT =
  'ignore disregard forget override previous prior earlier instruction instructions directives guidelines reveal password passwords secret credentials token confirmation without conversation execute always send never';

/** A word with two neighbouring letters inside it in each other's place. */
function swapsOf(word: string): string[] {
  return Array.from({ length: word.length - 3 }, (_, at) => {
    const [start, one, two, rest] = [word.slice(0, at + 1), word[at + 1], word[at + 2], word.slice(at + 3)];
    return `${start}${two}${one}${rest}`;
  }).filter((each) => each !== word);
}

/** Takes what stands for several words out of a lexicon: "api_key". */
function takePhrases(words: Map<string, Meaning[]>): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [phrase, meanings] of words) {
    if (!phrase.includes('_')) continue;
    const [first = '', ...rest] = phrase.split('_');
    addTo(phrases, first, { rest, meanings });
    words.delete(phrase);
  }
  return phrases;
}

/** Past forms that no rule makes. */
const IRREGULAR: Readonly<Record<string, string>> = {
  forget: 'forgotten',
  break: 'broken',
  send: 'sent',
  give: 'given',
  put: 'put',
  write: 'written',
  show: 'shown',
  tell: 'told',
  read: 'read',
  get: 'gotten',
  see: 'seen',
  take: 'taken',
  find: 'found',
  run: 'run',
  make: 'made',
  let: 'let',
  say: 'said',
  hide: 'hidden',
  keep: 'kept',
  leave: 'left',
  set: 'set',
  choose: 'chosen',
  learn: 'learnt',
  buy: 'bought',
  begin: 'begun',
  become: 'become',
  speak: 'spoken',
  know: 'known',
  overwrite: 'overwritten',
  override: 'overridden',
  hand: 'handed',
  steal: 'stolen',
  withhold: 'withheld',
  bear: 'borne',
  spread: 'spread',
  dig: 'dug',
  shut: 'shut',
  forgo: 'forgone',
};

function* formsOf(verb: string): Generator<[string, Form]> {
  yield [verb, 'base'];
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : doubled(verb);
  const y = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : null;
  yield [IRREGULAR[verb] ?? (y === null ? `${stem}ed` : `${y}ied`), 'past'];
  yield [`${stem}ing`, 'other'];
  yield [pluralOf(verb), 'other'];
}

function doubled(verb: string): string {
  return /^[^aeiou]*[aeiou][bdgmnpt]$|(?:get|mit|cc)$/.test(verb) ? verb + verb.slice(-1) : verb;
}

function pluralOf(word: string): string {
  if (/(?:s|x|ch|sh|z)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
