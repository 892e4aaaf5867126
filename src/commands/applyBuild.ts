import { constants } from 'node:os';
import type { BuildOptions, BuildResult } from '../build/catalog.ts';
import { KnownError } from '../errors.ts';
import type { Progress } from '../model/progress.ts';
import type { WritePlan } from '../model/files.ts';
import type { Context } from './context.ts';

export interface Applying {
  readonly onProgress: (progress: Progress) => void;
  readonly stop: AbortSignal;
}

/** Carries out what a build plans and keeps what it saw. Throws (exit 130, 143) when it was stopped before the end. */
export async function applyBuild(
  context: Context,
  options: BuildOptions,
  result: BuildResult,
  applying: Applying,
): Promise<void> {
  await applyWhole(options, result.plan, applying);
  remember(context, result);
}

/** Carries out a plan. Throws (exit 130, 143) when it was stopped before the end. */
export async function applyWhole(
  { outDir, appsDir, stateDir }: BuildOptions,
  plan: WritePlan,
  { onProgress, stop }: Applying,
): Promise<void> {
  const total = plan.changes.length;
  if (total === 0) return;
  const { applyPlan } = await import('../disk/apply.ts');
  const done = await applyPlan(plan, {
    bases: { out: outDir, apps: appsDir },
    stateDir,
    onDone: (done) => onProgress({ stage: 'write', done, total }),
    stop,
  });
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

/** What the build saw only saves time: a folder that takes no file does not fail a build that wrote everything. */
function remember({ stderr }: Context, result: BuildResult): void {
  try {
    result.remember();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    stderr(
      `skillpress: warning: Cannot keep what this build saw, so the next takes longer: ${error.message}\n`,
    );
  }
}
