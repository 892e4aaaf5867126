import type { Candidate } from './candidate.ts';
import { drain } from './drain.ts';
import { placeOf, type Place } from './plan.ts';
import type { SettleParts } from './settle.ts';

const FIRST_MS = 5_000;
const LONGEST_MS = 30_000;

/** Looks pending versions up again and again, until the registry has decided on all of them or `forMs` are over. */
export async function waitPending(
  pending: readonly Candidate[],
  forMs: number,
  width: number,
  { registry, clock, signal }: SettleParts,
): Promise<ReadonlyMap<string, Place['kind']>> {
  const until = clock.now() + forMs;
  const seen = new Map<string, Place['kind']>(pending.map(({ slug }) => [slug, 'pending']));
  for (let delay = FIRST_MS; ; delay = Math.min(LONGEST_MS, delay * 2)) {
    const open = pending.filter(({ slug }) => isOpen(seen.get(slug)));
    const left = until - clock.now();
    if (open.length === 0 || left <= 0 || signal.aborted) return seen;
    await clock.sleep(Math.min(left, delay), signal);
    const asked = [...open];
    await drain(
      width,
      () => asked.shift() ?? null,
      async (candidate) => {
        const { kind } = placeOf(candidate, await registry.lookUp(candidate));
        seen.set(candidate.slug, kind);
      },
    );
  }
}

function isOpen(kind: Place['kind'] | undefined): boolean {
  return kind === 'pending' || kind === 'unknown';
}
