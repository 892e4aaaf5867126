/** An app that is not sent. */
export interface Refusal extends Objection {
  readonly slug: string;
  readonly version: string | null;
}

/** Why something is not taken. */
export interface Objection {
  readonly message: string;
  /** What a maintainer can do about it. */
  readonly hint: string;
}

/** What was asked had no usable answer. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly message: string;
  /** What a person can do about it; nothing but asking again without it. */
  readonly hint?: string;
}

/** Nothing more may be sent, since it is the account or the set-up that is refused. */
export interface Stopped extends Objection {
  readonly kind: 'stopped';
  readonly reason: StopReason;
  /** When to come back, in ms since 1970; `null` when that is not a matter of time. */
  readonly resumeAt: number | null;
}

/** Makes a reason to send nothing more; `resumeAt` is when to come back, in ms since 1970, and `null` when that is not a matter of time. */
export function createStopped(
  reason: StopReason,
  message: string,
  hint: string,
  resumeAt: number | null = null,
): Stopped {
  return { kind: 'stopped', reason, message, hint, resumeAt };
}

/**
 * `cap`: too many new apps in 24 hours. `spam`: too many alike. `rate`: too many requests. `suspended`, `unauthorised`,
 * `forbidden`: the account or its token. `set-up`: what answers is not the registry that is meant. `down`: it answers
 * nobody reliably. `canaries`, `alike`: several apps were refused, so that the others probably would be.
 */
export type StopReason =
  | 'cap'
  | 'spam'
  | 'rate'
  | 'suspended'
  | 'unauthorised'
  | 'forbidden'
  | 'set-up'
  | 'down'
  | 'canaries'
  | 'alike';
