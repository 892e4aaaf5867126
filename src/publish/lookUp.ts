import type { Candidate } from './candidate.ts';
import { createStopped, type Stopped, type Unknown } from './objection.ts';
import { runAll } from './runAll.ts';
import type { Registry, Standing } from './registry.ts';

/** What a registry said of the candidates, as far as it answered. */
export interface LookUps {
  /** By slug. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Why the registry could not be asked; then the standings are not whole. */
  readonly stopped: Stopped | null;
}

/** Asks a registry about every candidate, `width` at once, until it refuses the account. Changes nothing. */
export async function lookUpAll(
  candidates: readonly Candidate[],
  registry: Registry,
  width: number,
  { signal, onDone }: { readonly signal: AbortSignal; readonly onDone: (done: number) => void },
): Promise<LookUps> {
  const standings = new Map<string, Standing>();
  let stopped: Stopped | null = null;
  let next = 0;
  let unknown = 0;
  const pick = (): Candidate | null => (stopped || signal.aborted ? null : (candidates[next++] ?? null));
  await runAll(width, pick, async (candidate) => {
    const standing = await registry.lookUp(candidate);
    unknown = standing.kind === 'unknown' ? unknown + 1 : 0;
    if (standing.kind === 'stopped') stopped ??= standing;
    else if (standing.kind === 'unknown' && unknown >= UNKNOWN_IN_A_ROW) stopped ??= down(standing);
    standings.set(candidate.slug, standing);
    onDone(standings.size);
  });
  return { standings, stopped };
}

const UNKNOWN_IN_A_ROW = 8;

/** Why the others are not asked: each of those was asked several times already. */
function down({ message, hint }: Unknown): Stopped {
  return createStopped(
    'down',
    `${UNKNOWN_IN_A_ROW} look-ups in a row had no usable answer, the last one: ${message}`,
    `Nothing was sent. ${hint ?? 'Run the same command again later.'}`,
  );
}
