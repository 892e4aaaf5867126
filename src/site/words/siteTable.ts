import type { Message } from '../../words/wordTable.ts';
import type { en } from './en.ts';

/** What the site can say. */
export type SiteKey = keyof typeof en;

/** A table of words: it has every key. */
export type SiteTable = Readonly<Record<SiteKey, Message>>;
