/** A path with a query behind it, where there is one. */
export function toTarget(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** The path of a target: what messages name it by, since a query may hold what a person typed. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? target;
}
