import { ApiError } from './errors.ts';
import type { Element } from './elements.ts';

/** Page size when a query names none: Membrane's published self-integration skill says 10 for actions, the published OpenAPI says nothing. */
export const DEFAULT_LIMIT = { search: 10, actions: 10, others: 100 };

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Everything about an element that a search looks at, in lower case. */
export function textOf(e: Element): string {
  return `${e.name} ${e['key'] ?? ''} ${e['description'] ?? ''} ${e['appUri'] ?? ''}`.toLowerCase();
}

/** Whether every filter that is given equals the element's field; an absent boolean is false. */
export function has(e: Element, filters: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filters).every(([field, wanted]) => {
    if (wanted === undefined) return true;
    return typeof wanted === 'boolean' ? Boolean(e[field]) === wanted : e[field] === wanted;
  });
}

/** The elements that `search` and `includeArchived`, which every list has, let through. */
export function listed<T extends Element>(
  items: readonly T[],
  query: { search?: string | undefined; includeArchived?: boolean | undefined },
): T[] {
  const needle = query.search?.toLowerCase();
  const found = query.includeArchived ? items : items.filter((e) => !e['archivedAt']);
  return needle ? found.filter((e) => textOf(e).includes(needle)) : [...found];
}

/** The element whose id, key or uuid is `selector`; 404 if there is none. */
export function find<T extends Element>(items: readonly T[], selector: string, what: string): T {
  const found = items.find((e) => [e.id, e['key'], e['uuid']].includes(selector));
  if (!found) throw new ApiError(404, `${what} "${selector}" not found`);
  return found;
}

/** A copy without these fields. */
export function omit<T extends object, K extends keyof T>(value: T, ...fields: readonly K[]): Omit<T, K> {
  const copy = { ...value };
  for (const field of fields) delete copy[field];
  return copy;
}
