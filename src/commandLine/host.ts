import type { Context } from '../commands/session.ts';

/** Who runs a command line. */
export interface Host {
  readonly context: Context;
  /** Signals that ask a command to stop: caught from when a command asks for this. */
  readonly stop: () => AbortSignal;
  /** Is given a command's exit code. */
  readonly end: (exitCode: number) => void;
}
