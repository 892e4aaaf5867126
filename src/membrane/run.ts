import { setMaxListeners } from 'node:events';
import { EXIT, KnownError } from '../errors.ts';
import type { Clock } from '../http/clock.ts';
import { wordDuration, wordMoment } from '../http/moments.ts';

/** All requests of one client: how long they may take together, and whether they have to stop. */
export interface RequestRun {
  /** Aborted when the run has stopped or ended: nobody needs to wait any longer. */
  readonly signal: AbortSignal;
  /** Throws when the run has stopped, and stops it when its time is over. */
  readonly check: () => void;
  /** Stops and throws when a wait would take longer than the run has left. */
  readonly allow: (waitMs: number) => void;
  /** Stops all requests with that error. Returns the error that stopped them, which is the first one. */
  readonly stop: (error: KnownError) => KnownError;
  readonly end: () => void;
}

/** Starts the time that the requests have together. */
export function createRequestRun(clock: Clock, runMs: number, host: string): RequestRun {
  const controller = new AbortController();
  const endsAt = clock.now() + runMs;
  let stopped: KnownError | null = null;
  // Every worker that sleeps listens.
  setMaxListeners(0, controller.signal);
  const stop: RequestRun['stop'] = (error) => {
    stopped ??= error;
    controller.abort();
    return stopped;
  };
  return {
    signal: controller.signal,
    stop,
    end: () => void stop(new KnownError(EXIT.upstream, 'The Membrane client was closed')),
    check: () => {
      if (stopped) throw stopped;
      if (clock.now() >= endsAt) throw stop(tooLong(runMs, host));
    },
    allow: (waitMs) => {
      if (clock.now() + waitMs >= endsAt)
        throw stop(comeBack(waitMs, endsAt - clock.now(), clock.wall(), host));
    },
  };
}

const RESUME = 'Answers so far are kept for a while, so the next run continues where this one stopped.';

function tooLong(runMs: number, host: string): KnownError {
  const message = `Asking ${host} took longer than the ${wordDuration(runMs)} that this run may take: nothing was changed`;
  return new KnownError(EXIT.upstream, message, {
    hint: `Run the same command again, or with a longer --timeout. ${RESUME}`,
  });
}

function comeBack(waitMs: number, leftMs: number, wall: number, host: string): KnownError {
  const message = `Membrane asks to wait ${wordDuration(waitMs)}, longer than the ${wordDuration(leftMs)} that this run has left: nothing was changed (${host})`;
  return new KnownError(EXIT.upstream, message, {
    hint: `Run the same command again after ${wordMoment(wall + waitMs)}. ${RESUME}`,
  });
}
