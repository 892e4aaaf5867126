import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { createUsageError } from '../errors.ts';
import { LICENCES_FOLDER, PACKS_FOLDER } from '../text/fileNames.ts';
import { isWithin } from '../text/isWithin.ts';

type Folders = Pick<
  BuildOptions,
  'appsDir' | 'appsLabel' | 'templatesDir' | 'templatesLabel' | 'configFile' | 'stateDir'
>;

/**
 * Throws a usage error for an output folder that is, holds or lies in another folder of the catalog: what is made would be read as
 * what people wrote. Links are followed.
 */
export function refuseOutput(out: string, folders: Folders & Pick<BuildOptions, 'outDir'>): void {
  const hint = 'Name a folder for what is made alone, such as --out dist.';
  const made = toRealPath(folders.outDir);
  if (isWithin(toRealPath(dirname(folders.configFile)), made))
    throw createUsageError(`--out ${out} is a folder that holds the whole catalog`, hint);
  if (made.split(sep).includes('.git'))
    throw createUsageError(`--out ${out} is a folder of git itself`, hint);
  for (const [name, dir] of listFolders(folders))
    if (isWithin(made, dir) || isWithin(dir, made))
      throw createUsageError(`--out ${out} and the folder ${name} lie in one another`, hint);
}

/** Throws a usage error for a site in or around a folder of the catalog: each would be taken for the other. */
export function refuseSite(
  siteDir: string,
  folders: Folders & Pick<BuildOptions, 'outDir' | 'outLabel'>,
): void {
  const made = toRealPath(siteDir);
  for (const [name, dir] of [
    [folders.outLabel, toRealPath(folders.outDir)],
    ...listFolders(folders),
  ] as const)
    if (isWithin(made, dir) || isWithin(dir, made))
      throw createUsageError(
        `The site cannot be written to ${siteDir}: it and the folder ${name} lie in one another`,
        'Name a folder of its own with --out.',
      );
}

/** Throws a usage error for a folder to publish into that lies in one of the catalog's own, where skills would be read as apps. */
export function refuseTarget(to: string, folders: Folders): void {
  const target = toRealPath(to);
  for (const [name, dir] of listFolders(folders))
    if (isWithin(target, dir))
      throw createUsageError(
        `${to} lies in the folder ${name} of the catalog`,
        'Name another folder with --to DIR, for example a checkout of the catalog repository.',
      );
}

/** The folders of a catalog besides its output, by what messages call them; without links. */
function listFolders({ appsDir, appsLabel, templatesDir, templatesLabel, configFile, stateDir }: Folders) {
  const beside = (name: string) => [name, join(dirname(configFile), name)] as const;
  const folders = [
    [appsLabel, appsDir],
    [templatesLabel, templatesDir],
    [basename(stateDir), stateDir],
    beside(PACKS_FOLDER),
    beside(LICENCES_FOLDER),
  ] as const;
  return folders.map(([name, dir]) => [name, toRealPath(dir)] as const);
}

/** The path without links, also of a folder that is not there yet. */
function toRealPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(toRealPath(parent), basename(path));
}
