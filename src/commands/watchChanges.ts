import { watch } from 'chokidar';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
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
  const paths = [appsDir, templatesDir, configFile, join(root, EXTENSION_FILE)];
  // Of a file that is not there yet, its folder has to be watched; nothing else in that is of interest.
  const watcher = watch([...paths.filter((path) => existsSync(path)), root], {
    ignoreInitial: true,
    ignored: (path) => path !== root && !paths.some((each) => path === each || path.startsWith(`${each}/`)),
  });
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
    },
    close: () => watcher.close(),
  };
}
