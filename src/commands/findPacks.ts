import { dirname } from 'node:path';
import type { Build, BuildOptions } from '../build/catalog.ts';
import { listFailedApps, listSoundApps } from '../build/findDueApps.ts';
import type { Config } from '../model/config.ts';
import type { Pack } from '../model/pack.ts';
import type { RecordedRelease } from '../model/release.ts';
import { choosePacks } from '../packs/choosePacks.ts';
import { readPackReleases } from '../read/packReleases.ts';
import { readSavedStatus } from '../read/readSavedStatus.ts';
import { readSharedInputs } from '../read/sharedInputs.ts';
import { findDuePacks, type DuePack } from '../release/findDuePacks.ts';

/** The packs of a catalog, and those among them that are to be released. */
export interface FoundPacks {
  readonly packs: readonly Pack[];
  readonly due: readonly DuePack[];
}

/** What the catalog's files do not say about the packs to choose. */
export interface PackWishes {
  readonly config: Config;
  /** Releases that apps have besides those that were read, by slug. */
  readonly recorded: ReadonlyMap<string, RecordedRelease>;
  /** Apps whose packs wait besides those with errors. */
  readonly held: readonly string[];
  /** ISO day of a release. */
  readonly day: string;
}

/** Chooses the packs of all apps of a build that have no errors, whatever was asked for. */
export function findPacks(
  build: Pick<Build, 'ends' | 'held'>,
  { configFile, only }: Pick<BuildOptions, 'configFile' | 'only'>,
  wishes: PackWishes,
): FoundPacks {
  const { config, recorded, day } = wishes;
  if (!config.packs) return { packs: [], due: [] };
  const { files: history } = readPackReleases(readSharedInputs(dirname(configFile)).releases);
  const failed = listFailedApps(build.ends);
  const apps = listSoundApps(build);
  const packs = choosePacks(
    apps.map(({ record }) => record),
    { config, status: readSavedStatus(configFile), releases: history },
  );
  const newest = new Map(
    apps.flatMap(({ record: { slug }, edition }) => {
      const latest = recorded.get(slug) ?? edition.newest;
      return latest ? [[slug, latest] as const] : [];
    }),
  );
  const waiting = new Set([...failed, ...wishes.held]);
  return { packs, due: findDuePacks(packs, { config, history, newest, failed: waiting, only }, day) };
}
