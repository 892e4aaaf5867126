import type { BuildOptions } from '../build/catalog.ts';
import { EditedFolder } from './editedFolder.ts';
import { findPlace, findRoot, type EditedFile } from './findPlace.ts';

/** A file that an editor has open. */
export interface OpenFile {
  readonly folder: EditedFolder;
  readonly place: EditedFile;
  readonly path: string;
}

/** The catalogs that an editor has files of. */
export interface Folders {
  /** Returns what a file is to which catalog; `null` for a file of none. */
  readonly find: (path: string) => OpenFile | null;
  readonly all: () => readonly EditedFolder[];
}

/** Opens no catalog yet; `optionsFor` says how the one in a folder is built. */
export function createFolders(configName: string, optionsFor: (root: string) => BuildOptions): Folders {
  const known = new Map<string, EditedFolder>();
  return {
    find: (path) => {
      const root = findRoot(path, configName);
      if (root === null) return null;
      const folder = known.get(root) ?? new EditedFolder(optionsFor(root));
      known.set(root, folder);
      const place = findPlace(path, folder.options);
      return place && { folder, place, path };
    },
    all: () => [...known.values()],
  };
}
