import type { Entity } from './descriptor.ts';

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

/** The few facts of an app that catalog-wide stages need, kept between builds so that unchanged apps stay unread. */
export interface AppRecord {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
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
