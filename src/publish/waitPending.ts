import type { Candidate } from './candidate.ts';
import { runAll } from './runAll.ts';
import { compareStanding } from './compareStanding.ts';
import type { SettleParts } from './settle.ts';

/** A version that the registry took and has not accepted yet. */
export interface PendingVersion {
  readonly candidate: Candidate;
  /** Whether a look-up has shown it. */
  readonly shown: boolean;
}

/** What became of one: `gone` is one that was there and is no more. */
export type Waited = 'accepted' | 'pending' | 'gone';

const FIRST_MS = 5_000;
const LONGEST_MS = 30_000;

/** Looks pending versions up again and again, until the registry has decided on all of them, refuses the account, or `forMs` are over. By slug. */
export async function waitPending(
  waiting: readonly PendingVersion[],
  forMs: number,
  width: number,
  { registry, clock, signal }: SettleParts,
): Promise<ReadonlyMap<string, Waited>> {
  const until = clock.now() + forMs;
  const states = new Map<string, Waited>(waiting.map(({ candidate }) => [candidate.slug, 'pending']));
  const shown = new Set(waiting.filter(({ shown }) => shown).map(({ candidate }) => candidate));
  let refused = false;
  const ask = async (candidate: Candidate): Promise<void> => {
    const standing = await registry.lookUp(candidate);
    if (standing.kind === 'stopped') refused = true;
    const { kind } = compareStanding(candidate, standing);
    if (kind === 'pending') shown.add(candidate);
    if (kind === 'there') states.set(candidate.slug, 'accepted');
    else if (kind !== 'pending' && kind !== 'unknown' && shown.has(candidate))
      states.set(candidate.slug, 'gone');
  };
  for (let delay = FIRST_MS; ; delay = Math.min(LONGEST_MS, delay * 2)) {
    const open = waiting.filter(({ candidate }) => states.get(candidate.slug) === 'pending');
    const left = until - clock.now();
    if (open.length === 0 || left <= 0 || refused || signal.aborted) return states;
    await clock.sleep(Math.min(left, delay), signal);
    await runAll(
      width,
      () => (refused || signal.aborted ? null : (open.pop() ?? null)),
      ({ candidate }) => ask(candidate),
    );
  }
}
