import type { App, AppRecord, Config, Descriptor, Level, OutputFile, Snapshot } from '../model.ts';
import type { Outline } from './markdown.ts';

/** One app with everything that was read and made of it. */
export interface Subject {
  readonly app: App;
  readonly descriptor: Descriptor;
  readonly snapshot: Snapshot;
  readonly config: Config;
  readonly files: readonly OutputFile[];
  /** The Markdown files among `files`, outlined. */
  readonly documents: readonly Document[];
}

export interface Document {
  readonly file: OutputFile;
  readonly outline: Outline;
}

/** Where a finding is: a value of the descriptor by its path, its notes, or a line of a made file. */
export type Place =
  | { readonly at: readonly (string | number)[] }
  | { readonly note: number }
  | { readonly file: string; readonly line?: number };

export interface Verdict {
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  readonly place: Place;
}

/** A catalog-wide verdict names the app whose descriptor it is about. */
export type CatalogVerdict = Verdict & { readonly app: string };

/**
 * A rule: an object in a file of its own in `rules/`, with its test, and a line in `rules.ts`. It answers what is wrong
 * with one app, or with the catalog as a whole.
 */
export interface Rule {
  /** Stable name, `group/rule`. */
  readonly name: string;
  readonly level: Level;
  /** What it demands, in one sentence. */
  readonly about: string;
  readonly ofApp?: (subject: Subject) => readonly Verdict[];
  readonly ofCatalog?: (records: readonly AppRecord[]) => readonly CatalogVerdict[];
}
