import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs';
import { hasCode, createUsageError } from '../errors.ts';
import type { AppInput, Stamp } from '../model/files.ts';
import { INPUT_FILES, readLanguage } from '../text/fileNames.ts';

/** How many offenders a message names. */
const NAMED = 10;

/**
 * The apps below a folder, in code-unit order; dot folders and plain files are not apps. Throws a usage error (exit 2) that
 * names every symbolic link in place of an app or of one of its files, and everything else that is no plain file there: a
 * link could bring a secret into a page, and an app that is one would otherwise count as removed.
 */
export function scanApps(appsDir: string): AppInput[] {
  const strange: string[] = [];
  const stampIn = (path: string): Stamp => {
    const stats = lstatSync(`${appsDir}/${path}`, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) strange.push(`${path} is ${kindOf(stats)}, expected a file`);
    return stats ? [stats.size, stats.ctimeMs] : null;
  };
  const entries = entriesOf(appsDir).filter(({ name }) => !name.startsWith('.'));
  for (const entry of entries)
    if (entry.isSymbolicLink()) strange.push(`${entry.name} is a symbolic link, expected a folder`);
  const inputs = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((slug) => {
      const files: Record<string, Stamp> = {};
      const there = readdirSync(`${appsDir}/${slug}`);
      const wanted = INPUT_FILES.filter((name) => there.includes(name));
      const translations = there.filter((name) => readLanguage(name) !== null).sort();
      for (const name of [...wanted, ...translations]) files[name] = stampIn(`${slug}/${name}`);
      return { slug, files };
    });
  if (strange.length > 0) throw refused(appsDir, strange);
  return inputs;
}

/** The names of the apps below a folder, in code-unit order; looks at nothing in theirs. */
export function listSlugs(appsDir: string): string[] {
  return entriesOf(appsDir)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
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
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : 'no plain file';
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw createUsageError(
      `There is no folder ${dir}`,
      "Run skillpress in the catalog's root, or name the folder with --apps.",
    );
  }
}
