import type { Candidate } from './candidate.ts';

/**
 * A place where releases are published. Another registry is one file that makes one of these, and a line in
 * `registries.ts`. It only knows how to ask and how to send: what goes out, when, in which order, and what becomes of an
 * answer that was lost is decided by the plan and by `apply.ts`, the same for all.
 */
export interface Registry {
  /** As `--registry` takes it. */
  readonly name: string;
  /** Which of all the places with that name it is, such as `clawhub.ai@owner`; the journal is kept under it. */
  readonly id: string;
  /** How it limits new apps; `null` when it does not. */
  readonly caps: Caps | null;
  /** Why it would never take this bundle; `null` when it may. Asks nobody. */
  readonly objection: (candidate: Candidate, isNew: boolean) => Objection | null;
  /** What it has of an app. Changes nothing, retries what is worth it, never rejects for an answer of the registry. */
  readonly lookUp: (candidate: Candidate) => Promise<Standing>;
  /**
   * Publishes a version. Sends the request that publishes at most once, and answers `lost` unless it is certain what became
   * of it. Never rejects for an answer of the registry.
   */
  readonly publish: (candidate: Candidate) => Promise<Outcome>;
  /** When an app that it has was first published, in ms since 1970; `null` when unknown. Asked when the journal is lost. */
  readonly createdAt?: (candidate: Candidate) => Promise<number | null>;
  readonly close: () => Promise<void>;
}

/** Limits on new apps in any 24 hours. Updates have none. */
export interface Caps {
  readonly newPerDay: number;
  /** New apps of one shape among the last `window` new ones. */
  readonly sameShape: number;
  readonly window: number;
}

export interface Objection {
  readonly message: string;
  /** What a maintainer can do about it. */
  readonly hint: string;
}

/** What a registry has of an app. */
export type Standing =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      /** The version that users get; `null` while none was accepted. */
      readonly latest: string | null;
      /** The newest version with the candidate's bytes, accepted or not; `null` when there is none. */
      readonly match: string | null;
    }
  /** It could not be asked about this app. */
  | { readonly kind: 'unknown'; readonly message: string }
  | Stopped;

/** What came of sending one version. */
export type Outcome =
  | { readonly kind: 'published' }
  /** Taken, and not public before the registry has looked at it. */
  | { readonly kind: 'pending' }
  /** It has a version of that number; whether with these bytes, a look-up tells. */
  | { readonly kind: 'taken'; readonly message: string }
  /** It does not take this bundle; others may go on. */
  | ({ readonly kind: 'refused' } & Objection)
  /** The request that publishes was not sent, or certainly not carried out: it may be sent again. */
  | { readonly kind: 'unsent'; readonly message: string }
  /** Nobody knows whether it was carried out: a look-up has to come before it is ever sent again. */
  | { readonly kind: 'lost'; readonly message: string }
  | Stopped;

/** Nothing more may be sent, since it is the account or the set-up that is refused. */
export interface Stopped extends Objection {
  readonly kind: 'stopped';
  readonly reason: StopReason;
  /** When to come back, in ms since 1970; `null` when that is not a matter of time. */
  readonly resumeAt: number | null;
}

/**
 * `cap`: too many new apps in 24 hours. `spam`: too many alike. `rate`: too many requests. `suspended`, `unauthorised`,
 * `forbidden`: the account or its token. `set-up`: the address or what it answers is not a registry's. `down`: it answers
 * nobody reliably.
 */
export type StopReason =
  | 'cap'
  | 'spam'
  | 'rate'
  | 'suspended'
  | 'unauthorised'
  | 'forbidden'
  | 'set-up'
  | 'down';
