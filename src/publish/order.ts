import type { Candidate } from './candidate.ts';
import { groupBy } from '../text/groupBy.ts';

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

/** The golden ratio's fractional part: those of its multiples lie evenly between 0 and 1, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Gives each app a place between 0 and 1. The apps of one shape lie at equal distances; the first one of each shape lies elsewhere, so
 * that the apps of two shapes do not fall together.
 */
function spread(candidates: readonly Candidate[]): Map<Candidate, number> {
  const sorted = candidates.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const shapes = groupBy(sorted, ({ shape }) => shape);
  const places = new Map<Candidate, number>();
  for (const [nth, alike] of [...shapes.values()].entries())
    for (const [index, candidate] of alike.entries())
      places.set(candidate, (index + ((nth * GOLDEN) % 1)) / alike.length);
  return places;
}
