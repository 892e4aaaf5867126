import { en } from './en.ts';
import type { Message, WordKey, WordTable } from './wordTable.ts';
import { joinSpaced } from '../text/chineseSpaces.ts';
import { zhCN } from './zh-CN.ts';

/** The names of the slots of a text. */
export type SlotsIn<Text> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | SlotsIn<Rest>
  : never;
type CountOf<Of> = Of extends string ? never : 'count';
/** A text, or the forms of one that counts. */
export type FormsOf<Of> = Of extends string ? Of : Of[keyof Of];
/** The slots of a text, each to be given a value. */
export type WordSlots<Key extends WordKey> = Readonly<
  Record<SlotsIn<FormsOf<(typeof en)[Key]>> | CountOf<(typeof en)[Key]>, string | number>
>;

/** What skillpress says in one language. */
export interface Words {
  /** The language that is asked for; its words are English when there is no table of it. */
  readonly language: string;
  readonly say: <Key extends WordKey>(
    key: Key,
    ...slots: keyof WordSlots<Key> extends never ? [] : [WordSlots<Key>]
  ) => string;
}

/** The first language of every catalog. */
export const ENGLISH = 'en';

/** By language tag. */
export const tables: Readonly<Record<string, WordTable>> = { [ENGLISH]: en, 'zh-CN': zhCN };

const known = new Map<string, Words>();

/** The words of a language; those of English where there is no table of it. */
export function findWords(language: string): Words {
  const found = known.get(language) ?? createWords(language);
  known.set(language, found);
  return found;
}

function createWords(language: string): Words {
  const own = Object.hasOwn(tables, language);
  const table = tables[own ? language : ENGLISH] ?? en;
  const plural = new Intl.PluralRules(own ? language : ENGLISH);
  return {
    language,
    say: (key, ...given) => {
      const slots: Readonly<Record<string, string | number>> = given[0] ?? {};
      const message: Message = table[key];
      if (typeof message === 'string') return fillSlots(message, slots);
      return fillSlots(message[plural.select(Number(slots['count']))] ?? message.other, slots);
    },
  };
}

const SLOT = /\{(\w+)\}/g;
/** Puts values into the slots of a text; where Chinese and Latin letters meet at the edge of a slot, a space is between them. */
export function fillSlots(text: string, slots: Readonly<Record<string, string | number>>): string {
  let filled = '';
  let from = 0;
  for (const found of text.matchAll(SLOT)) {
    filled = joinSpaced(filled, text.slice(from, found.index));
    filled = joinSpaced(filled, String(slots[found[1] ?? ''] ?? ''));
    from = found.index + found[0].length;
  }
  return joinSpaced(filled, text.slice(from));
}
