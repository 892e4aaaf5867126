import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  unpackError,
  type Batch,
  type BuiltBatch,
  type FailedBatch,
  type WorkerSettings,
} from './batches.ts';
import type { Catalog } from './catalog.ts';
import { createEndedError } from '../errors.ts';

/** Below so many apps, starting a worker costs more than it saves. */
const WORTH_IT = 300;
/** Apps of one message: enough to be worth it, few enough that all threads end together. */
const BATCH = 24;
/** Messages that a worker has before it, so that it never waits. */
const AHEAD = 2;

/** Beside the compiled code; where skillpress runs from its sources there is none, and one thread builds everything. */
const WORKER = new URL('./worker.js', import.meta.url);

/** Of the 48 MB that V8 takes by default for what is new, a worker needs a sixteenth: what it makes of an app is soon let go. */
const LIMITS = { maxYoungGenerationSizeMb: 3 };

/** Threads that build apps besides this one. */
export interface Workers {
  /** Gives each worker as much as it can take; `next` takes a batch of that size off the list. */
  readonly feed: (next: (size: number) => Batch | null) => void;
  /** Resolves when a worker has answered since the last call, or nothing is on its way. Rejects when one failed. */
  readonly answered: () => Promise<void>;
  /** Batches that are on their way. */
  readonly busy: () => number;
  /** What was answered since the last call. */
  readonly take: () => BuiltBatch[];
  readonly close: () => Promise<void>;
}

/** Starts the workers of a build of so many apps; `null` when this thread is better off alone. */
export function startWorkers({ recipe, options, folder }: Catalog, apps: number): Workers | null {
  const count = Math.min(options.jobs - 1, Math.floor(apps / WORTH_IT));
  if (count < 1 || !existsSync(fileURLToPath(WORKER))) return null;
  const settings: WorkerSettings = { recipe, options, folder };
  const start = (): Worker => new Worker(WORKER, { workerData: settings, resourceLimits: LIMITS });
  return createWorkers(Array.from({ length: count }, start));
}

function createWorkers(threads: readonly Worker[]): Workers {
  const load = new Map(threads.map((thread) => [thread, 0]));
  let answers: BuiltBatch[] = [];
  let failure: Error | null = null;
  let wake = (): void => {};
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  for (const thread of threads) {
    thread.on('error', fail);
    // Closed from here, it is no longer waited for.
    thread.on('exit', () => fail(createEndedError()));
    thread.on('message', (message: BuiltBatch | FailedBatch) => {
      load.set(thread, (load.get(thread) ?? 1) - 1);
      if (message.kind === 'failed') fail(unpackError(message));
      else answers.push(message);
      wake();
    });
  }
  const busy = (): number => [...load.values()].reduce((sum, count) => sum + count, 0);
  return {
    feed: (next) => {
      for (const thread of threads)
        while ((load.get(thread) ?? 0) < AHEAD) {
          const batch = next(BATCH);
          if (!batch) return;
          load.set(thread, (load.get(thread) ?? 0) + 1);
          thread.postMessage(batch);
        }
    },
    busy,
    answered: async () => {
      if (answers.length === 0 && !failure && busy() > 0)
        await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure;
    },
    take: () => {
      const taken = answers;
      answers = [];
      return taken;
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.terminate()))),
  };
}
