import type { Ended } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import type { Halt } from './halt.ts';
import { settle, type SettleParts } from './settle.ts';

/** The first few of a run: the rest follows once so many were accepted. */
export const CANARIES = 5;
const MOST_REFUSED = 2;

/** Watches the first versions of a run. */
export interface Canaries {
  /** Whether one more may go. */
  readonly mayGo: () => boolean;
  readonly begun: () => void;
  readonly ended: (candidate: Candidate, kind: Ended['kind']) => void;
  /** Gives a review some time to refuse those that are pending, and stops the run if it does. */
  readonly review: (forMs: number, parts: SettleParts) => Promise<void>;
}

/**
 * One bad page is one bad page; several of the first few are a template that is bad, and sending it three thousand times is
 * how accounts are suspended (openclaw/clawhub specs/security-moderation.md).
 */
export function createCanaries(halt: Halt): Canaries {
  const accepted: Candidate[] = [];
  const pending: Candidate[] = [];
  let running = 0;
  let refused = 0;
  return {
    mayGo: () => accepted.length + running < CANARIES,
    begun: () => void (running += 1),
    ended: (candidate, kind) => {
      running -= 1;
      if (kind === 'refused') refused += 1;
      if (kind === 'pending') pending.push(candidate);
      if (kind === 'pending' || kind === 'published' || kind === 'already-published')
        accepted.push(candidate);
      if (refused > MOST_REFUSED)
        halt.stop(stopped(`${refused} of the first ${refused + accepted.length} versions were refused`));
    },
    review: async (forMs, parts) => {
      const until = parts.clock.now() + forMs;
      const gone = await Promise.all(pending.map((each) => isTakenBack(each, until, parts)));
      const names = pending.filter((_, index) => gone[index]).map(({ slug }) => slug);
      if (names.length > 0)
        halt.stop(stopped(`the registry took ${names.join(', ')} for review, and has it no more`));
    },
  };
}

async function isTakenBack(candidate: Candidate, until: number, parts: SettleParts): Promise<boolean> {
  for (;;) {
    const { kind } = await settle(candidate, 0, parts);
    const left = until - parts.clock.now();
    if (kind !== 'pending') return kind === 'new' || kind === 'changed' || kind === 'conflict';
    if (left <= 0 || parts.signal.aborted) return false;
    await parts.clock.sleep(Math.min(left, REVIEW_POLL_MS), parts.signal);
  }
}

const REVIEW_POLL_MS = 5_000;

function stopped(message: string) {
  return {
    kind: 'stopped',
    reason: 'canaries',
    resumeAt: null,
    message,
    hint: 'See what the registry objects to. Nothing else was sent: mend the template, build and release.',
  } as const;
}
