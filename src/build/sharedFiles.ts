import type { ManifestApp, ManifestFile } from '../disk/manifest.ts';
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
  readonly originals: ReadonlyMap<string, string>;
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
  readonly apps: ReadonlyMap<string, ManifestApp>;
  readonly built: BuiltApps;
  readonly packs: readonly Pack[];
  readonly kept: Kept | null;
}

/** Files of apps, as the output folder will have them. */
export interface AppFiles extends Pick<CatalogContext, 'filesOf' | 'bytesOf'> {
  readonly entryOf: (path: string) => ManifestFile | undefined;
}
