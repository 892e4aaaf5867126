/** A version of an app as a registry has it. */
export interface RegistryVersion {
  readonly version: string;
  /** ISO time, UTC. */
  readonly date: string;
  /** As `RegistryEntry.verdict`. */
  readonly verdict: string | null;
}

/** The report of one of a registry's scanners. */
export interface RegistryReport {
  /** The scanner's name. */
  readonly by: string;
  /** As `RegistryEntry.verdict`. */
  readonly verdict: string;
  readonly url: string | null;
}

/** What a registry was last seen to tell of an app that it has. Times are ISO, UTC. */
export interface RegistryEntry {
  /** The version that its users get. */
  readonly version: string;
  /** The app's page there; `null` when it has none. */
  readonly url: string | null;
  readonly publishedAt: string | null;
  /** How often it was used; `null` when the registry does not count that. */
  readonly downloads: number | null;
  readonly installs: number | null;
  readonly stars: number | null;
  /** The registry's own word for what its checks found (`clean`, `suspicious`, `malicious`, `pending`, `error`). */
  readonly verdict: string | null;
  /** Why the verdict is not clean, in the registry's own codes. */
  readonly flags: readonly string[];
  /** The report on the version's security; `null` when there is none. */
  readonly auditUrl: string | null;
  /** What each of its scanners says, where several do. */
  readonly reports: readonly RegistryReport[];
  /** Newest first. */
  readonly versions: readonly RegistryVersion[];
  /** When this was seen. */
  readonly asOf: string;
}

/** By the registry's name. */
export type AppStatus = Readonly<Record<string, RegistryEntry>>;

/** `status.json`: by slug, what registries were last seen to tell. */
export type CatalogStatus = ReadonlyMap<string, AppStatus>;
