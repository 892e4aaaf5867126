import type { App, AppRecord, RelatedApp } from './app.ts';
import type { AppStatus } from './status.ts';
import type { Config } from './config.ts';
import type { FrontMatter, OutputFile, RenderedFile } from './files.ts';
import type { Pack } from './pack.ts';
import type { Release } from './release.ts';

/** Who reads a file. What agents read is held to every rule of containment, commands, links and secrets. */
export type Readers = 'agents' | 'machines' | 'people';

/** Everything an output may use besides the app itself. */
export interface OutputContext {
  readonly config: Config;
  /** What is written: pages by their output, everything else in English. */
  readonly language: string;
  /** Those of that language. */
  readonly templates: Templates;
  /** The same for another language of the catalog. */
  readonly inLanguage: (language: string) => Pick<OutputContext, 'language' | 'templates'>;
}

/** Templates by name, each filled with its data. */
export interface Templates {
  readonly render: (name: string, data: object) => string;
}

/** What an output is given beside the app that it makes files of. */
export interface AppContext extends OutputContext {
  readonly related: readonly RelatedApp[];
  readonly releases: readonly Release[];
  /** Where an output chooses between layouts by length: what it chose for the app that this one is the neutral form of. */
  readonly inputsApart?: boolean;
  /** What registries were last seen to tell of it. It changes without a release, so no page may depend on it. */
  readonly registries: AppStatus;
  /** What the outputs before this one made of the same app. */
  readonly made: readonly RenderedFile[];
}

/** A file that will be in the output folder when the build is done. */
export interface MadeFile {
  /** Below the output folder. */
  readonly path: string;
  /** Hex digest of its bytes. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that an output made of the whole catalog. */
export interface MadeCatalogFile extends MadeFile {
  /** The values that its front matter was written from. */
  readonly meant?: FrontMatter | undefined;
}

/** What an output is given beside the records that it makes files of the whole catalog from. */
export interface CatalogContext extends OutputContext {
  /** The packs that hold an app, the maintainer's own first; empty when `catalog.yaml` asks for none. */
  readonly packs: readonly Pack[];
  /** The text of the licence that packs carry. */
  readonly licence: string;
  /** What outputs made of an app, of unchanged ones too, in the order of their paths. */
  readonly filesOf: (slug: string) => readonly MadeFile[];
  /** One file of an app by its path below the output folder, which takes less time than to list all of them. */
  readonly fileOf: (slug: string, path: string) => Omit<MadeFile, 'path'> | undefined;
  /** Paths of all apps' files that lie below a folder of the output folder, such as `skills/acme`. */
  readonly pathsBelow: (folder: string) => readonly string[];
  /** What outputs before this one made of the whole catalog, in the order of their paths. */
  readonly catalogFiles: () => readonly MadeCatalogFile[];
  /** The bytes of such a file, or of one that an output before this one made of the catalog. Throws when there is none. */
  readonly bytesOf: (path: string) => Uint8Array;
  /** The bytes that a file of the last build has, if those that it is made from are as they were then; `null`: it has to be made. */
  readonly bytesBefore: (path: string, from: readonly string[]) => Uint8Array | null;
}

/** A file of the whole catalog; `copyOf` is the path of the file of an app whose bytes it has in place of `text`. */
export interface CatalogFile extends OutputFile {
  readonly copyOf?: string;
}

/**
 * One kind of file of what `dist/` holds. Adding an output is adding a file like `outputs/page.ts` and a line in `outputs.ts`:
 * what may be written below its root, who removes what it no longer makes and which rules apply follow from these fields.
 */
export interface Output {
  readonly name: string;
  /**
   * The folder below the output folder that it owns, or the name of one file at the top. Outputs may share a root; where one lies in
   * another, the deepest owner of a path counts.
   */
  readonly root: string;
  readonly readers: Readers;
  /** The root of another output whose files of the catalog this one lists: where those are refused, so are these. */
  readonly lists?: string;
  /** What its files are written in; absent: English. */
  readonly language?: string;
  /** The templates it renders, each with a sample of its data. */
  readonly samples?: Readonly<Record<string, object>>;
  readonly ofApp?: (app: App, context: AppContext) => readonly OutputFile[];
  /**
   * `true`: what it makes of the whole catalog follows from settings, records without their `shape`, packs and the paths of apps' files,
   * and is not made again while these stay the same. Without it, what is in the files may count, too.
   */
  readonly overlooksBytes?: true;
  readonly ofCatalog?: (records: readonly AppRecord[], context: CatalogContext) => readonly CatalogFile[];
}
