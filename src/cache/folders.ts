import { hash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Output folders other than the usual one, each with a folder of its own. */
const OTHERS = 'outputs';
/** So many of them are remembered: a script may name a new folder at each run. */
const MOST = 4;

/**
 * The folder for what a build of this output folder saw. That of `dist`, beside the state folder, is the state folder itself; a build
 * into another folder leaves it alone.
 */
export function locateCache(stateDir: string, outDir: string): string {
  const path = relative(stateDir, outDir);
  if (path === join('..', 'dist')) return stateDir;
  return join(stateDir, OTHERS, hash('sha256', path).slice(0, 16));
}

/** Forgets the output folders that were built longest ago; the one of `cacheDir` stays. */
export function forgetOld(stateDir: string, cacheDir: string): void {
  const others = join(stateDir, OTHERS);
  if (dirname(cacheDir) !== others) return;
  const byAge = readdirSync(others)
    .map((name) => join(others, name))
    .filter((path) => path !== cacheDir)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of byAge.slice(MOST - 1)) rmSync(path, { recursive: true, force: true });
}
