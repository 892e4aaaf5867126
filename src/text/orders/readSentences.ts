import { getLexicon, type Meaning } from './lexicon.ts';
import { markOrders, type Word } from './markOrders.ts';

/** Words that say by their form what they are. */
const FORMS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    'url',
    /^(?:https?:\/\/|www\.)|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|dev|sh|ru|cn|xyz|top|me|ly|co|ai|app|example|test|invalid)(?:\/\S*)?$|^\d{1,3}(?:\.\d{1,3}){3}/i,
  ],
  ['mail', /^[\w.+-]+@[\w-]+\.[\w.-]+$/],
  [
    'host',
    /^~\/?|^\.env\b|^\.(?:ssh|aws|netrc|npmrc|config|gnupg|kube|docker)\b|\/\.(?:ssh|aws|config|git)\b|^id_(?:rsa|ed25519)|^\/(?:etc|home|root)\/|credentials?\.\w+$|secrets?\.(?:txt|json|ya?ml|env)$|^process\.env|^os\.environ|^\$\{?(?:HOME|PATH)\b/i,
  ],
  ['envName', /^[A-Z][A-Z0-9]*_[A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)$/],
  [
    'agentFile',
    /^(?:AGENTS|CLAUDE|GEMINI|SOUL|MEMORY|SKILL)\.md$|^\.?cursorrules$|^\.cursor\b|^copilot-instructions|^\.git\/hooks|^\.?(?:bashrc|zshrc|bash_profile|crontab)$|^~\/\.(?:bashrc|zshrc|profile)|^settings\.json$|^\.claude\b/i,
  ],
  ['local', /^\.git$/],
  ['program', /\w\.(?:exe|msi|dmg|ps1|bat|sh)$/i],
];
/** Longer words are of none of these forms. */
const MOST_LETTERS = 200;
/** No word is of such a form in a text without this. */
const HAS_FORM = /[@~/_$]|\.\w/;

/** Each repetition has an end, so that no run of characters is looked at again from each of its places. */
const WORD =
  /https?:\/\/[^\s"'<>)]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|[~.$]{0,2}\/?[\p{L}\p{N}_]+(?:[.'’/@-]{1,3}[\p{L}\p{N}_]+)*|[,;:()"“”–—]/gu;
const ENDS = /[.!?…](?=[\s"')\]]|$)|[。！？\n]/g;
const ABBREVIATION = /(?:^|[\s(,])(?:e\.g|i\.e|etc|vs|approx|incl|no|cf)$/i;
const LONGEST_ABBREVIATION = 8;

/** The sentences of a text as words with what they mean there. */
export function* readSentences(text: string): Generator<readonly Word[]> {
  const hasForms = HAS_FORM.test(text);
  let start = 0;
  let isFirst = true;
  for (const { 0: mark, index } of text.matchAll(ENDS)) {
    if (mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - LONGEST_ABBREVIATION), index)))
      continue;
    const words = readSentence(text.slice(start, index), isFirst, hasForms);
    start = index + 1;
    if (words.length === 0) continue;
    isFirst = false;
    yield words;
  }
  const words = readSentence(text.slice(start), isFirst, hasForms);
  if (words.length > 0) yield words;
}

function readSentence(text: string, isFirst: boolean, hasForms: boolean): readonly Word[] {
  const { phrases } = getLexicon();
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
  return FORMS.flatMap(([kind, pattern]) => (pattern.test(word) ? [{ kind, form: null }] : []));
}
