import type { Refusal } from './objection.ts';

/** One file of a bundle. */
export interface BundleFile {
  /** Below the bundle's folder, with `/`. */
  readonly path: string;
  /** Hex digest of the bytes. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly read: () => Uint8Array;
}

/** The newest release of an app, to be published; in a registry that takes the whole catalog also a pack, a list of packs or another skill. */
export interface Candidate {
  readonly slug: string;
  /** Of what is no app: its path from the root of a registry that is a folder. For a single file, `files` has that one with an empty path. */
  readonly place?: string;
  /** Semantic version of the release. */
  readonly version: string;
  /** ISO date of the release, `2026-11-20`. */
  readonly date: string;
  /** What changed, for the page's reader; never empty, since ClawHub has an empty one written by a language model. */
  readonly changelog: string;
  /** The brand as its owner writes it. */
  readonly displayName: string;
  /** One sentence. */
  readonly summary: string;
  /** Categories in the registry's own words. */
  readonly categories: readonly string[];
  readonly topics: readonly string[];
  readonly files: readonly BundleFile[];
  /** Identity of the files: two bundles with the same fingerprint are the same bytes under the same names. */
  readonly fingerprint: string;
  /** What the page looks like once its words are taken away; registries take few new pages of one shape a day. */
  readonly shape: string;
  /** How much it is used, for the order in which new ones go out; `null` when nobody knows. */
  readonly usage: number | null;
}

/** What of a catalog may be published. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Apps whose bundle is not that of a release. */
  readonly heldBack: readonly Refusal[];
}
