import { constants } from 'node:os';
import type { ApplyOptions, Build } from '../build/catalog.ts';
import { KnownError } from '../errors.ts';
import type { Context } from './session.ts';

/** How a command carries out a plan. */
export type Applying = Required<ApplyOptions>;

/** Carries out what a build plans. Throws (exit 130, 143) when it was stopped before the end. */
export async function applyUnlessStopped(
  { stderr }: Context,
  build: Build,
  applying: Applying,
): Promise<void> {
  const { done, unsaved } = await build.apply(applying);
  refuseHalf(done, build.plan.changes.length, applying);
  if (unsaved)
    stderr(
      `skillpress: warning: Cannot keep what this build saw, so the next takes longer: ${unsaved.message}\n`,
    );
}

/** Throws (exit 130, 143) when a plan was stopped before its end. */
export function refuseHalf(done: number, total: number, { stop }: Applying): void {
  if (done < total) throw createInterruption(stop, `${done} of ${total} files were written`);
}

/** The error (exit 130, 143) that ends a run which was asked to stop. */
export function createInterruption(stop: AbortSignal, done = 'nothing was written'): KnownError {
  return new KnownError(
    readSignalExit(stop),
    `Interrupted (${String(stop.reason)}): ${done}. Running the same command again continues.`,
  );
}

/**
 * Waits for the end of some work and returns its result. Throws (exit 130, 143) when a stop was asked for meanwhile, whatever the work returned
 * or threw; `done` says what was carried out by then.
 */
export async function awaitUnlessStopped<T>(stop: AbortSignal, work: Promise<T>, done?: string): Promise<T> {
  const result = await work.catch((error: unknown) => {
    throw stop.aborted ? createInterruption(stop, done) : error;
  });
  if (stop.aborted) throw createInterruption(stop, done);
  return result;
}

/**
 * Waits for work that leaves nothing half done and returns its result. Throws (exit 130, 143) as soon as a stop is asked for, without waiting for
 * the work, which ends with the process.
 */
export async function awaitUntilStopped<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const end = (): void => reject(createInterruption(stop));
    if (stop.aborted) end();
    else stop.addEventListener('abort', end, { once: true });
  });
  return Promise.race([work, stopped]);
}

/** The exit code of a run that a signal ended. */
export function readSignalExit({ reason }: AbortSignal): number {
  return 128 + constants.signals[reason as NodeJS.Signals];
}
