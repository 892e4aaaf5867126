import type { Effect } from './effect.ts';

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
  /** What users say when they want this app. */
  readonly requests: readonly string[];
  readonly entities: readonly Entity[];
  readonly membrane: Selector | null;
  readonly pin: readonly string[];
  readonly hide: readonly string[];
  readonly describe: Readonly<Record<string, string>>;
  /** What actions do to the user's data, where the evidence misleads. */
  readonly effect: Readonly<Record<string, Effect>>;
  readonly draft: boolean;
  /** Rules that this app may break, each with the reason. */
  readonly except: Readonly<Record<string, string>>;
  /** Markdown after the front matter. */
  readonly notes: string;
}

/** The part of a descriptor that an app is looked up by. */
export type Lookup = Pick<Descriptor, 'name' | 'homepage' | 'membrane'>;
