import { dirname } from 'node:path';
import type { ReadyApp } from '../build/buildEach.ts';
import type { BuildOptions } from '../build/catalog.ts';
import type { Project } from '../build/openProject.ts';
import { readManifest, type ManifestFile } from '../disk/manifest.ts';
import type { AppRecord } from '../model/app.ts';
import type { FileChange } from '../model/files.ts';
import { choosePacks } from '../packs/choosePacks.ts';
import type { Candidates } from '../publish/candidate.ts';
import { toCatalogSkill, toSharedCandidates } from '../publish/sharedCandidates.ts';
import { readPackReleases } from '../read/packReleases.ts';
import { readSharedInputs } from '../read/sharedInputs.ts';
import { findDuePacks } from '../release/findDuePacks.ts';
import type { NewestRelease } from '../release/recordPack.ts';

/** What is known of a catalog's packs once each app was seen. */
export interface SharedCollector {
  readonly add: (ready: ReadyApp, project: Project) => void;
  /** What of the catalog besides apps may be published; `heldBack` are apps that may not, `changes` what a build would change. */
  readonly find: (changes: readonly FileChange[], heldBack: ReadonlySet<string>) => Candidates;
}

/** Collects from the apps of a build what packs are made from. */
export function collectShared({ configFile, outDir }: BuildOptions): SharedCollector {
  const records: AppRecord[] = [];
  const newest = new Map<string, NewestRelease & { readonly date: string }>();
  let settings: Project | undefined;
  const find: SharedCollector['find'] = (changes, heldBack) => {
    if (!settings) return { candidates: [], heldBack: [] };
    const { config, status } = settings;
    const { files: history } = readPackReleases(readSharedInputs(dirname(configFile)).releases);
    const there = records.sort((a, b) => (a.slug < b.slug ? -1 : 1));
    const packs = choosePacks(there, { config, status, releases: history });
    const due = findDuePacks(packs, { config, history, newest, failed: heldBack, only: [] }, '');
    return toSharedCandidates({
      packs,
      due: new Set(due.map(({ name }) => name)),
      heldBack,
      files: readShared(outDir),
      differing: changes.flatMap(({ base, app, path }) => (base === 'out' && app === null ? [path] : [])),
      newest:
        [...newest.values()]
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? null,
      outDir,
    });
  };
  return {
    add: ({ app, record, releases }, project) => {
      settings = project;
      records.push(record);
      const [latest] = releases?.releases ?? [];
      if (latest) newest.set(app.slug, latest);
    },
    find,
  };
}

/** What the manifest says of every file of the whole catalog, and of what apps gave to its skills. */
function readShared(outDir: string): ReadonlyMap<string, ManifestFile> {
  const { files, apps } = readManifest(outDir);
  const folders = [...files.keys()].flatMap((path) => toCatalogSkill(path) ?? []);
  const given = [...apps.values()].flatMap((app) =>
    Object.entries(app.files).filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`))),
  );
  return new Map([...files, ...given]);
}
