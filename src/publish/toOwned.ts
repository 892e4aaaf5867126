import { digestBundles } from '../text/digestBundles.ts';
import { fingerprintFiles } from './fingerprint.ts';
import type { Subject } from './observation.ts';
import type { Owned } from './status.ts';
import type { Releasable } from './toCandidate.ts';

/** An app as the catalog has it, and as a registry is asked about it. */
export type OwnedApp = Owned & Subject;

/** What of an app a registry can be compared with; `bundle` is the folder below the output folder that has the registry's bundles. */
export function toOwned({ app, files, releases }: Releasable, bundle: string): OwnedApp {
  const { slug } = app;
  const folder = `${bundle}/${slug}/`;
  const own = files.filter(({ path }) => path.startsWith(folder));
  const [newest] = releases?.releases ?? [];
  return {
    slug,
    released: newest?.version ?? null,
    changed: newest?.digest !== digestBundles(files),
    fingerprint: fingerprintFiles(
      own.map(({ path, sha256 }) => ({ path: path.slice(folder.length), sha256 })),
    ),
  };
}
