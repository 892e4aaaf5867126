/** A file that an output makes. `path` is relative to the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The content, where it is not text; what is text all the same is held to the rules as such. */
  readonly bytes?: Uint8Array;
  /** The values that its front matter was written from; what a reader must get back. */
  readonly meant?: FrontMatter;
}

/** Front matter as data: text, lists and maps, in the order in which they are written. */
export interface FrontMatter {
  readonly [key: string]: FrontMatterValue;
}
/** A text, a map, or a list of these; lists hold no lists, so that every reader takes them. */
export type FrontMatterValue = string | FrontMatter | readonly (string | FrontMatter)[];

/** A file of an output, encoded: the bytes that are written, and their digest. */
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

/** What was done with an app that is a draft; `null`: it is none. */
export type DraftState = 'left out' | 'built' | null;

/** One app's folder, not yet read. */
export interface AppInput {
  readonly slug: string;
  /** Of the files that an app is made from, those that are there, by name. */
  readonly files: Readonly<Record<string, Stamp>>;
}

/** An app's folder, with what tells whether its files are still the same ones. */
export interface ListedInput extends AppInput {
  /** When a file was last added to the folder, renamed in it or removed from it: its change time in ms. */
  readonly listedAt: number;
}

/** Which files an app's folder had at a time of `ListedInput.listedAt`, as far as somebody knows them without looking. */
export type KnownNames = (slug: string, listedAt: number) => readonly string[] | null;

/** One change of the disk, as data. */
export interface FileChange {
  readonly kind: 'create' | 'update' | 'delete';
  /** The folder that `path` is relative to: the output folder, the descriptors' or the packs'. */
  readonly base: 'out' | 'apps' | 'packs';
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
  /** The bytes of a file that is created or updated, in pieces: the manifest of a large catalog is never in memory as a whole. */
  readonly content: (change: FileChange) => Iterable<Uint8Array>;
  /** Hex sha256 of a file of the output folder that is created or updated, the manifest excepted; else `null`. */
  readonly digest: (change: FileChange) => string | null;
}

/** The two files of an app, as texts. */
export interface AppTexts {
  readonly slug: string;
  readonly descriptor: string;
  readonly snapshot: string;
}
