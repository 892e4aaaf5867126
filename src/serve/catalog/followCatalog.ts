import { wordError } from '../../errors.ts';
import { openBuiltCatalog, type BuiltCatalog } from './openBuiltCatalog.ts';
import { watchCatalog } from './watchCatalog.ts';

/** Which output folder is followed, and who is told. */
export interface FollowParts {
  readonly outDir: string;
  /** What messages call the output folder. */
  readonly outLabel: string;
  /** Takes lines for whoever runs the server. */
  readonly print: (text: string) => void;
  /** Called with each catalog that takes the place of the one before. */
  readonly changed: (catalog: BuiltCatalog) => void;
}

/** A catalog that is opened anew after each build. */
export interface FollowedCatalog {
  /** As it is now. */
  readonly current: () => BuiltCatalog;
  readonly stop: () => void;
}

/** Opens a catalog, and again after each build; one that cannot be opened leaves the one before. Throws a usage error when there is none. */
export function followCatalog({ outDir, outLabel, print, changed }: FollowParts): FollowedCatalog {
  let catalog = openBuiltCatalog(outDir, outLabel);
  const stop = watchCatalog(outDir, () => {
    try {
      catalog = openBuiltCatalog(outDir, outLabel);
      changed(catalog);
    } catch (error) {
      print(`skillpress: the catalog before is served on: ${wordError(error)}\n`);
    }
  });
  return { current: () => catalog, stop };
}
