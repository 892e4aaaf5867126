import type { Clock } from '../http/clock.ts';
import type { Stopped, StopReason } from './objection.ts';
import { applyPublish, type PublishResult, type Pacing } from './apply.ts';
import { readHistory, type History } from './history.ts';
import { openJournal, readJournal, toJournalPath } from './journal.ts';
import { lookUpAll } from './lookUp.ts';
import { planPublish, type PublishPlan } from './plan.ts';
import { recallNewApps } from './recall.ts';
import { rememberTaken } from './rememberTaken.ts';
import type { Registry } from './registry.ts';
import { waitPending, type Waited } from './waitPending.ts';
import type { Candidates } from './candidate.ts';

/** Everything from outside that a run uses; a dry run sends and writes nothing. */
export interface RunParts {
  readonly registry: Registry;
  readonly stateDir: string;
  readonly clock: Clock;
  /** Numbers in [0, 1) for the jitter. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Look-ups at once. */
  readonly width: number;
  readonly pacing: Pacing;
  readonly dryRun: boolean;
  readonly limit: number;
  /** How long pending versions are waited for, in milliseconds; 0 for not at all. */
  readonly waitMs: number;
  readonly onProgress: (stage: string, done: number, total: number) => void;
}

/** What a run found and did. */
export interface RunResult {
  /** `null` when the registry could not be asked. */
  readonly plan: PublishPlan | null;
  /** `null` when nothing was to be sent. */
  readonly applied: PublishResult | null;
  readonly stopped: Stopped | null;
  /** By slug, what became of the pending ones that were waited for. */
  readonly waited: ReadonlyMap<string, Waited>;
}

/** Reasons to send nothing more with which pending versions are still waited for: after another one the registry is asked nothing for a while. */
const STILL_ASKED: ReadonlySet<StopReason> = new Set(['cap', 'spam', 'canaries', 'alike']);
const NOTHING_WAITED: ReadonlyMap<string, Waited> = new Map();

/** Asks the registry what it has, plans, and carries the plan out unless it is only to be seen. */
export async function runPublish(found: Candidates, given: RunParts): Promise<RunResult> {
  const { stateDir, clock, signal, width, dryRun, onProgress } = given;
  const path = toJournalPath(stateDir, given.registry);
  // A folder tells itself what it has; one that was restored to an older state is published to again.
  const journal = given.registry.isLocal ? [] : readJournal(path);
  const now = clock.wall();
  const [registry, history] = rememberTaken(given.registry, readHistory(journal, now), now);
  const parts = { ...given, registry };
  const { candidates } = found;
  const { standings, stopped } = await lookUpAll(candidates, registry, width, {
    signal,
    onDone: (done) => onProgress('look up', done, candidates.length),
  });
  if (stopped || signal.aborted) return { plan: null, applied: null, stopped, waited: NOTHING_WAITED };
  const planWith = (history: History): PublishPlan =>
    planPublish({
      ...found,
      standings,
      history,
      objection: registry.objection,
      caps: registry.caps,
      now: clock.wall(),
    });
  let known = history;
  let plan = planWith(known);
  if (plan.queue.some(({ kind }) => kind === 'new')) {
    const asking = { history, width, signal, now: clock.wall() };
    const recalled = await recallNewApps(candidates, standings, registry, asking);
    known = { ...history, newApps: [...history.newApps, ...recalled].sort((a, b) => a.at - b.at) };
    plan = planWith(known);
  }
  if (dryRun) return { plan, applied: null, stopped: null, waited: NOTHING_WAITED };
  const applied = await carryOut(plan, known, path, parts);
  const waited = await waitFor(plan, applied, parts);
  return { plan, applied, stopped: applied.stopped, waited };
}

async function carryOut(
  plan: PublishPlan,
  history: History,
  path: string,
  { registry, clock, random, signal, pacing, limit, onProgress }: RunParts,
): Promise<PublishResult> {
  const journal = openJournal(path);
  const total = Math.min(plan.queue.length, limit);
  let done = 0;
  const onDone = (): void => onProgress('publish', (done += 1), total);
  try {
    return await applyPublish(plan, {
      registry,
      clock,
      random,
      signal,
      pacing,
      limit,
      journal,
      history,
      onDone,
    });
  } finally {
    journal.close();
  }
}

function waitFor(
  plan: PublishPlan,
  { sent, stopped }: PublishResult,
  { waitMs, width, ...parts }: RunParts,
): Promise<ReadonlyMap<string, Waited>> {
  if (waitMs === 0 || (stopped && !STILL_ASKED.has(stopped.reason))) return Promise.resolve(NOTHING_WAITED);
  const submitted = sent.flatMap(({ due, ended }) =>
    ended.kind === 'pending' ? [{ candidate: due.candidate, shown: ended.note === null }] : [],
  );
  const before = plan.pending.map(({ candidate }) => ({ candidate, shown: true }));
  const pending = [...before, ...submitted];
  return waitPending(pending, waitMs, width, parts);
}
