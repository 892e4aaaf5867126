import type { Stopped } from './objection.ts';

/** Whether anything more may be sent in this run. */
export interface Halt {
  /** True when somebody asked to stop, or the registry wants nothing more. */
  readonly isOn: () => boolean;
  /** Nothing more may be sent; the first reason stays. */
  readonly stop: (why: Stopped) => void;
  readonly why: () => Stopped | null;
}

/** `signal` is aborted when a person asks to stop. */
export function createHalt(signal: AbortSignal): Halt {
  let why: Stopped | null = null;
  return {
    isOn: () => signal.aborted || why !== null,
    stop: (reason) => void (why ??= reason),
    why: () => why,
  };
}
