import type { Config } from '../model/config.ts';
import type { PackReleaseFile } from '../model/release.ts';
import type { Pack } from '../model/pack.ts';
import { recordPack, type NewestRelease } from './recordPack.ts';

/** A pack whose apps are not those of its newest release. */
export interface DuePack {
  readonly name: string;
  readonly last: PackReleaseFile | null;
  readonly next: PackReleaseFile;
}

/** What tells which packs changed, beside the packs. */
export interface PackReleaseParts {
  readonly config: Config;
  /** What was recorded of each pack. */
  readonly history: ReadonlyMap<string, PackReleaseFile>;
  /** The newest release of each app, those that are recorded now too. */
  readonly newest: ReadonlyMap<string, NewestRelease>;
  /** Apps with errors. */
  readonly failed: ReadonlySet<string>;
  /** Slugs of the apps that were asked for; empty for all. */
  readonly only: readonly string[];
}

/**
 * The packs that are to be released on that ISO day. One that lacks an app only because that has errors waits until it is mended; where apps
 * were asked for, only packs that hold one of them count.
 */
export function findDuePacks(
  packs: readonly Pack[],
  { config, history, newest, failed, only }: PackReleaseParts,
  day: string,
): DuePack[] {
  return packs.flatMap((pack): DuePack[] => {
    const last = history.get(pack.name) ?? null;
    const meant = [
      ...(last?.surface.apps.map(({ slug }) => slug) ?? []),
      ...(config.packs?.own.get(pack.name)?.apps ?? []),
    ];
    if (meant.some((slug) => failed.has(slug))) return [];
    if (only.length > 0 && !pack.apps.some(({ slug }) => only.includes(slug))) return [];
    const next = recordPack(pack, (slug) => newest.get(slug) ?? null, last, day);
    return next ? [{ name: pack.name, last, next }] : [];
  });
}
