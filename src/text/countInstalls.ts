import type { AppStatus } from '../model/status.ts';

/** How often an app is installed, at all registries together; `null` when none tells. */
export function countInstalls(status: AppStatus | undefined): number | null {
  const counts = Object.values(status ?? {}).flatMap(({ installs }) => installs ?? []);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
