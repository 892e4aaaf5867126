import type { Candidate } from './candidate.ts';
import { runAll } from './runAll.ts';
import type { History, OutApp } from './history.ts';
import type { Registry, Standing } from './registry.ts';
import { DAY_MS } from '../text/time.ts';

/** What the journal still tells, and how the registry is asked for the rest. */
export interface RecallParts {
  /** What it tells of an app need not be asked. */
  readonly history: History;
  /** Requests at once. */
  readonly width: number;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Asks the registry which apps were new in the last 24 hours besides those that the journal tells of: for a run whose journal is
 * gone, or is not all there. Their shapes are taken to be those of today.
 */
export async function recallNewApps(
  candidates: readonly Candidate[],
  standings: ReadonlyMap<string, Standing>,
  { createdAt }: Registry,
  { history, width, signal, now }: RecallParts,
): Promise<OutApp[]> {
  if (!createdAt) return [];
  const told = new Set([
    ...history.newApps.map(({ slug }) => slug),
    ...history.open.keys(),
    ...history.accepted.keys(),
  ]);
  const asked = candidates.filter(({ slug }) => isThere(standings.get(slug)) && !told.has(slug));
  const found: OutApp[] = [];
  await runAll(
    width,
    () => (signal.aborted ? null : (asked.pop() ?? null)),
    async (candidate) => {
      const { slug, shape } = candidate;
      // Of a first version that waits to be accepted a registry tells nothing, but counts it.
      const at = (await createdAt(candidate)) ?? (isWaiting(standings.get(slug)) ? now : null);
      if (at !== null && at > now - DAY_MS) found.push({ slug, shape, at: Math.min(at, now) });
    },
  );
  return found.sort((a, b) => a.at - b.at);
}

function isThere(standing: Standing | undefined): boolean {
  return standing?.kind === 'present';
}

function isWaiting(standing: Standing | undefined): boolean {
  return standing?.kind === 'present' && standing.latest === null;
}
