import type { VerbObject } from '../../model/effect.ts';
import { toVerbForm } from '../verbForms.ts';
import { FOREIGN_PARTS, FOREIGN_WORDS } from './foreignVerbs.ts';

/** Shorter ones could be English words. */
const SHORTEST_PLAIN = 4;
const BY_WORD: ReadonlyMap<string, string> = new Map(
  FOREIGN_WORDS.flatMap(([verb, words]) =>
    words
      .trim()
      .split(/\s+/)
      .flatMap((word) => [...new Set([word, toPlainLetters(word)])].map((form) => [form, verb] as const)),
  ),
);
const BY_PART = FOREIGN_PARTS.flatMap(([verb, parts]) =>
  parts
    .trim()
    .split(/\s+/)
    .map((part) => [part, verb] as const),
);
const EFFECTS = { get: 'read', list: 'read', search: 'read', delete: 'delete' } as const;
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const VERB_LAST = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const JOINS = /并|並|然后|或|及|と|または|してから|して|하고|및/;
/** Where an identifier's next word begins: "supprimerFacture", "удалитьКлиента". */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})/gu;
const FIRST = /^\p{Lu}?[\p{Ll}\p{M}]+(?=[\p{Lu}_-])/u;
const JOIN_WORDS = /^(?:und|oder|et|ou|y|o|e|и|или|i|en|of)$/;

/**
 * The verbs of a name that is not written in English: the plain English ones, without objects. Chinese puts the verb first,
 * Japanese and Korean last ("削除履歴を取得" gets a history).
 */
export function findForeignVerbs(name: string): VerbObject[] {
  const text = name.normalize('NFC');
  const verbs = NO_SPACES.test(text)
    ? inParts(text.toLowerCase())
    : inWords(text.replace(HUMP, ' ').toLowerCase());
  return verbs.map((verb) => ({
    verb,
    object: '',
    effect: EFFECTS[verb as keyof typeof EFFECTS] ?? 'write',
  }));
}

/** Where the first sentence ends, in any script. */
const SENTENCE_END = /[。！？．।]|[.!?;](?=\s|$)|\n\s*\n/;

/**
 * What the first sentence of a description in another language says: its verb where it stands first or last, as names have it.
 * Of a language with spaces only a first word is believed: nouns look like verbs in many.
 */
export function readForeignDescription(description: string): VerbObject[] {
  const text = description.trim().normalize('NFC');
  const sentence = text.slice(0, SENTENCE_END.exec(text)?.index ?? text.length);
  if (NO_SPACES.test(sentence)) return findForeignVerbs(sentence);
  const [first = ''] = sentence.split(/\s/, 1);
  return findForeignVerbs(first);
}

/** Whether an identifier begins with a verb of another language, and not of English. Short words that look are no sure sign of one. */
export function beginsForeign(name: string): boolean {
  const first = FIRST.exec(name)?.[0].toLowerCase() ?? '';
  const verb = BY_WORD.get(first);
  if (verb === undefined || toVerbForm(first) !== undefined) return false;
  return verb === 'delete' || first.length > SHORTEST_PLAIN;
}

function inParts(text: string): string[] {
  const isLast = VERB_LAST.test(text);
  return text.split(JOINS).flatMap((clause) => {
    const found = BY_PART.map(([part, verb]) => ({
      verb,
      at: isLast ? clause.lastIndexOf(part) : clause.indexOf(part),
    }))
      .filter(({ at }) => at !== -1)
      .toSorted((a, b) => (isLast ? b.at - a.at : a.at - b.at));
    return found.slice(0, 1).map(({ verb }) => verb);
  });
}

/** The first word where it is a verb, else the last one that is: German puts it there. */
function inWords(text: string): string[] {
  const clauses: string[][] = [[]];
  for (const word of text.split(/[^\p{L}\p{M}-]+/u).filter(Boolean)) {
    if (JOIN_WORDS.test(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.flatMap((words) => {
    const verbs = words.map((word) => BY_WORD.get(word));
    const verb = verbs[0] ?? verbs.findLast((each) => each !== undefined);
    return verb === undefined ? [] : [verb];
  });
}

/** "xoaKhachHang", "supprime": identifiers leave marks off letters. */
function toPlainLetters(word: string): string {
  const plain = word.normalize('NFD').replace(/(?<=[a-z])\p{M}+/gu, '');
  return plain.length < SHORTEST_PLAIN ? word : plain;
}
