import type { Objection, Stopped, Unknown } from './objection.ts';
import type { RegistryReport } from '../model/status.ts';

/** An app to be looked at. */
export interface ObservedApp {
  readonly slug: string;
  /** Of the bundle as it is now; `null` when it cannot be made. */
  readonly fingerprint: string | null;
}

/** What a registry tells of one app. Times are in ms since 1970. */
export type Observation =
  | { readonly kind: 'absent' }
  | Seen
  /** It could not be asked about this app. */
  | Unknown
  /** It can never be published there as it is. */
  | ({ readonly kind: 'refused' } & Objection)
  | Stopped;

/** An app that the registry has. */
export interface Seen {
  readonly kind: 'present';
  /** The version that users get; `null` while none was accepted. */
  readonly latest: string | null;
  /** The newest version with the subject's bytes, accepted or not; `null` when there is none. */
  readonly match: string | null;
  /** The app's page there. */
  readonly url: string | null;
  readonly publishedAt: number | null;
  /** `null`: the registry does not count that, or did not say. */
  readonly downloads: number | null;
  readonly installs: number | null;
  readonly stars: number | null;
  readonly security: Security;
  /** Newest first. */
  readonly versions: readonly SeenVersion[];
  /** What could not be read of it; `null` when all could. */
  readonly problem: string | null;
}

/** What a registry's checks found in the version that users get. */
export interface Security {
  /** The registry's own word (`clean`, `suspicious`, `malicious`, `pending`, `error`); `null` when it told none. */
  readonly verdict: string | null;
  /** The registry's own codes. */
  readonly flags: readonly string[];
  /** The report. */
  readonly auditUrl: string | null;
  /** What each of its scanners says, where several do. */
  readonly reports: readonly RegistryReport[];
}

/** A version that a registry shows; `at` in ms since 1970, `verdict` as `Security.verdict`. */
export interface SeenVersion {
  readonly version: string;
  readonly at: number;
  readonly verdict: string | null;
}

/** How apps are observed. */
export interface ObserveParts {
  /** How many apps are asked about at once. */
  readonly width: number;
  readonly signal: AbortSignal;
  readonly onDone: (done: number) => void;
}

/** By slug. Of a run that was ended, apps may be missing. */
export type Observations = ReadonlyMap<string, Observation>;
