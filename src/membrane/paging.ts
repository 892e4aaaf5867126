import { isDeepStrictEqual } from 'node:util';
import { toPlainText } from '../http/plainText.ts';
import type { Failure, Result } from './result.ts';

/** One page of a list; without a cursor it is the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string | null | undefined;
}

/** What tells items apart. */
interface Named {
  readonly id: string;
  readonly name: string;
}

const PAGE_LIMIT = '1000';
const MOST_PAGES = 200;
const MOST_ITEMS = 20_000;
/** Pages in a row that may bring nothing new: one when the list moved while it was read, never many. */
const MOST_BARREN = 3;

/**
 * Every item of a list once, in order. A list that loops, stands still or does not end is an error, never a hang; so is one
 * that gives an id two meanings.
 */
export async function followPages<T extends Named>(
  path: string,
  fetchPage: (page: Readonly<Record<string, string>>) => Promise<Result<Page<T>>>,
): Promise<Result<T[]>> {
  const items = new Map<string, T>();
  const cursors = new Set<string>();
  const failed = (problem: string): Failure => ({ ok: false, status: 200, message: `${path} ${problem}` });
  let barren = 0;
  for (let cursor: string | null = null; ;) {
    const page = await fetchPage({ limit: PAGE_LIMIT, ...(cursor === null ? {} : { cursor }) });
    if (!page.ok) return page;
    const before = items.size;
    for (const item of page.value.items) {
      const known = items.get(item.id);
      if (known === undefined) items.set(item.id, item);
      else if (!isDeepStrictEqual(known, item))
        return { ...failed(wordTwoMeanings(known, item)), contradiction: true };
    }
    cursor = page.value.cursor || null;
    if (cursor === null) return { ok: true, value: [...items.values()] };
    barren = items.size === before ? barren + 1 : 0;
    if (cursors.has(cursor)) return failed('pages in a loop: a cursor came back');
    if (barren === MOST_BARREN)
      return failed(`pages without end: ${MOST_BARREN} pages in a row brought nothing new`);
    cursors.add(cursor);
    if (cursors.size === MOST_PAGES || items.size > MOST_ITEMS)
      return failed(`pages without end: ${items.size} items on ${cursors.size} pages, and still a cursor`);
  }
}

function wordTwoMeanings(one: Named, other: Named): string {
  const [first, second] = [toPlainText(one.name), toPlainText(other.name)];
  const names =
    first === second ? `twice, both "${first}" but not the same` : `twice, as "${first}" and as "${second}"`;
  return `lists the id "${toPlainText(one.id)}" ${names}`;
}
