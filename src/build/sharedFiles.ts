import type { ManifestFile, PackedApp } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { FrontMatter } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { CatalogContext } from '../model/output.ts';
import type { Pack } from '../model/pack.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Kept } from './findKept.ts';

/** The files of the whole catalog. */
export interface SharedFiles {
  /** What the manifest says of them, by path. */
  readonly entries: ReadonlyMap<string, ManifestFile>;
  /** Of a file that is a copy, the file of an app whose bytes it has. */
  readonly originals: ReadonlyMap<string, AppFile>;
  /** Roots of the outputs whose files have errors: what is on disk below them stays. */
  readonly refused: readonly string[];
  /** By the name of the output that made them. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  /** The values that front matter was written from, by path. */
  readonly meant: Readonly<Record<string, FrontMatter>>;
}

/** What the files of the whole catalog are rendered from. */
export interface RenderParts {
  /** The apps that the catalog will hold, in code-unit order. */
  readonly records: readonly AppRecord[];
  /** What the manifest will say of each app. */
  readonly apps: ReadonlyMap<string, PackedApp>;
  readonly built: BuiltApps;
  readonly packs: readonly Pack[];
  readonly kept: Kept | null;
}

/** A file that an output made of an app, by its path below the output folder and the slug of the app. */
export interface AppFile {
  readonly path: string;
  readonly app: string;
}

/** Files of apps, as the output folder will have them. */
export interface AppFiles extends Pick<CatalogContext, 'filesOf' | 'fileOf' | 'pathsBelow' | 'bytesOf'> {
  /** The bytes of a file of the whole catalog. */
  readonly bytesOfShared: (path: string) => Uint8Array;
  /** The file of an app at a path, and what the manifest will say of it. */
  readonly find: (path: string) => (AppFile & { readonly entry: ManifestFile }) | undefined;
}
