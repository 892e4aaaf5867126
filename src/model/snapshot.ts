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

/** The app that a snapshot was answered for. */
export interface SnapshotSubject {
  readonly slug: string;
  readonly homepage: string;
}

/** `membrane.json`: Membrane's answers about one app, normalised and sorted. No clock in it. */
export interface Snapshot {
  /** `membrane`: queried; `published-catalog`: names and keys taken from the catalog as it was published; `written`: by a person. */
  readonly origin: 'membrane' | 'published-catalog' | 'written';
  /** Absent in a snapshot that was written before snapshots named their app. */
  readonly for?: SnapshotSubject;
  readonly app?: SnapshotElement;
  readonly connector?: SnapshotElement;
  readonly integration?: SnapshotElement;
  readonly connection?: SnapshotElement;
  readonly actions: readonly SnapshotAction[];
}
