import type { en } from './en.ts';

/** A text with slots; one that counts has the forms of its language's plural rules. */
export type Message =
  | string
  | ({ readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string });

/** What skillpress can say. */
export type WordKey = keyof typeof en;

/** A table of words: it has every key. */
export type WordTable = Readonly<Record<WordKey, Message>>;
