import type { Candidate } from './candidate.ts';

/**
 * The order in which apps go out: the most used first; where that is equal or unknown, each shape spread evenly over the
 * whole, so that no day is left with one shape that a registry takes few of.
 */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const place = spread(candidates);
  return [...candidates].sort(
    (a, b) =>
      (b.usage ?? -1) - (a.usage ?? -1) ||
      (place.get(a) ?? 0) - (place.get(b) ?? 0) ||
      (a.slug < b.slug ? -1 : 1),
  );
}

/** The n-th of m of a shape stands at (n - ½) / m of the way. */
function spread(candidates: readonly Candidate[]): Map<Candidate, number> {
  const shapes = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const alike = shapes.get(candidate.shape);
    if (alike) alike.push(candidate);
    else shapes.set(candidate.shape, [candidate]);
  }
  const places = new Map<Candidate, number>();
  for (const alike of shapes.values()) {
    const sorted = alike.sort((a, b) => (a.slug < b.slug ? -1 : 1));
    for (const [index, candidate] of sorted.entries()) places.set(candidate, (index + 0.5) / sorted.length);
  }
  return places;
}
