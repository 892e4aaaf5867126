import type { Context } from '../commands/session.ts';

/** What a command needs of the process that runs it. */
export interface Host {
  readonly context: Context;
  /** Returns the signal that asks a command to stop. SIGINT and SIGTERM are caught from the first call on; until then they end the process. */
  readonly stop: () => AbortSignal;
  /** Is given a command's exit code. */
  readonly end: (exitCode: number) => void;
}
