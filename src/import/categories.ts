import { plain, visible } from './clean.ts';
import type { Ledger } from './ledger.ts';

/** The names of the catalog's categories by their keys. */
export type CategoryNames = ReadonlyMap<string, string>;

/** What an app is about: keys of the catalog's categories, and as keywords what has no category. */
export interface Topics {
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

const LONGEST_KEYWORD = 48;
/** The sentence that the newest template makes of an app's categories. */
const IN_DESCRIPTION = /\bManage (.{2,100}?) data, records, and workflows\b/;

/** Maps the categories of a front matter, or without them those that its description names. */
export function topicsOf(
  head: unknown,
  lineOf: (text: string) => number,
  names: CategoryNames,
  ledger: Ledger,
): Topics {
  const { metadata, description } = fields(head);
  const listed = splitList(fields(metadata)['categories'], /,/);
  const found =
    listed.length > 0 ? listed : splitList(IN_DESCRIPTION.exec(String(description))?.[1], / and |,/);
  const byName = new Map(
    [...names].flatMap(([key, name]) => [
      [plain(key), key],
      [plain(name), key],
    ]),
  );
  const categories = new Set<string>();
  const keywords = new Set<string>();
  for (const topic of found) {
    const key = byName.get(plain(topic));
    if (key !== undefined) categories.add(key);
    else if (listed.length > 0) {
      ledger.dropped.push({
        line: lineOf('categories:'),
        field: 'categories',
        reason: 'unknown-category',
        value: topic,
      });
      const keyword = visible(topic.replaceAll('-', ' '));
      if (keyword.length <= LONGEST_KEYWORD) keywords.add(keyword);
    }
  }
  return { categories: [...categories], keywords: [...keywords] };
}

function splitList(value: unknown, by: RegExp): string[] {
  const text = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
  return text.split(by).map(visible).filter(Boolean);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
