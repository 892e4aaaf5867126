import type { Lookup } from '../model/descriptor.ts';
import type { MembraneClient, QueryOutcome } from '../model/query.ts';
import { INPUT_LIMITS, wordExcess } from '../text/inputLimits.ts';
import { formatSnapshot } from './snapshotText.ts';

/** An app, and what Membrane is asked to find of it. */
export interface AskedApp {
  readonly slug: string;
  readonly lookup: Lookup;
}

/** A client keeps a second request ready behind each one on the wire, which takes the requests of twice as many apps. */
const APPS_PER_CONNECTION = 2;

/**
 * Asks Membrane about apps, enough of them at once to keep `concurrency` requests on the wire; the answers come back by
 * slug. Rejects when the run has to stop; the client is told when it did not have to.
 */
export async function querySnapshots(
  asked: readonly AskedApp[],
  membrane: MembraneClient & { readonly finish?: () => void },
  concurrency: number,
  onDone: (done: number) => void,
): Promise<Map<string, QueryOutcome>> {
  const outcomes = new Map<string, QueryOutcome>();
  const queue = asked.values();
  const work = async (): Promise<void> => {
    for (const { slug, lookup } of queue) {
      outcomes.set(slug, named(await membrane.query(lookup), slug, lookup.homepage));
      onDone(outcomes.size);
    }
  };
  const workers = Math.min(concurrency * APPS_PER_CONNECTION, asked.length);
  await Promise.all(Array.from({ length: workers }, work));
  membrane.finish?.();
  return outcomes;
}

/** A snapshot says for which app it was answered, so that two that were swapped are noticed. One that no build could read is refused. */
function named(outcome: QueryOutcome, slug: string, homepage: string): QueryOutcome {
  if (outcome.kind !== 'fresh') return outcome;
  const snapshot = { ...outcome.snapshot, for: { slug, homepage } };
  const size = Buffer.byteLength(formatSnapshot(snapshot));
  if (size <= INPUT_LIMITS.snapshot) return { kind: 'fresh', snapshot };
  return {
    kind: 'failed',
    message: `Membrane's answer is too large: its snapshot would have ${wordExcess(size, INPUT_LIMITS.snapshot)}`,
    hint: 'The last snapshot and page are kept. Narrow what is listed with "membrane: { connection: …, intent: … }", or report it to Membrane.',
  };
}
