import { accessSync, constants, lstatSync, realpathSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { createIoError, createUsageError } from '../../errors.ts';
import { isWithin } from '../../text/isWithin.ts';
import { tellStrange } from './paths.ts';

/** The folder that holds one folder an app; also the output that is published there. */
export const SKILLS = 'skills';

const HOW = 'Name a real folder with --to DIR, for example a checkout of the catalog repository.';

/**
 * The folder to publish into. Throws a usage error when there is none, when it or its `skills` is a link or a file, and when
 * it lies in the catalog's own output; an input/output error (exit 5) when it takes no file.
 */
export function checkRoot(to: string | null, outDir: string, readOnly: boolean): string {
  if (to === null) throw createUsageError('The registry "directory" needs a folder to publish into', HOW);
  const root = resolve(to);
  const stats = lstatSync(root, { throwIfNoEntry: false });
  if (!stats) throw createUsageError(`There is no folder ${root}`, 'Make it, or clone the repository there.');
  refuseOther(root, stats);
  const skills = join(root, SKILLS);
  const below = lstatSync(skills, { throwIfNoEntry: false });
  if (below) refuseOther(skills, below);
  refuseOutput(root, outDir);
  if (!readOnly) for (const dir of below ? [root, skills] : [root]) checkWritable(dir);
  return root;
}

function refuseOther(path: string, stats: Stats): void {
  if (stats.isDirectory()) return;
  throw createUsageError(
    `${tellStrange(path, stats, 'no folder')}, expected a folder`,
    `Nothing was read or written through it. ${HOW}`,
  );
}

/** What `build` writes would be taken for other people's changes, and the other way round. */
function refuseOutput(root: string, outDir: string): void {
  if (isWithin(realPath(root), realPath(outDir)))
    throw createUsageError(`${root} is the catalog's own output, which only build writes`, HOW);
}

function realPath(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : resolve(path);
}

function checkWritable(dir: string): void {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw createIoError(`Cannot write to ${dir}`, error);
  }
}
