import type { AppRecord } from './app.ts';
import type { Release } from './release.ts';

/** Which packs `catalog.yaml` asks for. */
export interface PackSettings {
  /** A category of at least so many apps is a pack; `null`: none is. */
  readonly byCategory: number | null;
  /** The maintainer's own packs, by name. */
  readonly own: ReadonlyMap<string, OwnPack>;
}

/** A pack that the maintainer chose. */
export interface OwnPack {
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** Slugs. */
  readonly apps: readonly string[];
  /** Whether it is an error that one of them is not there. */
  readonly missing: 'error' | 'skip';
}

/** A chosen set of apps, delivered together. */
export interface Pack {
  /** Its folder, and its name as a plugin. */
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** The category whose apps it holds; `null` for the maintainer's own. */
  readonly category: { readonly key: string; readonly name: string } | null;
  /** In the order of their slugs. */
  readonly apps: readonly AppRecord[];
  /** The apps of the category that clients would not show whole, next ones first. */
  readonly leftOut: readonly AppRecord[];
  /** What `leftOut` comes after: the most used apps, as far as registries tell, or the first ones by name. */
  readonly keeps: 'most used' | 'first';
  /** Newest first; empty for a pack that was never released. */
  readonly releases: readonly Release[];
}
