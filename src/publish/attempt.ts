import type { Candidate } from './candidate.ts';
import type { Objection } from './objection.ts';
import type { Halt } from './halt.ts';
import { SETTLED_MS } from './history.ts';
import type { OutcomeLine, Journal } from './journal.ts';
import type { Due } from './plan.ts';
import type { Comparison } from './compareStanding.ts';
import type { Outcome } from './registry.ts';
import { settle, type SettleParts } from './settle.ts';
import type { FaultWatch } from './faultWatch.ts';
import { HOUR_MS } from '../text/time.ts';

/** What became of one version. */
export type Ended =
  /** `already-published`: an earlier request had done it, whose answer was lost. */
  | { readonly kind: 'published' | 'already-published' | 'pending'; readonly note: string | null }
  | ({ readonly kind: 'refused' } & Objection)
  /** Nobody knows; the next run looks it up first. */
  | { readonly kind: 'unknown'; readonly message: string }
  /** Not sent, because nothing more may be. */
  | { readonly kind: 'left' };

/** What sending one version needs beside the version; one set for all versions of a run. */
export interface AttemptParts extends SettleParts {
  readonly journal: Journal;
  readonly halt: Halt;
  readonly faults: FaultWatch;
  /** How long to look for a version whose request had no answer, in milliseconds. */
  readonly lostMs: number;
  /** How long to look for a version that the registry says it took, in milliseconds. */
  readonly visibleMs: number;
}

/** How often the request that publishes a version is sent at most. */
const POSTS = 2;
/** How long a version that was taken may not be shown before it is held to be withdrawn. */
const SHOWN_MS = HOUR_MS;

/**
 * Sends one version to the registry. The request that publishes is repeated only once look-ups have shown for a while that it
 * was not carried out.
 */
export async function attempt(due: Due, parts: AttemptParts): Promise<Ended> {
  const { candidate, openSince } = due;
  const age = openSince === null ? Infinity : parts.clock.wall() - openSince;
  if (age < SETTLED_MS) {
    // A run that died had sent it moments ago; it may be on its way still.
    const found = await settle(candidate, Math.min(parts.lostMs, SETTLED_MS - age), parts);
    const ended = endedBy(found, candidate, parts, null);
    if (ended) return ended;
    if (found.kind === 'unknown') return unknown(found.message, parts);
  }
  let problem = '';
  let sentAt = openSince;
  for (let posts = 0; posts < POSTS; posts += 1) {
    const { outcome, intended } = await send(due, parts);
    const ended = await readOutcome({ outcome, intended, sentAt }, candidate, parts);
    if (intended) sentAt ??= parts.clock.wall();
    if (ended.kind !== 'again') return ended;
    problem = ended.message;
    if (parts.halt.isOn()) return { kind: 'left' };
  }
  return unknown(problem, parts);
}

async function send(
  { candidate, kind }: Due,
  { registry, journal, halt, clock }: AttemptParts,
): Promise<{ outcome: Outcome; intended: boolean }> {
  let intended = false;
  const { slug, version, fingerprint, shape } = candidate;
  const outcome = await registry.publish(candidate, () => {
    if (halt.isOn()) return false;
    const at = clock.wall();
    journal.append({ kind: 'intent', slug, version, fingerprint, shape, isNew: kind === 'new', at });
    return (intended = true);
  });
  return { outcome, intended };
}

type AttemptStep = Ended | { readonly kind: 'again'; readonly message: string };

interface SentRequest {
  readonly outcome: Outcome;
  /** The request that publishes was sent. */
  readonly intended: boolean;
  /** When an earlier request was sent whose outcome nobody knows; `null` for none. */
  readonly sentAt: number | null;
}

async function readOutcome(
  { outcome, intended, sentAt }: SentRequest,
  candidate: Candidate,
  parts: AttemptParts,
): Promise<AttemptStep> {
  const recordNothing = (): void => {
    if (intended) record(candidate, 'nothing', parts);
  };
  switch (outcome.kind) {
    case 'published':
    case 'pending':
      return confirm(candidate, parts);
    case 'taken':
      return readTaken(outcome.message, candidate, sentAt, parts);
    case 'refused':
      record(candidate, 'refused', parts, outcome);
      parts.faults.refused(candidate.slug, outcome);
      return { kind: 'refused', message: outcome.message, hint: outcome.hint };
    case 'lost':
      return findLost(outcome.message, candidate, parts);
    case 'unsent':
      recordNothing();
      return { kind: 'again', message: outcome.message };
    case 'stopped':
      recordNothing();
      parts.halt.stop(outcome);
      return { kind: 'left' };
  }
}

/** What the registry said it took has to be visible; until then it stays an open question for the next run. */
async function confirm(candidate: Candidate, parts: AttemptParts): Promise<Ended> {
  const found = await settle(candidate, parts.visibleMs, parts);
  const ended = endedBy(found, candidate, parts, null, 'published');
  if (ended) return ended;
  parts.faults.accepted();
  return { kind: 'pending', note: 'the registry says that it took it, but does not show it yet' };
}

/** The number is taken: by a request of ours whose answer was lost, or by somebody else's files. */
async function readTaken(
  message: string,
  candidate: Candidate,
  sentAt: number | null,
  parts: AttemptParts,
): Promise<Ended> {
  const found = await settle(candidate, parts.visibleMs, parts);
  const ended = endedBy(found, candidate, parts, 'an earlier request had published it');
  if (ended) return ended;
  if (found.kind === 'unknown') return unknown(found.message, parts);
  if (sentAt !== null && parts.clock.wall() - sentAt < SHOWN_MS)
    return unknown(`${message} So an earlier request was carried out, and is not shown yet.`, parts);
  const hint = `A number is never free again: change the app and release it, or set the version of the newest entry of apps/${candidate.slug}/releases.json to a higher one.`;
  const why = `${message} A look-up shows no such version with our files: it has others, or was withdrawn.`;
  record(candidate, 'refused', parts, { message: why, lasting: true });
  return { kind: 'refused', message: why, hint };
}

async function findLost(message: string, candidate: Candidate, parts: AttemptParts): Promise<AttemptStep> {
  const found = await settle(candidate, parts.lostMs, parts);
  const ended = endedBy(found, candidate, parts, `the answer was lost (${message})`, 'published');
  if (ended) return ended;
  if (found.kind === 'unknown') return unknown(`${message}; then ${found.message}`, parts);
  return { kind: 'again', message };
}

/** How it ended, when the registry has the version; `null` when it has not, or cannot be asked. */
function endedBy(
  found: Comparison,
  candidate: Candidate,
  parts: AttemptParts,
  note: string | null,
  as: 'published' | 'already-published' = 'already-published',
): Ended | null {
  if (found.kind === 'conflict') {
    record(candidate, 'refused', parts, { message: found.message, lasting: true });
    return { kind: 'refused', message: found.message, hint: found.hint };
  }
  if (found.kind !== 'there' && found.kind !== 'pending') return null;
  parts.faults.accepted();
  record(candidate, found.kind === 'there' ? 'published' : 'pending', parts);
  return { kind: found.kind === 'there' ? as : 'pending', note };
}

function unknown(message: string, { faults }: AttemptParts): Ended {
  faults.unknown(message);
  return { kind: 'unknown', message };
}

function record(
  { slug, version, fingerprint }: Candidate,
  result: OutcomeLine['result'],
  { journal, clock }: AttemptParts,
  why: { readonly message?: string; readonly lasting?: boolean } = {},
): void {
  const { message, lasting } = why;
  const said = {
    ...(message === undefined ? {} : { message }),
    ...(lasting === undefined ? {} : { lasting }),
  };
  journal.append({ kind: 'outcome', slug, version, fingerprint, result, at: clock.wall(), ...said });
}
