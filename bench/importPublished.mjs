import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPO = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(REPO, 'lib/cli.js');

/** Unpacks an archive of published pages into a folder; returns the folder that holds one folder for each page. */
export function unpackPublished(archive, dir) {
  if (!existsSync(archive)) throw new Error(`there are no published pages: ${archive}`);
  mkdirSync(dir, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', dir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cannot unpack ${archive}: ${stderr}`);
  return existsSync(join(dir, 'skills')) ? join(dir, 'skills') : dir;
}

/**
 * Imports a tree of published pages into a new catalog with this project's settings and templates, lets `adapt` change its descriptors,
 * and builds it frozen.
 * Returns the catalog's folder, the report of the import and that of the build.
 */
export function importPublished(legacy, catalog, adapt = () => {}) {
  cpSync(join(REPO, 'catalog.yaml'), join(catalog, 'catalog.yaml'));
  cpSync(join(REPO, 'templates'), join(catalog, 'templates'), { recursive: true });
  const imported = JSON.parse(skillpress(catalog, ['import', legacy, '--format', 'json']));
  adapt(join(catalog, 'apps'));
  const built = JSON.parse(skillpress(catalog, ['build', '--frozen', '--format', 'json'], [0, 1]));
  return { catalog, imported, built };
}

/** Returns the command's output; fails unless it ends with one of the `expected` codes. */
function skillpress(cwd, args, expected = [0]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  if (!expected.includes(status))
    throw new Error(`skillpress ${args[0]} ended with ${status}\n${stderr}${stdout.slice(0, 3000)}`);
  return stdout;
}
