import type { Lookup, MembraneClient, QueryOutcome } from '../model.ts';

export interface Asked {
  readonly slug: string;
  readonly lookup: Lookup;
}

/** Asks Membrane about apps, at most `concurrency` at once; the answers come back by slug. */
export async function querySnapshots(asked: readonly Asked[], membrane: MembraneClient, concurrency: number, onDone: (done: number) => void): Promise<Map<string, QueryOutcome>> {
  const outcomes = new Map<string, QueryOutcome>();
  const queue = asked.values();
  const work = async (): Promise<void> => {
    for (const { slug, lookup } of queue) {
      outcomes.set(slug, await membrane.query(lookup));
      onDone(outcomes.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, asked.length) }, work));
  return outcomes;
}
