import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { hasCode, createUsageError } from '../errors.ts';
import type { KnownNames, ListedInput, Stamp } from '../model/files.ts';
import { findMeant, INPUT_FILES, readLanguage } from '../text/fileNames.ts';

/** How many offenders a message names. */
const NAMED = 10;

/**
 * The apps below a folder, in code-unit order; dot folders and plain files are not apps. Throws a usage error (exit 2) that
 * names every symbolic link in place of an app or of one of its files, and everything else that is no plain file there: a
 * link could bring a secret into a page, and an app that is one would otherwise count as removed. A folder
 * whose names are known is not listed: its time tells that they are the same, and costs less.
 */
export function scanApps(appsDir: string, namesAt: KnownNames = () => null): ListedInput[] {
  const strange: string[] = [];
  const stampIn = (path: string): Stamp => {
    const stats = lstatSync(`${appsDir}/${path}`, { throwIfNoEntry: false });
    // A folder in the place of a file is an error of its app, found when the file is read.
    if (stats && !stats.isFile() && !stats.isDirectory() && findMeant(basename(path)) === null)
      strange.push(`${path} is ${kindOf(stats)}, expected a file`);
    return stats ? [stats.size, stats.ctimeMs] : null;
  };
  const inputs: ListedInput[] = [];
  for (const slug of namesIn(appsDir)) {
    if (slug.startsWith('.')) continue;
    const folder = lstatSync(`${appsDir}/${slug}`, { throwIfNoEntry: false });
    if (folder?.isSymbolicLink()) strange.push(`${slug} is a symbolic link, expected a folder`);
    if (!folder?.isDirectory()) continue;
    const listedAt = folder.ctimeMs;
    const names = namesAt(slug, listedAt) ?? listInputs(`${appsDir}/${slug}`);
    if (names === null) continue;
    const files: Record<string, Stamp> = {};
    for (const name of names) files[name] = stampIn(`${slug}/${name}`);
    inputs.push({ slug, listedAt, files });
  }
  if (strange.length > 0) throw refused(appsDir, strange);
  return inputs;
}

/**
 * The names of the files in an app's folder that its pages are made from, and of those that seem to be meant so; none of a folder that may not be
 * read: its descriptor tells that. `null` for a folder that was removed just now.
 */
function listInputs(dir: string): string[] | null {
  let there: string[];
  try {
    there = readdirSync(dir);
  } catch (error) {
    if (hasCode(error, 'EACCES')) return [];
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  return [
    ...INPUT_FILES.filter((name) => there.includes(name)),
    ...there.filter((name) => readLanguage(name) !== null || findMeant(name) !== null).sort(),
  ];
}

/** The names of the apps below a folder, in code-unit order; looks at nothing in theirs. */
export function listSlugs(appsDir: string): string[] {
  return namesIn(appsDir).filter((name) => isApp(appsDir, name));
}

/** Those of the names that no app below a folder has. Does not list the folder, which takes a while where it holds thousands of apps. */
export function listMissing(appsDir: string, names: readonly string[]): string[] {
  return names.filter((name) => {
    if (name === '' || name.includes('/') || !isApp(appsDir, name)) return true;
    // Some file systems find a folder in either case.
    return basename(realpathSync.native(`${appsDir}/${name}`)) !== name;
  });
}

/** True for an entry of the folder that is an app's. */
function isApp(appsDir: string, name: string): boolean {
  return (
    !name.startsWith('.') &&
    lstatSync(`${appsDir}/${name}`, { throwIfNoEntry: false })?.isDirectory() === true
  );
}

function refused(appsDir: string, strange: readonly string[]): Error {
  const more = strange.length > NAMED ? `; and ${strange.length - NAMED} more` : '';
  return createUsageError(
    `In ${appsDir} ${strange.slice(0, NAMED).join('; ')}${more}`,
    'An app is a real folder with real files: nothing was read through a link, nothing was changed. Put a copy there, or remove it.',
  );
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  return stats.isFIFO() ? 'a pipe' : 'no plain file';
}

/** In code-unit order. */
function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir).sort();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw createUsageError(
      `There is no folder ${dir}`,
      "Run skillpress in the catalog's root, or name the folder with --apps.",
    );
  }
}
