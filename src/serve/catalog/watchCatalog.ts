import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../../disk/manifest.ts';

const EVERY_MS = 1_000;

/**
 * Calls `changed` after each build: it writes the manifest last. Looks once a second, which works on every file system and over
 * replaced folders. The function that comes back ends it.
 */
export function watchCatalog(outDir: string, changed: () => void): () => void {
  const path = join(outDir, MANIFEST_FILE);
  watchFile(path, { interval: EVERY_MS, persistent: false }, (now, before) => {
    // Gone for a moment is no new catalog.
    if (now.mtimeMs !== 0 && (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino)) changed();
  });
  return () => unwatchFile(path);
}
