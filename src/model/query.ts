import type { Lookup } from './descriptor.ts';
import type { Snapshot } from './snapshot.ts';

/** What came of asking Membrane about one app. */
export type QueryOutcome =
  | { readonly kind: 'fresh'; readonly snapshot: Snapshot }
  /** Membrane knows no such app. */
  | { readonly kind: 'unknown'; readonly message: string; readonly hint: string }
  /** Several candidates are equally good, or the selector names nothing. */
  | { readonly kind: 'unresolved'; readonly message: string; readonly hint: string }
  /** Membrane answered a change that nobody may take unseen; the last snapshot is kept until it is accepted. */
  | { readonly kind: 'held'; readonly message: string; readonly hint: string }
  /** Upstream failed: network, status, or an answer that is not what the API promises. */
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly hint: string;
      /** What went wrong, in the words that are the same for every app that met it; absent when it is the app's own. */
      readonly cause?: string;
      /** What a person can do about that. */
      readonly fix?: string;
    };

/** Asks Membrane; never throws for an answer of one app. */
export interface MembraneClient {
  /** Whom it asks. */
  readonly host?: string;
  readonly query: (lookup: Lookup) => Promise<QueryOutcome>;
  readonly close: () => Promise<void>;
}
