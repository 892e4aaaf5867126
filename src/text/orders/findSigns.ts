import { isSetting } from './isSetting.ts';
import type { Word } from './markOrders.ts';
import { readSentence, splitSentences } from './readSentences.ts';
import { STRANGE_ORDER } from './signsOfAims.ts';
import { listCandidates, type Sign } from './signTable.ts';

/** What a sentence says to the agent, and the words that say so. */
export interface FoundSign {
  readonly what: string;
  readonly words: readonly string[];
}

/** Every sign in a text, each once. A look at its words tells which signs a text may have; most have none. */
export function findSigns(text: string): FoundSign[] {
  if (!text.includes(' ')) return [];
  if (listCandidates(text).size === 0) return [];
  const found = new Map<Sign, FoundSign>();
  for (const sentence of splitSentences(text)) {
    const candidates = listCandidates(sentence.text);
    if (candidates.size === 0 || isSetting(sentence.text)) continue;
    const words = readSentence(sentence);
    for (const sign of candidates) {
      const places = found.has(sign) ? null : matchSign(sign, words);
      if (places !== null)
        found.set(sign, { what: sign.what, words: places.map((at) => words[at]?.text ?? '') });
    }
  }
  const all = [...found.values()];
  const telling = all.filter(({ what }) => what !== STRANGE_ORDER);
  return telling.length > 0 ? telling : all;
}

/** The places of a sign's words in a sentence, or `null`. Each place goes on with the path that ends nearest before it. */
function matchSign({ items, without }: Sign, words: readonly Word[]): readonly number[] | null {
  if (without.length > 0 && words.some((word) => isOf(word, without))) return null;
  let paths: (readonly number[])[] = [];
  for (const [step, { kinds, gap }] of items.entries()) {
    const longer: (readonly number[])[] = [];
    let nearest = 0;
    for (const [at, word] of words.entries()) {
      if (!isOf(word, kinds)) continue;
      if (step === 0) {
        longer.push([at]);
        continue;
      }
      while (endOf(paths[nearest + 1]) < at) nearest += 1;
      const path = paths[nearest];
      if (path && endOf(path) < at && at - endOf(path) <= gap) longer.push([...path, at]);
    }
    if (longer.length === 0) return null;
    paths = longer;
  }
  return paths[0] ?? null;
}

function endOf(path: readonly number[] | undefined): number {
  return path?.at(-1) ?? Infinity;
}

function isOf({ text, kinds: own }: Word, kinds: readonly string[]): boolean {
  return kinds.some((kind) => (kind.startsWith('=') ? text === kind.slice(1) : own.has(kind)));
}
