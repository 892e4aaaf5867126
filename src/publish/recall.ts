import type { Candidate } from './candidate.ts';
import { drain } from './drain.ts';
import type { OutApp } from './history.ts';
import type { Registry, Standing } from './registry.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Which apps were new in the last 24 hours, as the registry tells: for a run whose journal is gone. Their shape then is taken
 * to be that of today.
 */
export async function recallNewApps(
  candidates: readonly Candidate[],
  standings: ReadonlyMap<string, Standing>,
  { createdAt }: Registry,
  { width, now }: { readonly width: number; readonly now: number },
): Promise<OutApp[]> {
  if (!createdAt) return [];
  const there = candidates.filter(({ slug }) => standings.get(slug)?.kind === 'present');
  const found: OutApp[] = [];
  await drain(
    width,
    () => there.pop() ?? null,
    async (candidate) => {
      const at = await createdAt(candidate);
      if (at !== null && at > now - DAY_MS)
        found.push({ slug: candidate.slug, shape: candidate.shape, at: Math.min(at, now) });
    },
  );
  return found.sort((a, b) => a.at - b.at);
}
