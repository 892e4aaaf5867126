import { getLexicon, type Meaning } from './lexicon.ts';
import { markOrders, type Word } from './markOrders.ts';

/** Kinds of words that are known by their form. A text without the `hint` has none. */
const FORMS: readonly { readonly kind: string; readonly hint: RegExp; readonly pattern: RegExp }[] = [
  {
    kind: 'url',
    hint: /:\/\/|www\.|\w\.[a-z0-9]/i,
    pattern:
      /^(?:https?:\/\/|www\.)|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|dev|sh|ru|cn|xyz|top|me|ly|co|ai|app|example|test|invalid)(?:\/\S*)?$|^\d{1,3}(?:\.\d{1,3}){3}/i,
  },
  { kind: 'mail', hint: /@/, pattern: /^[\w.+-]+@[\w-]+\.[\w.-]+$/ },
  {
    kind: 'host',
    hint: /~|\/\.|(?<![\w.])\.[a-z]|\bid_[re]|\/(?:etc|home|root)\/|credentials?\.|secrets?\.|process\.env|os\.environ|\$\{?[HP]/i,
    pattern:
      /^~\/?|^\.env\b|^\.(?:ssh|aws|netrc|npmrc|config|gnupg|kube|docker)\b|\/\.(?:ssh|aws|config|git)\b|^id_(?:rsa|ed25519)|^\/(?:etc|home|root)\/|credentials?\.\w+$|secrets?\.(?:txt|json|ya?ml|env)$|^process\.env|^os\.environ|^\$\{?(?:HOME|PATH)\b/i,
  },
  {
    kind: 'envName',
    hint: /_(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)\b/,
    pattern: /^[A-Z][A-Z0-9]*_[A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)$/,
  },
  {
    kind: 'agentFile',
    hint: /\.md|cursor|copilot-|\.git|rc\b|_profile|crontab|\.json|\.claude/i,
    pattern:
      /^(?:AGENTS|CLAUDE|GEMINI|SOUL|MEMORY|SKILL)\.md$|^\.?cursorrules$|^\.cursor\b|^copilot-instructions|^\.git\/hooks|^\.?(?:bashrc|zshrc|bash_profile|crontab)$|^~\/\.(?:bashrc|zshrc|profile)|^settings\.json$|^\.claude\b/i,
  },
  { kind: 'local', hint: /\.git/, pattern: /^\.git$/ },
  { kind: 'program', hint: /\.\w/, pattern: /\w\.(?:exe|msi|dmg|ps1|bat|sh)$/i },
];

/** The kinds that a word has by its form alone. */
export const FORM_KINDS: readonly string[] = FORMS.map(({ kind }) => kind);

/** The kinds that words of a text may have by their form. */
export function listFormKinds(text: string): readonly string[] {
  return MAY_HAVE_FORM.test(text) ? FORMS.flatMap(({ kind, hint }) => (hint.test(text) ? [kind] : [])) : NONE;
}

const NONE: readonly string[] = [];
const MAY_HAVE_FORM = /[@~/_$]|\.\w|cursor|copilot-|rc\b|crontab/i;
/** Longer words are of none of these forms. */
const MOST_LETTERS = 200;

/** Each repetition has an end, so that no run of characters is looked at again from each of its places. */
const WORD =
  /https?:\/\/[^\s"'<>)]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|[~.$]{0,2}\/?[\p{L}\p{N}_]+(?:[.'’/@-]{1,3}[\p{L}\p{N}_]+)*|[,;:()"“”–—]/gu;
const ENDS = /[.!?…](?=[\s"')\]]|$)|[。！？\n]/g;
const ABBREVIATION = /(?:^|[\s(,])(?:e\.g|i\.e|etc|vs|approx|incl|no|cf)$/i;
const LONGEST_ABBREVIATION = 8;

/** A sentence of a text; `isFirst`: the text begins with it. */
export interface Sentence {
  readonly text: string;
  readonly isFirst: boolean;
}

/** The sentences and lines of a text that hold a word. */
export function* splitSentences(text: string): Generator<Sentence> {
  let start = 0;
  let isFirst = true;
  for (const { 0: mark, index } of text.matchAll(ENDS)) {
    if (mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - LONGEST_ABBREVIATION), index)))
      continue;
    const sentence = text.slice(start, index);
    start = index + 1;
    if (!LETTER.test(sentence)) continue;
    yield { text: sentence, isFirst };
    isFirst = false;
  }
  if (start < text.length) yield { text: text.slice(start), isFirst };
}

const LETTER = /[\p{L}\p{N}]/u;

const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** A sentence as words with what they mean there. */
export function readSentence({ text, isFirst }: Sentence): readonly Word[] {
  const { phrases } = getLexicon();
  const hasForms = MAY_HAVE_FORM.test(text);
  const texts = text.match(WORD) ?? [];
  const lower = texts.map((each) => each.toLowerCase().replaceAll('’', "'"));
  const meanings = lower.map((word, at) => [
    ...meaningsOf(word),
    ...(hasForms ? formsOf(texts[at] ?? '') : []),
    ...(phrases.get(word) ?? []).flatMap(({ rest, meanings: together }) =>
      rest.every((each, offset) => lower[at + 1 + offset] === each) ? together : [],
    ),
  ]);
  const words = lower.map((word, at) => ({
    text: word,
    isCapitalised: CAPITALISED.test(texts[at] ?? ''),
    kinds: new Set(meanings[at]?.map(({ kind }) => kind)),
  }));
  markOrders(words, meanings, isFirst);
  return words;
}

/** "The agent's" is of the kinds of "agent", too. */
function meaningsOf(word: string): readonly Meaning[] {
  const { words } = getLexicon();
  const own = words.get(word) ?? [];
  if (!word.endsWith("'s")) return own;
  return [...own, ...(words.get(word.slice(0, -2)) ?? []).filter(({ form }) => form === null)];
}

function formsOf(word: string): readonly Meaning[] {
  if (word.length > MOST_LETTERS) return [];
  return FORMS.flatMap(({ kind, pattern }) => (pattern.test(word) ? [{ kind, form: null }] : []));
}
