import { fingerprintFiles } from './fingerprint.ts';
import type { ObservedApp } from './observation.ts';
import type { Owned } from './status.ts';
import { listBundle, type OutputApp } from './toCandidate.ts';

/** An app as the catalog has it, and as a registry is asked about it. */
export type OwnedApp = Owned & ObservedApp;

/** What of an app a registry can be compared with; `bundle` is the folder below the output folder that has the registry's bundles. */
export function toOwned({ record: { slug }, edition, files }: OutputApp, bundle: string): OwnedApp {
  const own = listBundle(`${bundle}/${slug}/`, files);
  return {
    slug,
    released: edition.newest?.version ?? null,
    changed: edition.newest?.digest !== edition.bundle,
    fingerprint: fingerprintFiles(own.map(({ below, sha256 }) => ({ path: below, sha256 }))),
  };
}
