import type { Effect } from './effect.ts';

/** One version of an app's bundle, newest first in a history. */
export interface Release {
  readonly version: string;
  /** ISO date, `2026-11-20`. */
  readonly date: string;
  readonly changes: readonly string[];
}

/** A release as `releases.json` keeps it. */
export interface RecordedRelease extends Release {
  /** `sha256:` and the hex digest of the bundle, rendered without version and date. */
  readonly digest: string;
}

/** An app's bundles as they are now, and as they were released. */
export interface Edition {
  /** Digest of its bundles, as `text/digestBundles.ts` makes it. */
  readonly bundle: string;
  /** Its newest release; `null`: it was never released. */
  readonly newest: RecordedRelease | null;
}

/** An input of an action, as a reader of a released page relies on it. */
export interface SurfaceInput {
  readonly path: string;
  readonly type: string;
  /** Absent: it may be left out. */
  readonly required?: true | undefined;
  /** Digest of the allowed values and their limits; absent when any value goes. */
  readonly allowed?: string | undefined;
}

/** An action, as a reader of a released page relies on it. */
export interface SurfaceAction {
  readonly key?: string | undefined;
  /** Only of an action that its key does not tell from all others. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly effect: Effect;
  /** Digest of the sentence. */
  readonly sentence: string;
  /** Digest of what the inputs mean; absent when there are none. */
  readonly meanings?: string | undefined;
  /** Absent: the page did not tell the inputs; empty: there are none. */
  readonly inputs?: readonly SurfaceInput[] | undefined;
  /** The page did not tell all of its optional inputs. */
  readonly cut?: true | undefined;
}

/**
 * What a reader of an app's released page relies on: names as they are, prose as digests, so that the next release can
 * tell what changed without keeping the pages.
 */
export interface Surface {
  /** The pinned package of the Membrane CLI, `@membranehq/cli@1.18.3`. */
  readonly cli: string;
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
  /** Digest of the image; `null` when the bundle has none. */
  readonly icon: string | null;
  /** Digest. */
  readonly summary: string;
  /** Digest. */
  readonly description: string;
  /** Each with the entities around it: `Organization > Membership`. */
  readonly entities: readonly string[];
  /** Digest; `null` when there are none. */
  readonly notes: string | null;
  /** How many of the actions the page lists; they come first. */
  readonly listed: number;
  readonly actions: readonly SurfaceAction[];
}

/** `releases.json`: an app's history, and what its newest release promised. */
export interface ReleaseFile {
  /** Newest first, never empty. */
  readonly releases: readonly RecordedRelease[];
  readonly surface: Surface;
}

/** What a user of a pack relies on. */
export interface PackSurface {
  readonly title: string;
  readonly description: string;
  readonly apps: readonly PackMember[];
}

/** An app of a released pack. */
export interface PackMember {
  readonly slug: string;
  readonly name: string;
  /** Of its newest release then; `null`: it had none. */
  readonly version: string | null;
}

/** `releases.json` of a pack. */
export interface PackReleaseFile {
  /** Newest first, never empty. */
  readonly releases: readonly RecordedRelease[];
  readonly surface: PackSurface;
}
