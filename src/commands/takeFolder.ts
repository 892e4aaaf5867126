import { rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from '../disk/entry.ts';
import { takeLock } from '../disk/lock.ts';

const FOLDER = '.skillpress-publish';

/**
 * Locks a folder, so that one run at a time publishes into it, from whichever checkout of a catalog. Returns what unlocks it. Locks
 * nothing where there is no folder, which the registry refuses. Throws (exit 6) while another run publishes into it.
 */
export function takeFolder(root: string): () => void {
  if (!readEntry(root)?.isDirectory()) return () => {};
  const dir = join(root, FOLDER);
  // The registry refuses a folder that takes no file.
  const lock = takeLock(dir, () => {});
  return () => {
    lock.release();
    try {
      rmdirSync(dir);
    } catch {
      // Another run is in it already.
    }
  };
}
