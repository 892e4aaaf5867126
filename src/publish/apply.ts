import { attempt, type AttemptParts, type Ended } from './attempt.ts';
import type { Stopped } from './objection.ts';
import { createCanaries, type Canaries } from './canaries.ts';
import { runAll } from './runAll.ts';
import { createHalt } from './halt.ts';
import { toPossible, type History } from './history.ts';
import type { Journal } from './journal.ts';
import { createQuota, type Quota } from './quota.ts';
import type { Due, PublishPlan } from './plan.ts';
import { createQueue, type Queue } from './queue.ts';
import type { SettleParts } from './settle.ts';
import { createFaultWatch } from './faultWatch.ts';
import { HOUR_MS, MINUTE_MS } from '../text/time.ts';

/** How fast a run goes, and how long it is patient. Times in milliseconds. */
export interface Pacing {
  /** Versions on their way at once. */
  readonly concurrency: number;
  /** The time between the starts of two versions, on average: each is half to one and a half of it, by chance. */
  readonly gapMs: number;
  /** How long to look for a version whose request had no answer. */
  readonly lostMs: number;
  /** How long to look for a version that the registry says it took. */
  readonly visibleMs: number;
  /** How long the registry's review has to refuse the first few versions before the rest follows. */
  readonly reviewMs: number;
  /** How long a run waits for the caps to let more through. */
  readonly slotMs: number;
}

/** Slow enough not to look like an attack, quick enough for 3,000 updates in half an hour. */
export const PACING: Pacing = {
  concurrency: 4,
  gapMs: 500,
  lostMs: 2 * MINUTE_MS,
  visibleMs: 10_000,
  reviewMs: 30_000,
  slotMs: 10 * MINUTE_MS,
};

/** For a folder of this machine, which has its answer at once. */
export const LOCAL_PACING: Pacing = {
  concurrency: 1,
  gapMs: 0,
  lostMs: 0,
  visibleMs: 0,
  reviewMs: 0,
  slotMs: 0,
};

/** What carrying out a plan needs beside the plan. */
export interface ApplyParts extends SettleParts {
  readonly journal: Journal;
  readonly history: History;
  readonly pacing: Pacing;
  /** At most so many are sent. */
  readonly limit: number;
  readonly onDone: (done: Sent) => void;
}

/** One version that was sent, and what became of it. */
export interface Sent {
  readonly due: Due;
  readonly ended: Exclude<Ended, { kind: 'left' }>;
}

/** What a run did. */
export interface PublishResult {
  readonly sent: readonly Sent[];
  /** What was not sent, in order. */
  readonly left: readonly Due[];
  /** Why nothing more may be sent. */
  readonly stopped: Stopped | null;
  /** When to run again for the rest, in ms since 1970; `null` when there is none, or when it is no matter of time. */
  readonly resumeAt: number | null;
}

/**
 * Sends what a plan has due, and stops at once when the registry refuses the account. Safe to be killed at any moment: the
 * next plan finds out what was done. `signal` ends it as soon as what is on its way has its answer.
 */
export async function applyPublish(plan: PublishPlan, parts: ApplyParts): Promise<PublishResult> {
  const { registry, journal, history, pacing, clock, signal, limit } = parts;
  closeIntents(plan, parts);
  const halt = createHalt(signal);
  const quota = createQuota(registry.caps, plan.counted);
  const queue = createQueue(plan.queue, { quota, history, wall: clock.wall, limit });
  const canaries = createCanaries(halt);
  const attempting = { ...parts, ...pacing, halt, faults: createFaultWatch(halt) };
  const { act, sent } = createSending(queue, canaries, attempting, parts);
  const wave = (mayGo: () => boolean): Promise<void> =>
    runAll(pacing.concurrency, () => (halt.isOn() || !mayGo() ? null : queue.next()), act);
  const slotsEnd = clock.now() + pacing.slotMs;
  await wave(canaries.mayGo);
  if (!halt.isOn() && queue.left().length > 0) await canaries.review(pacing.reviewMs, parts);
  do await wave(() => true);
  while (!halt.isOn() && (await slotOpens(queue, slotsEnd, parts)));
  const stopped = addResumeTime(halt.why(), quota, clock.wall());
  if (stopped) {
    const { reason, resumeAt, message } = stopped;
    journal.append({ kind: 'stop', reason, resumeAt, message, at: clock.wall() });
  }
  const opensAt = queue.opensAt();
  // What may go already was left for another reason than time.
  const resumeAt = opensAt !== null && opensAt > clock.wall() ? opensAt : null;
  return { sent, left: queue.left(), stopped, resumeAt: stopped ? stopped.resumeAt : resumeAt };
}

/** Writes down the end of what earlier runs sent without an answer, where this run's look-ups have found it. */
function closeIntents(plan: PublishPlan, { journal, history, clock }: ApplyParts): void {
  for (const result of ['there', 'pending'] as const)
    for (const { candidate } of plan[result]) {
      const { slug, version, fingerprint } = candidate;
      const intent = history.open.get(slug);
      if (!intent) continue;
      const { at } = toPossible(intent, clock.wall());
      const ending = result === 'there' ? 'published' : 'pending';
      journal.append({ kind: 'outcome', slug, version, fingerprint, result: ending, at });
    }
}

/** Starts versions one after the other with the pause that the registry and `pacing` want, and keeps what became of them. */
function createSending(
  queue: Queue,
  canaries: Canaries,
  attempting: AttemptParts,
  { registry, clock, random, signal, pacing, onDone }: ApplyParts,
): { readonly act: (due: Due) => Promise<void>; readonly sent: readonly Sent[] } {
  const sent: Sent[] = [];
  let nextAt = clock.now();
  const waitTurn = async (): Promise<void> => {
    const now = clock.now();
    const at = Math.max(now, nextAt);
    nextAt = at + Math.max(registry.spacingMs, pacing.gapMs * (0.5 + random()));
    if (at > now) await clock.sleep(at - now, signal);
  };
  const act = async (due: Due): Promise<void> => {
    canaries.begun();
    await waitTurn();
    const ended = await attempt(due, attempting);
    queue.ended(due, ended.kind === 'left' ? 'left' : ended.kind === 'refused' ? 'not out' : 'out');
    canaries.ended(due.candidate, ended);
    if (ended.kind === 'left') return;
    sent.push({ due, ended });
    onDone({ due, ended });
  };
  return { act, sent };
}

/** Waits for the caps to let one more through, if that is soon enough. */
async function slotOpens(queue: Queue, slotsEnd: number, { clock, signal }: ApplyParts): Promise<boolean> {
  const opensAt = queue.isSpent() ? null : queue.opensAt();
  if (opensAt === null) return false;
  const wait = opensAt - clock.wall();
  if (clock.now() + wait > slotsEnd) return false;
  if (wait > 0) await clock.sleep(wait, signal);
  return !signal.aborted;
}

/** Adds when the cap lets more through, which the registry does not tell: it follows from what went out before. */
function addResumeTime(stopped: Stopped | null, quota: Quota, now: number): Stopped | null {
  const out = quota.firstOut(now);
  if (stopped?.reason !== 'cap' || out === null) return stopped;
  return { ...stopped, resumeAt: Math.max(out, now + HOUR_MS) };
}
