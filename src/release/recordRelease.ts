import type { ReleaseFile, Surface } from '../model/release.ts';
import { wordChangelog, wordFirstChangelog } from '../words/changelog.ts';
import { compareSurfaces } from './compareSurfaces.ts';
import { raiseVersion } from './raiseVersion.ts';

/** What a release is made from. */
export interface Releasable {
  readonly surface: Surface;
  /** `sha256:` and the hex digest of the bundle, rendered without version and date. */
  readonly digest: string;
}

/**
 * The history with a release more, on that ISO day; `null` when the newest release has this very bundle. Older entries
 * stay as they are, whoever wrote their words.
 */
export function recordRelease(
  last: ReleaseFile | null,
  { surface, digest }: Releasable,
  date: string,
): ReleaseFile | null {
  const newest = last?.releases[0];
  if (!last || !newest) {
    const release = {
      version: raiseVersion(null, []),
      date,
      digest,
      changes: wordFirstChangelog(surface.actions.length),
    };
    return { releases: [release], surface };
  }
  if (newest.digest === digest) return null;
  const changes = compareSurfaces(last.surface, surface);
  const release = {
    version: raiseVersion(newest.version, changes),
    date,
    digest,
    changes: wordChangelog(changes),
  };
  return { releases: [release, ...last.releases], surface };
}
