import { hash } from 'node:crypto';
import type { PackReleaseFile, PackSurface } from '../model/release.ts';
import type { Pack } from '../model/pack.ts';
import { comparePacks, wordFirstPack } from './comparePacks.ts';
import { raiseByLevel } from './raiseVersion.ts';

/** The newest release of an app. */
export interface NewestRelease {
  readonly version: string;
  readonly digest: string;
}

/**
 * The history of a pack with a release more, on that ISO day; `null` when the newest one has these very releases of these apps, under
 * this title and description. So a pack changes when one of its apps has a release, joins or leaves.
 */
export function recordPack(
  { title, description, apps }: Pick<Pack, 'title' | 'description' | 'apps'>,
  newestOf: (slug: string) => NewestRelease | null,
  last: PackReleaseFile | null,
  date: string,
): PackReleaseFile | null {
  // Which app comes first follows how much each is used, and is no change of the pack.
  const members = apps.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const surface: PackSurface = {
    title,
    description,
    apps: members.map(({ slug, name }) => ({ slug, name, version: newestOf(slug)?.version ?? null })),
  };
  const held = members.map(({ slug }) => newestOf(slug)?.digest ?? null);
  const digest = `sha256:${hash('sha256', JSON.stringify([surface, held]))}`;
  const newest = last?.releases[0];
  if (newest?.digest === digest) return null;
  const changes =
    last && newest
      ? comparePacks(last.surface, surface)
      : { lines: wordFirstPack(surface), level: 'patch' as const };
  const release = {
    version: raiseByLevel(newest?.version ?? null, changes.level),
    date,
    digest,
    changes: changes.lines,
  };
  return { releases: [release, ...(last?.releases ?? [])], surface };
}
