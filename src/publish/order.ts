import type { Candidate } from './candidate.ts';

/**
 * The order in which apps go out: the most used first; where that is equal or unknown, each shape spread evenly over the
 * whole, so that no day is left with one shape that a registry takes few of.
 */
export function sortByNeed(candidates: readonly Candidate[]): Candidate[] {
  const place = spread(candidates);
  return [...candidates].sort(
    (a, b) =>
      (b.usage ?? -1) - (a.usage ?? -1) ||
      (place.get(a) ?? 0) - (place.get(b) ?? 0) ||
      (a.slug < b.slug ? -1 : 1),
  );
}

/** Multiples of it, without their whole part, are spread evenly however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The n-th of the m of a shape stands in the n-th of m equal parts of the way; where in it differs from shape to shape. */
function spread(candidates: readonly Candidate[]): Map<Candidate, number> {
  const shapes = new Map<string, Candidate[]>();
  for (const candidate of [...candidates].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const alike = shapes.get(candidate.shape);
    if (alike) alike.push(candidate);
    else shapes.set(candidate.shape, [candidate]);
  }
  const places = new Map<Candidate, number>();
  for (const [shape, alike] of [...shapes.values()].entries())
    for (const [index, candidate] of alike.entries())
      places.set(candidate, (index + ((shape * GOLDEN) % 1)) / alike.length);
  return places;
}
