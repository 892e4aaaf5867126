import { joinWith } from '../words/lists.ts';
import { fillSlots, findWords } from '../words/words.ts';
import { findSiteWords, type SiteWords } from './words/words.ts';

/** A language of the site. */
export interface SiteLanguage extends SiteWords {
  /** BCP 47. */
  readonly tag: string;
  /** The folder of its pages below the site's root: empty for the first one, else `zh-CN/`. */
  readonly folder: string;
  /** Names as a part of a sentence: "a, b and c". */
  readonly list: (names: readonly string[]) => string;
  /** Names one after the other: "a, b, c". */
  readonly series: (names: readonly string[]) => string;
  /** A name with what belongs to it: "Chat (Message)". */
  readonly holding: (name: string, parts: readonly string[]) => string;
  /** Compares names as its readers sort them. */
  readonly compare: (a: string, b: string) => number;
  /** What its readers call a language. */
  readonly nameOf: (tag: string) => string;
  /** A date as its readers write it. */
  readonly date: (iso: string) => string;
  /** A time as they write it, in UTC. */
  readonly moment: (iso: string) => string;
}

/** The languages of a catalog; the first one's pages are at the root. */
export function toSiteLanguages(tags: readonly string[]): readonly SiteLanguage[] {
  return tags.map((tag, at) => {
    const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
    const moments = new Intl.DateTimeFormat(tag, {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: 'UTC',
    });
    const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
    const words = findWords(tag);
    const { compare } = new Intl.Collator(tag, { numeric: true });
    const names = new Intl.DisplayNames(tag, { type: 'language' });
    return {
      ...findSiteWords(tag),
      tag,
      folder: at === 0 ? '' : `${tag}/`,
      // By slots, for the space between Chinese and Latin letters.
      list: (items) =>
        lists
          .formatToParts(items)
          .reduce((text, { value }) => fillSlots('{text}{value}', { text, value }), ''),
      series: (items) => joinWith(words, items),
      holding: (name, parts) => words.say('entity.holding', { name, list: joinWith(words, parts) }),
      compare,
      nameOf: (other) => names.of(new Intl.Locale(other).language) ?? other,
      date: (iso) => dates.format(new Date(iso)),
      moment: (iso) => moments.format(new Date(iso)),
    };
  });
}
