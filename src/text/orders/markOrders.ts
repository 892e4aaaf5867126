import type { Meaning } from './lexicon.ts';
import { ALSO_NOUNS, BOUND, LIGHT, OBJECT_STARTS } from './wordKinds.ts';

/** A word of a sentence, and what it means there. */
export interface Word {
  readonly text: string;
  /** It begins with a capital letter and goes on with small ones. */
  readonly isCapitalised: boolean;
  /**
   * "send" for each form of a verb of sending, "send!" where it gives an order, "send!!" where the text does not begin with that, "send?" for
   * what has to be sent.
   */
  readonly kinds: Set<string>;
}

/** `lead`: what a text begins with, which mostly says what the action does. */
type Order = 'order' | 'lead' | null;

/** What came before a word in its sentence. */
interface Before {
  /** The last order. */
  last: Order;
  hasOrder: boolean;
  hasLead: boolean;
  isExample: boolean;
  readonly isFirst: boolean;
}

/** What comes behind these words only illustrates. */
const EXAMPLE = /^(?:e\.g|examples?|instance|such)$/;

/** "Such as npm install": what examples show. */
const SHOWN = ['tooling', 'host', 'envName'];

/** Adds to the kinds of verbs of a sentence whether they give an order. `isFirst`: it begins its text. */
export function markOrders(
  words: readonly Word[],
  meanings: readonly (readonly Meaning[])[],
  isFirst: boolean,
): void {
  const before: Before = { last: null, hasOrder: false, hasLead: false, isExample: false, isFirst };
  for (const [at, { text, kinds }] of words.entries()) {
    before.isExample ||= EXAMPLE.test(text);
    if (before.isExample) for (const kind of SHOWN) kinds.delete(kind);
    const order = orderAt(words, at, meanings[at] ?? [], before);
    for (const { kind, form } of meanings[at] ?? []) {
      if (form === 'base' && order !== null) kinds.add(`${kind}!`);
      if (form === 'base' && order === 'order') kinds.add(`${kind}!!`);
      if (form === 'past' && isDue(words, at)) kinds.add(`${kind}?`);
    }
    if (order === null) continue;
    before.last = order;
    before.hasOrder ||= order === 'order';
    before.hasLead ||= order === 'lead';
  }
}

const BREAK = /^[,;:"“–—]$/;
const JOIN = /^(?:and|or|then|but|so)$/;
/** So many words are looked back at. */
const MOST_BACK = 24;

function orderAt(words: readonly Word[], at: number, meanings: readonly Meaning[], before: Before): Order {
  if (before.isExample || !meanings.some(({ form }) => form === 'base') || !hasObject(words, at)) return null;
  let behind = at - 1;
  while (behind > at - MOST_BACK && LIGHT.has(words[behind]?.text ?? '')) behind -= 1;
  const word = words[behind];
  if (word === undefined) return before.isFirst ? 'lead' : 'order';
  // "…; Zip shows them": the name of an app.
  if (/^[,;]$/.test(word.text) && words[at]?.isCapitalised) return null;
  if (BREAK.test(word.text)) return word.text === ',' && isInList(words, before) ? null : goesOn(before);
  if (JOIN.test(word.text)) {
    if (!BREAK.test(words[behind - 1]?.text ?? '')) return before.last;
    return isInList(words, before) ? null : goesOn(before);
  }
  const bound = word.text === 'to' && BOUND.has(words[behind - 1]?.text ?? '') ? behind - 1 : behind;
  const isBound = bound < behind || word.kinds.has('must');
  return isBound && speaksToReader(words, bound) ? 'order' : null;
}

/** "Helps teams to collect, analyse, and share": behind a comma there is an order only after another or after such an opening. */
function isInList(words: readonly Word[], { last }: Before): boolean {
  return last === null && !OPENING.test(words[0]?.text ?? '');
}

/** A text that begins with what is done goes on with it: "Create, update and delete users". */
function goesOn({ hasLead, hasOrder }: Before): Order {
  return hasLead && !hasOrder ? 'lead' : 'order';
}

const NAMED = ['mail', 'url', 'host', 'tooling', 'envName', 'agentFile', 'program'];

/** "Email the list", not "email address": of a word that is a noun as well, what follows tells. */
function hasObject(words: readonly Word[], at: number): boolean {
  if (!ALSO_NOUNS.has(words[at]?.text ?? '')) return true;
  const next = words[at + 1];
  if (next === undefined) return false;
  const { text, kinds } = next;
  return (
    OBJECT_STARTS.has(text) || LIGHT.has(text) || /^["“]$/.test(text) || NAMED.some((kind) => kinds.has(kind))
  );
}

/** What a clause begins with after which, behind a comma, an order may come: "When it is done, send …". */
const OPENING =
  /^(?:when|whenever|if|unless|once|after|afterwards|before|as|to|for|in|on|at|from|upon|prior|until|while|with|without|because|since|provided|should|every|each|also|then|first|finally|additionally|please|important|note|now|next|whatever|whichever|whoever|regardless|otherwise|here|dear|hey|claude|chatgpt|assistant|agent|instead|starting|during|by|so|therefore|thus|hence)$/;

/** "When you need to" says when, not what to do. */
const CONDITION = /^(?:when|whenever|if|unless|while|where|because|as)$/;
const RELATIVE = /^(?:that|which|whom|where|what)$/;
const CLAUSE_END = /^[;:()]$/;

/** Whether what must be done is told to the reader: "you must", "agents that use this have to", or nobody is named. */
function speaksToReader(words: readonly Word[], at: number): boolean {
  const near = words.slice(Math.max(0, at - MOST_BACK), at);
  const before = near.slice(near.findLastIndex(({ text }) => CLAUSE_END.test(text)) + 1);
  const clause = before.slice(before.findLastIndex(({ text }) => text === ',') + 1);
  if (clause.some(({ text }) => CONDITION.test(text))) return false;
  const relative = clause.findIndex(({ text }) => RELATIVE.test(text));
  if (relative >= 0 && !clause.slice(0, relative).some(isAgent)) return false;
  if (before.every(({ text }) => LIGHT.has(text) || BREAK.test(text))) return true;
  return before.some((word) => word.text === 'you' || isAgent(word));
}

function isAgent({ kinds }: Word): boolean {
  return kinds.has('ai') || kinds.has('model');
}

const BEING = /^(?:be|been|being)$/;
const MOST_BETWEEN = 6;

/** "Has to be sent", "are to be appended", "should be zipped and attached". */
function isDue(words: readonly Word[], at: number): boolean {
  for (let behind = at - 1; behind >= Math.max(0, at - MOST_BETWEEN); behind -= 1) {
    if (!BEING.test(words[behind]?.text ?? '')) continue;
    const [before, further] = [words[behind - 1], words[behind - 2]];
    if (before === undefined) return false;
    if (before.kinds.has('must')) return true;
    if (before.text === 'to') return BOUND.has(further?.text ?? '');
    return LIGHT.has(before.text) && (further?.kinds.has('must') ?? false);
  }
  return false;
}
