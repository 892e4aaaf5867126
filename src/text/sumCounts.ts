import type { RegistryEntry } from '../model/status.ts';

/** What registries count of an app. */
type Counted = 'downloads' | 'installs' | 'stars';

/** What all registries together count of an app; `null` where none counts it. */
export function sumCounts(
  registries: Readonly<Record<string, Pick<RegistryEntry, Counted>>> | undefined,
  what: Counted,
): number | null {
  const counts = Object.values(registries ?? {}).flatMap(({ [what]: count }) => count ?? []);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
