import { groupBy } from '../text/groupBy.ts';

/** What the parts of the index are told by. */
export interface Indexed {
  readonly slug: string;
  /** Of the app's first category; `null`: it has none. */
  readonly category: string | null;
}

/** A file of the index. */
export interface IndexPart<T> {
  /** `null`: apps without a category. */
  readonly category: string | null;
  /** How the slugs in it begin; empty: all of the category. */
  readonly prefix: string;
  readonly apps: readonly T[];
}

/**
 * Splits apps by category, and a category of more than `most` by the first letters of the slugs, as many as it takes. Only an app that
 * comes, goes or changes its category moves others: what is said of an app does not count.
 */
export function partitionIndex<T extends Indexed>(apps: readonly T[], most: number): IndexPart<T>[] {
  return [...groupBy(apps, ({ category }) => category ?? '')]
    .sort(([a], [b]) => compareCategories(a, b))
    .flatMap(([category, members]) =>
      splitByPrefix(members, '', most).map((part) => ({
        ...part,
        category: category === '' ? null : category,
      })),
    );
}

/** Without a category they come last. */
function compareCategories(a: string, b: string): number {
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

function splitByPrefix<T extends Indexed>(
  apps: readonly T[],
  prefix: string,
  most: number,
): { prefix: string; apps: readonly T[] }[] {
  if (apps.length <= most) return [{ prefix, apps }];
  return [...groupBy(apps, ({ slug }) => slug.slice(0, prefix.length + 1))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([longer, members]) =>
      // The slug that is the prefix itself cannot be split off further.
      longer === prefix ? [{ prefix: longer, apps: members }] : splitByPrefix(members, longer, most),
    );
}
