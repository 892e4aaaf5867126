import type { Build, BuildOptions } from '../build/catalog.ts';
import type { Manifest } from '../disk/manifest.ts';
import { filesIn, type ManifestFile } from '../disk/packedApp.ts';
import type { Config } from '../model/config.ts';
import type { Candidates } from '../publish/candidate.ts';
import { toCatalogSkill, toSharedCandidates } from '../publish/sharedCandidates.ts';
import { findPacks } from './findPacks.ts';

/** What of a catalog besides apps may be published; `heldBack` are apps that may not. */
export function findShared(
  build: Build,
  heldBack: ReadonlySet<string>,
  options: BuildOptions,
  config: Config,
): Candidates {
  const { apps, manifest } = build.held();
  const recorded = new Map();
  const { packs, due } = findPacks(build, options, { config, recorded, held: [...heldBack], day: '' });
  const dates = apps.flatMap(({ edition }) => edition.newest?.date ?? []).sort();
  return toSharedCandidates({
    packs,
    due: new Set(due.map(({ name }) => name)),
    heldBack,
    files: listShared(manifest),
    differing: build.plan.changes.flatMap(({ base, app, path }) =>
      base === 'out' && app === null ? [path] : [],
    ),
    newest: dates.at(-1) ?? null,
    outDir: options.outDir,
  });
}

/** What the manifest says of every file of the whole catalog, and of what apps gave to its skills. */
function listShared({ files, apps }: Manifest): ReadonlyMap<string, ManifestFile> {
  const folders = [...files.keys()].flatMap((path) => toCatalogSkill(path) ?? []);
  const given = [...apps.values()].flatMap((app) =>
    Object.entries(filesIn(app)).filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`))),
  );
  return new Map([...files, ...given]);
}
