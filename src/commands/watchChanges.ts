import { watch } from 'chokidar';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { KnownError } from '../errors.ts';
import { listExtensionFiles, readExtensionText } from '../extend/readExtensionText.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';

/** Editors write a file in several steps, and git a folder in many. */
const QUIET_MS = 100;

/** Changes of what pages are made from. */
export interface Changes {
  /** Resolves when something changed since the last call, or the stop was asked for. */
  readonly next: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Watches the descriptors, templates and settings of a catalog until it is closed. */
export async function watchChanges(
  { appsDir, templatesDir, configFile }: BuildOptions,
  stop: AbortSignal,
): Promise<Changes> {
  const root = dirname(configFile);
  const paths = [appsDir, templatesDir, configFile, join(root, EXTENSION_FILE), ...findImported(root)];
  const holds = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  // Of a file that is not there yet, its folder has to be watched; nothing else in that is of interest.
  const watcher = watch([...paths.map(findThere), root], {
    ignoreInitial: true,
    ignored: (path) => !paths.some((each) => holds(each, path) || holds(path, each)),
  });
  const watchImported = (): void => {
    const added = findImported(root).filter((path) => !paths.includes(path));
    paths.push(...added);
    if (added.length > 0) watcher.add(added.map(findThere));
  };
  let changed = false;
  let wake = (): void => {};
  const tell = (): void => {
    changed = true;
    wake();
  };
  watcher.on('all', tell);
  stop.addEventListener('abort', tell);
  // What changes before it watches would be seen by nobody.
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    next: async () => {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      if (!stop.aborted) await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      changed = false;
      watchImported();
    },
    close: () => watcher.close(),
  };
}

/** The path, or the nearest folder above it that is there. */
function findThere(path: string): string {
  return existsSync(path) ? path : findThere(dirname(path));
}

/** What `skillpress.config.mjs` imports; nothing while it cannot be read, which the build tells. */
function findImported(root: string): string[] {
  try {
    return listExtensionFiles(readExtensionText(root)).map((name) => join(root, name));
  } catch (error) {
    if (error instanceof KnownError) return [];
    throw error;
  }
}
