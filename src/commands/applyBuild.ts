import { constants } from 'node:os';
import type { ApplyOptions, Build } from '../build/catalog.ts';
import { KnownError } from '../errors.ts';
import type { Context } from './context.ts';

/** How a command carries out a plan. */
export type Applying = Required<ApplyOptions>;

/** Carries out what a build plans. Throws (exit 130, 143) when it was stopped before the end. */
export async function applyBuild({ stderr }: Context, build: Build, applying: Applying): Promise<void> {
  const { done, unsaved } = await build.apply(applying);
  refuseHalf(done, build.plan.changes.length, applying);
  if (unsaved)
    stderr(
      `skillpress: warning: Cannot keep what this build saw, so the next takes longer: ${unsaved.message}\n`,
    );
}

/** Throws (exit 130, 143) when a plan was stopped before its end. */
export function refuseHalf(done: number, total: number, { stop }: Applying): void {
  if (done < total) throw interrupted(stop, `${done} of ${total} files were written`);
}

/** What ends a run that was asked to stop. */
export function interrupted(stop: AbortSignal, done = 'nothing was written'): KnownError {
  return new KnownError(
    signalExit(stop),
    `Interrupted (${String(stop.reason)}): ${done}. Running the same command again continues.`,
  );
}

/** The exit code of a run that a signal ended. */
export function signalExit({ reason }: AbortSignal): number {
  return 128 + constants.signals[reason as NodeJS.Signals];
}
