/** The nouns of skillpress. Types only: everything imports this file, it imports nothing. */

/** `error` keeps an app from being written and fails the run; `warning` is only reported. */
export type Level = 'error' | 'warning';

/** A rule's verdict on one place. `line` and `column` count from 1; absent when the whole file is meant. */
export interface Finding {
  readonly level: Level;
  /** Stable name, `group/rule`. */
  readonly rule: string;
  readonly app?: string;
  /** Relative to the catalog's root, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
}

/** A noun of the app's own API, with the nouns that live inside it. */
export interface Entity {
  readonly name: string;
  readonly children: readonly Entity[];
}

/** Which Membrane element stands for the app; without one the app is found by search. */
export interface Selector {
  readonly by: 'app' | 'connector' | 'integration' | 'connection';
  /** An id or a key of that element. */
  readonly key: string;
  /** With a connection: only the actions that Membrane finds for this intent; `null` for all. */
  readonly intent: string | null;
}

/** `app.md`: what people know about an app. Identity is the folder's name, so it is not in here. */
export interface Descriptor {
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
  readonly icon: string | null;
  readonly summary: string;
  readonly description: string | null;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  /** Other names that users call the app by. */
  readonly aliases: readonly string[];
  readonly entities: readonly Entity[];
  readonly membrane: Selector | null;
  readonly pin: readonly string[];
  readonly hide: readonly string[];
  readonly describe: Readonly<Record<string, string>>;
  readonly draft: boolean;
  /** Rules that this app may break, each with the reason. */
  readonly except: Readonly<Record<string, string>>;
  /** Markdown after the front matter. */
  readonly notes: string;
}

/** A Membrane element as an answer of the API names it. */
export interface SnapshotElement {
  readonly id: string;
  readonly key?: string;
  readonly name: string;
  readonly url?: string;
  readonly logo?: string;
  readonly auth?: string;
}

/** An action as Membrane answered it. Absent means unknown. */
export interface SnapshotAction {
  readonly id?: string;
  readonly key?: string;
  /** `key` was made from the name, because the public catalog answers none. */
  readonly derivedKey?: true;
  readonly name: string;
  readonly description?: string;
  /** Membrane's action type, such as `list-data-records`. */
  readonly type?: string;
  /** HTTP method of an action that is one API request. */
  readonly method?: string;
  /** Membrane's DataSchema dialect (JSON-Schema-like), as answered. */
  readonly input?: unknown;
}

/** `membrane.json`: Membrane's answers about one app, normalised and sorted. No clock in it. */
export interface Snapshot {
  /** `membrane`: queried; `published-catalog`: names and keys taken from the catalog as it was published. */
  readonly origin: 'membrane' | 'published-catalog';
  readonly app?: SnapshotElement;
  readonly connector?: SnapshotElement;
  readonly integration?: SnapshotElement;
  readonly connection?: SnapshotElement;
  readonly actions: readonly SnapshotAction[];
}

/** What running an action does to the user's data. */
export type Effect = 'read' | 'write' | 'delete';

/** One input of an action, flattened: `address.city`, `lines[].amount`. */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string;
  /** Allowed values, already cut to a readable number; empty when any value goes. */
  readonly allowed: readonly string[];
}

export interface Action {
  /** Membrane's key; `null` when the catalog answered none. */
  readonly key: string | null;
  readonly id: string | null;
  readonly name: string;
  /** One sentence, never empty. */
  readonly sentence: string;
  readonly effect: Effect;
  /** `null`: Membrane did not tell the inputs; empty: there are none. */
  readonly fields: readonly Field[] | null;
}

export interface ActionGroup {
  /** Heading of the group: the entity its actions are about. */
  readonly title: string;
  readonly actions: readonly Action[];
}

export interface Category {
  readonly key: string;
  readonly name: string;
}

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

/** An input of an action, as a reader of a released page relies on it. */
export interface SurfaceInput {
  readonly path: string;
  readonly type: string;
  /** Absent: it may be left out. */
  readonly required?: true | undefined;
  /** Digest of the allowed values; absent when any value goes. */
  readonly allowed?: string | undefined;
}

/** An action, as a reader of a released page relies on it. */
export interface SurfaceAction {
  readonly key?: string | undefined;
  /** Only of an action without a key. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly effect: Effect;
  /** Digest of the sentence. */
  readonly sentence: string;
  /** Digest of what the inputs mean; absent when there are none. */
  readonly meanings?: string | undefined;
  /** Absent: the page did not tell the inputs; empty: there are none. */
  readonly inputs?: readonly SurfaceInput[] | undefined;
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

/** A version of an app as a registry has it. */
export interface RegistryVersion {
  readonly version: string;
  /** ISO time, UTC. */
  readonly date: string;
  /** As `RegistryEntry.verdict`. */
  readonly verdict: string | null;
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
  /** Newest first. */
  readonly versions: readonly RegistryVersion[];
  /** When this was seen. */
  readonly asOf: string;
}

/** By the registry's name. */
export type AppStatus = Readonly<Record<string, RegistryEntry>>;

/** `status.json`: by slug, what registries were last seen to tell. */
export type CatalogStatus = ReadonlyMap<string, AppStatus>;

/** Descriptor and snapshot after `normalise`: everything decided, nothing optional by accident. */
export interface App {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
  readonly icon: string | null;
  readonly summary: string;
  /** When an agent should open the page: at most 160 characters. */
  readonly trigger: string;
  readonly categories: readonly Category[];
  readonly keywords: readonly string[];
  /** Other names that users call the app by. */
  readonly aliases: readonly string[];
  readonly entities: readonly Entity[];
  /** Every action that is not hidden, best first. */
  readonly actions: readonly Action[];
  /** The first ones of `actions`, as many as the catalog's limit. */
  readonly popular: readonly Action[];
  /** `popular` by entity. */
  readonly groups: readonly ActionGroup[];
  readonly notes: string;
  /** An intent that this app's users have, as `action list --intent` takes it: `list users`. */
  readonly intent: string;
  /** The logo as a file of the descriptor's folder. */
  readonly iconFile: IconFile | null;
  /** How Membrane signs in to the app (`oauth2`, `client-credentials`, …); `null` when unknown. */
  readonly auth: string | null;
}

/** An image; `path` is its name. */
export interface IconFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface RelatedApp {
  readonly slug: string;
  readonly name: string;
  /** What the two share, in words. */
  readonly reason: string;
}

/** `catalog.yaml` after validation. */
export interface Config {
  readonly name: string;
  readonly publisher: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly homepage: string;
  readonly repository: string;
  readonly license: string;
  readonly cli: { readonly package: string; readonly version: string };
  readonly categories: ReadonlyMap<
    string,
    { readonly name: string; readonly marketplaces: Readonly<Record<string, string>> }
  >;
  readonly limits: {
    readonly popularActions: number;
    readonly relatedApps: number;
    readonly pageLines: number;
    readonly pageTokens: number;
  };
  readonly clawhub: {
    readonly owner: string;
    readonly tier: 'low' | 'medium' | 'trusted';
    readonly newPerDay: number;
  };
}

/** The few facts of an app that catalog-wide stages need, kept between builds so that unchanged apps stay unread. */
export interface AppRecord {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly trigger: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly aliases: readonly string[];
  readonly entities: readonly string[];
  readonly actions: number;
  /** Structural fingerprint of the ClawHub bundle's page; pages that share one look alike to ClawHub. */
  readonly shape: string;
  /** Names of the rules that its descriptor makes an exception of. */
  readonly except: readonly string[];
}

/** A file that an output makes. `path` is relative to the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The content, where it is not text. */
  readonly bytes?: Uint8Array;
  /** The values that its front matter was written from; what a reader must get back. */
  readonly meant?: FrontMatter;
}

/** Front matter as data: text, lists and maps, in the order in which they are written. */
export interface FrontMatter {
  readonly [key: string]: FrontMatterValue;
}
export type FrontMatterValue = string | FrontMatter | readonly (string | FrontMatter)[];

/** The same, encoded: what is written, and its digest. */
export interface RenderedFile extends OutputFile {
  readonly bytes: Uint8Array;
  /** Hex digest of `bytes`. */
  readonly sha256: string;
}

/**
 * A file's identity without reading it: size, and the time of its last change in ms. The change time (ctime) moves with
 * every write, rename and chmod and can't be set back, unlike the modification time. `null`: there is no such file.
 */
export type Stamp = readonly [size: number, ctimeMs: number] | null;

/** One app's folder, not yet read. */
export interface AppInput {
  readonly slug: string;
  /** Of the files that an app is made from, those that are there, by name. */
  readonly files: Readonly<Record<string, Stamp>>;
}

/** One change of the disk, as data. */
export interface FileChange {
  readonly kind: 'create' | 'update' | 'delete';
  /** The folder that `path` is relative to: the output folder or the descriptors'. */
  readonly base: 'out' | 'apps';
  /** With `/`. */
  readonly path: string;
  /** `null` for files of the whole catalog. */
  readonly app: string | null;
}

/** Everything a build would change, before anything is changed. */
export interface WritePlan {
  readonly changes: readonly FileChange[];
  /** Files that are already as they should be. */
  readonly unchanged: number;
  /** The bytes of a file that is created or updated. */
  readonly content: (change: FileChange) => Uint8Array;
  /** Hex sha256 of a file of the output folder that is created or updated, the manifest excepted; else `null`. */
  readonly digest: (change: FileChange) => string | null;
}

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
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string };

/** The part of a descriptor that an app is looked up by. */
export type Lookup = Pick<Descriptor, 'name' | 'homepage' | 'membrane'>;

/** Asks Membrane; never throws for an answer of one app. */
export interface MembraneClient {
  readonly query: (lookup: Lookup) => Promise<QueryOutcome>;
  readonly close: () => Promise<void>;
}

/** How many apps ended how. */
export interface AppCounts {
  readonly total: number;
  /** Pages or listings that were made anew and differ. */
  readonly built: number;
  readonly unchanged: number;
  /** Could not be queried; the last good snapshot and page are kept. */
  readonly stale: number;
  /** Have errors; the last good page is kept. */
  readonly failed: number;
}

/** How far a build is; `total` is 0 when unknown. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What `skillpress doctor` found out about one part of the set-up. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly message: string;
  /** What to do about it; `null` when there is nothing to do. */
  readonly fix: string | null;
  /** What is wrong is not here but with Membrane, or on the way to it. */
  readonly upstream: boolean;
}
