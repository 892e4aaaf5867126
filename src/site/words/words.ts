import { ENGLISH, fillSlots, type FormsOf, type SlotsIn } from '../../words/words.ts';
import type { SiteKey, SiteTable } from './siteTable.ts';
import type { Message } from '../../words/wordTable.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
type SlotsOf<Key extends SiteKey> = SlotsIn<FormsOf<(typeof en)[Key]>>;

/** Keys of texts without a number. */
type PlainKey = { [Key in SiteKey]: (typeof en)[Key] extends string ? Key : never }[SiteKey];
type CountedKey = Exclude<SiteKey, PlainKey>;

/** The words of a language, as code and templates ask for them. */
export interface SiteWords {
  /** The texts without a number, by key; those with a slot still have it. */
  readonly plain: Readonly<Record<PlainKey, string>>;
  readonly fill: <Key extends PlainKey>(
    key: Key,
    slots: Readonly<Record<SlotsOf<Key>, string | number>>,
  ) => string;
  /** The text of a number; numbers in its slots are written as the language writes them. */
  readonly count: <Key extends CountedKey>(
    key: Key,
    count: number,
    slots?: Readonly<Record<string, string | number>>,
  ) => string;
  /** The forms of a text of a number, `{count}` still in them. */
  readonly forms: (key: CountedKey) => readonly { readonly form: string; readonly text: string }[];
  readonly number: (value: number) => string;
}

/** By language tag. */
export const siteTables: Readonly<Record<string, SiteTable>> = { en, 'zh-CN': zhCN };

/** The words of a language; those of English where there is no table of it. */
export function findSiteWords(tag: string): SiteWords {
  const known = Object.hasOwn(siteTables, tag) ? tag : ENGLISH;
  const table: SiteTable = siteTables[known] ?? en;
  const plural = new Intl.PluralRules(known);
  const numbers = new Intl.NumberFormat(known);
  const put = (text: string, slots: Readonly<Record<string, string | number>>): string =>
    fillSlots(text, Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, write(value)])));
  const write = (value: string | number): string =>
    typeof value === 'number' ? numbers.format(value) : value;
  const plain = Object.entries(table).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    plain: Object.fromEntries(plain) as SiteWords['plain'],
    fill: (key, slots) => put(String(table[key]), slots),
    count: (key, count, slots = {}) => {
      const message: Message = table[key];
      const text = typeof message === 'string' ? message : (message[plural.select(count)] ?? message.other);
      return put(text, { count, ...slots });
    },
    forms: (key) => Object.entries(table[key]).map(([form, text]) => ({ form, text: String(text) })),
    number: write,
  };
}
