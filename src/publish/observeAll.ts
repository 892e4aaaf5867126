import type { Clock } from '../http/clock.ts';
import type { Stopped } from './objection.ts';
import { createBreaker } from '../http/patience.ts';
import type { Observation, Observations, ObserveParts, Seen, ObservedApp } from './observation.ts';
import { runAll } from './runAll.ts';

/** What is known of an app that a registry has before it was read. */
export const UNREAD: Seen = {
  kind: 'present',
  latest: null,
  match: null,
  url: null,
  publishedAt: null,
  downloads: null,
  installs: null,
  stars: null,
  security: { verdict: null, flags: [], auditUrl: null, reports: [] },
  versions: [],
  problem: null,
};

/**
 * Asks a registry about each app with `look`, `width` at once. When it refuses the account, or fails again and again, the rest is
 * not asked. `name` is the registry's, for messages.
 */
export async function observeAll(
  subjects: readonly ObservedApp[],
  { width, signal, onDone }: ObserveParts,
  { name, clock }: { readonly name: string; readonly clock: Clock },
  look: (subject: ObservedApp) => Promise<Observation>,
): Promise<{ readonly seen: Observations; readonly stopped: Stopped | null }> {
  const seen = new Map<string, Observation>();
  const breaker = createBreaker(clock.now, name);
  let stopped: Stopped | null = null;
  const ask = async (subject: ObservedApp): Promise<Observation> => {
    const refusal = breaker.refusal();
    if (refusal !== null) return { kind: 'unknown', message: refusal };
    const observation = await look(subject);
    const why = failureIn(observation);
    if (why === null) breaker.answered();
    else breaker.gaveUp(why);
    return observation;
  };
  const waiting = [...subjects].reverse();
  const pick = (): ObservedApp | null => (signal.aborted ? null : (waiting.pop() ?? null));
  await runAll(width, pick, async (subject) => {
    const observation = stopped ?? (await ask(subject));
    if (observation.kind === 'stopped') stopped ??= observation;
    seen.set(subject.slug, observation);
    onDone(seen.size);
  });
  return { seen, stopped };
}

/** Returns why an app could not be read, if the reason may be that of others, too. */
function failureIn(observation: Observation): string | null {
  if (observation.kind === 'unknown') return observation.message;
  return observation.kind === 'present' ? observation.problem : null;
}
