import type { Ended } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import type { Halt } from './halt.ts';
import { createStopped, type Stopped } from './objection.ts';
import { settle, type SettleParts } from './settle.ts';
import type { PendingVersion } from './waitPending.ts';

/** How many versions of a run go first: the rest follows once so many were accepted. */
export const CANARIES = 5;
const MOST_REFUSED = 2;

/** Watches the first versions of a run. */
export interface Canaries {
  /** Whether one more may go. */
  readonly mayGo: () => boolean;
  readonly begun: () => void;
  readonly ended: (candidate: Candidate, ended: Ended) => void;
  /** Gives a review some time to refuse those that are pending, and stops the run if it does. */
  readonly review: (forMs: number, parts: SettleParts) => Promise<void>;
}

/**
 * One bad page is one bad page; several of the first few are a template that is bad, and sending it three thousand times is
 * how accounts are suspended (openclaw/clawhub specs/security-moderation.md).
 */
export function createCanaries(halt: Halt): Canaries {
  const accepted: Candidate[] = [];
  const pending: PendingVersion[] = [];
  let running = 0;
  let refused = 0;
  return {
    mayGo: () => accepted.length + running < CANARIES,
    begun: () => void (running += 1),
    ended: (candidate, ended) => {
      running -= 1;
      const { kind } = ended;
      if (kind === 'refused') refused += 1;
      if (kind === 'pending') pending.push({ candidate, shown: ended.note === null });
      if (kind === 'pending' || kind === 'published' || kind === 'already-published')
        accepted.push(candidate);
      if (refused > MOST_REFUSED)
        halt.stop(stopped(`${refused} of the first ${refused + accepted.length} versions were refused`));
    },
    review: async (forMs, parts) => {
      const until = parts.clock.now() + forMs;
      const gone = await Promise.all(pending.map((each) => isTakenBack(each, until, parts)));
      const names = pending.filter((_, index) => gone[index]).map(({ candidate }) => candidate.slug);
      if (names.length > 0)
        halt.stop(stopped(`the registry took ${names.join(', ')} for review, and has it no more`));
    },
  };
}

/** What was never shown cannot have been taken back: it is not shown yet. */
async function isTakenBack(
  { candidate, shown }: PendingVersion,
  until: number,
  parts: SettleParts,
): Promise<boolean> {
  for (let wasShown = shown; ;) {
    const { kind } = await settle(candidate, 0, parts);
    const left = until - parts.clock.now();
    if (kind === 'pending') wasShown = true;
    else if (kind === 'conflict') return true;
    else if (kind === 'there' || kind === 'unknown') return false;
    else if (wasShown) return true;
    if (left <= 0 || parts.signal.aborted) return false;
    await parts.clock.sleep(Math.min(left, REVIEW_POLL_MS), parts.signal);
  }
}

const REVIEW_POLL_MS = 5_000;

function stopped(message: string): Stopped {
  const hint =
    'See what the registry objects to. Nothing else was sent: mend the template, build and release.';
  return createStopped('canaries', message, hint);
}
