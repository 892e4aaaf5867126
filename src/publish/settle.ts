import type { Clock } from '../http/clock.ts';
import type { Candidate } from './candidate.ts';
import { compareStanding, type Comparison } from './compareStanding.ts';
import type { Registry } from './registry.ts';

/** Whom to ask again, and the clock by which to wait. */
export interface SettleParts {
  readonly registry: Registry;
  readonly clock: Clock;
  /** Numbers in [0, 1) for the jitter. */
  readonly random: () => number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/**
 * Looks a version up again and again until the registry has it or `forMs` are over: only that shows whether a request whose
 * answer was lost was carried out. Returns what the last look-up found.
 */
export async function settle(candidate: Candidate, forMs: number, parts: SettleParts): Promise<Comparison> {
  const { registry, clock, random, signal } = parts;
  const until = clock.now() + forMs;
  for (let delay = FIRST_MS; ; delay = Math.min(LONGEST_MS, delay * 2)) {
    const found = compareStanding(candidate, await registry.lookUp(candidate));
    if (isSettled(found)) return found;
    const left = until - clock.now();
    if (signal.aborted) return { kind: 'unknown', message: 'the run was interrupted' };
    if (left <= 0) return found;
    await clock.sleep(Math.min(left, delay * (0.5 + random())), signal);
  }
}

/** The registry has the bytes, or has other ones under that number. */
function isSettled({ kind }: Comparison): boolean {
  return kind === 'there' || kind === 'pending' || kind === 'conflict';
}
