/** Returns a value of JSON with those entries of its maps, at any depth, that are to be kept. */
export function filterEntries<T>(value: T, isKept: (key: string, entry: unknown) => boolean): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => filterEntries(each, isKept)) as T;
  const kept = Object.entries(value).filter(([key, entry]) => isKept(key, entry));
  return Object.fromEntries(kept.map(([key, entry]) => [key, filterEntries(entry, isKept)])) as T;
}
