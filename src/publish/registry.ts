import type { Clock } from '../http/clock.ts';
import type { Objection, Stopped, Unknown } from './objection.ts';
import type { Config } from '../model/config.ts';
import type { Candidate } from './candidate.ts';
import type { Observations, ObserveParts, ObservedApp } from './observation.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/**
 * A place where releases are published. Another registry is one file that makes one of these, and a line in
 * `registries.ts`. It only knows how to ask and how to send: what goes out, when, in which order, and what becomes of an
 * answer that was lost is decided by `plan.ts` and `apply.ts`, the same for all.
 */
export interface Registry {
  /** As `--registry` takes it. */
  readonly name: string;
  /** The folder below the output folder that has its bundles: one folder an app. */
  readonly bundle: string;
  /** It takes packs, the lists of them and skills of the whole catalog besides apps. */
  readonly takesCatalog?: boolean;
  /** Which of all the places with that name it is, such as `clawhub.ai@owner`; the journal is kept under it. */
  readonly id: string;
  /** A folder of this machine: nobody reviews there, limits how often, or keeps the number of a version that is gone. */
  readonly isLocal: boolean;
  /** A look-up tells of a version that waits for its review, too; where it does not, what was taken is remembered. */
  readonly showsPending: boolean;
  /** The least time between two versions that are sent, in milliseconds; 0 where the registry names none. */
  readonly spacingMs: number;
  /** What is left to do once something was published; `null` for nothing. */
  readonly afterword: string | null;
  /** How it limits new apps; `null` when it does not. */
  readonly caps: Caps | null;
  /** Why it would never take this bundle; `null` when it may. Asks nobody. */
  readonly objection: (candidate: Candidate, isNew: boolean) => Objection | null;
  /** What it has of an app. Changes nothing, retries what is worth it, never rejects for an answer of the registry. */
  readonly lookUp: (candidate: Candidate) => Promise<Standing>;
  /**
   * Publishes a version. `intend` is called right before each request that publishes, and writes down that from now on it
   * may have happened; when it returns false, nothing is sent (`unsent`). Returns `lost` unless it is certain what became
   * of that request, which is never repeated then. Never rejects for an answer of the registry.
   */
  readonly publish: (candidate: Candidate, intend: () => boolean) => Promise<Outcome>;
  /** When an app that it has was first published, in ms since 1970; `null` when unknown. Asked when the journal is lost. */
  readonly createdAt?: (candidate: Candidate) => Promise<number | null>;
  /** What it tells of apps, for `status`. Changes nothing, retries what is worth it, never rejects for an answer. */
  readonly observe: (subjects: readonly ObservedApp[], parts: ObserveParts) => Promise<Observations>;
  /** Paths of what was published there from this catalog and is not among `known`, which the catalog has now. A registry that cannot tell lacks it. */
  readonly findOrphans?: (known: ReadonlySet<string>) => readonly string[];
  readonly close: () => Promise<void>;
}

/** How a registry is opened. */
export interface OfferedRegistry {
  /** Throws a usage error for an unusable set-up. */
  readonly open: (parts: RegistryParts) => Registry;
  /** The environment variables that hold its secrets; a run for a pull request does without them. */
  readonly secrets: readonly string[];
  /** It publishes into the folder that `--to` names. */
  readonly takesFolder?: true;
}

/** What a registry is opened with. */
export interface RegistryParts {
  readonly config: Config;
  readonly env: EnvironmentVariables;
  readonly clock: Clock;
  /** Numbers in [0, 1) for the jitter. */
  readonly random: () => number;
  /** Ends its waiting; what is on its way is finished. */
  readonly signal: AbortSignal;
  /** Requests at once. */
  readonly connections: number;
  /** Nothing is going to be sent, so that no secret is needed. */
  readonly readOnly: boolean;
  /** Where an app's source is below the repository's root, with `/`. */
  readonly sourceOf: (slug: string) => string;
  /** The folder that `--to` names; absolute. */
  readonly to: string | null;
  /** The catalog's output folder; absolute. */
  readonly outDir: string;
}

/** Limits on new apps in any 24 hours. Updates have none. */
export interface Caps {
  readonly newPerDay: number;
  /** New apps of one shape among the last `window` new ones. */
  readonly sameShape: number;
  readonly window: number;
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
  /** The app can never be published there as it is, for instance since somebody else has its name. */
  | ({ readonly kind: 'refused' } & Objection)
  /** It could not be asked about this app. */
  | Unknown
  | Stopped;

/** What came of sending one version. */
export type Outcome =
  | { readonly kind: 'published' }
  /** Taken, and not public before the registry has looked at it. */
  | { readonly kind: 'pending' }
  /** It has a version of that number; whether with these bytes, a look-up tells. */
  | { readonly kind: 'taken'; readonly message: string }
  | Refused
  /** The request that publishes was not sent, or certainly not carried out: it may be sent again. */
  | { readonly kind: 'unsent'; readonly message: string }
  /** Nobody knows whether it was carried out: a look-up has to come before it is ever sent again. */
  | { readonly kind: 'lost'; readonly message: string }
  | Stopped;

/** This bundle is not taken; others may go on. */
export interface Refused extends Objection {
  readonly kind: 'refused';
  /** Whether the same bytes are known to be refused again, so that nobody need try. */
  readonly lasting: boolean;
}
