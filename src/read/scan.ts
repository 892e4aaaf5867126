import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { hasCode, usageError } from '../errors.ts';
import type { AppInput, Stamp } from '../model.ts';

export const DESCRIPTOR_FILE = 'app.md';
export const SNAPSHOT_FILE = 'membrane.json';

/** The apps below a folder, in code-unit order; dot folders and plain files are not apps. */
export function scanApps(appsDir: string): AppInput[] {
  return entriesOf(appsDir)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
    .map((slug) => ({
      slug,
      descriptor: stampOf(`${appsDir}/${slug}/${DESCRIPTOR_FILE}`),
      snapshot: stampOf(`${appsDir}/${slug}/${SNAPSHOT_FILE}`),
    }));
}

/** The stamp of a file. */
export function stampOf(path: string): Stamp {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : [stats.size, stats.ctimeMs];
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw usageError(
      `There is no folder ${dir}`,
      "Run skillpress in the catalog's root, or name the folder with --apps.",
    );
  }
}
