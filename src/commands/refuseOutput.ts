import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createUsageError } from '../errors.ts';
import { isWithin } from '../text/isWithin.ts';

const HINT = 'Name a folder for what is made alone, such as --out dist.';

/**
 * Throws a usage error for an output folder that is, holds or lies in a folder that people write: what is made would be read as
 * theirs. Links are followed. `inputs` are those folders by what the command line calls them.
 */
export function refuseOutput(
  out: string,
  outDir: string,
  inputs: Readonly<Record<string, string>>,
  root: string,
): void {
  const made = toRealPath(outDir);
  if (isWithin(toRealPath(root), made))
    throw createUsageError(`--out ${out} is a folder that holds the whole catalog`, HINT);
  for (const [name, dir] of Object.entries(inputs)) {
    const written = toRealPath(dir);
    if (isWithin(made, written) || isWithin(written, made))
      throw createUsageError(`--out ${out} and the folder ${name} lie in one another`, HINT);
  }
}

/** The path without links, also of a folder that is not there yet. */
function toRealPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(toRealPath(parent), basename(path));
}
