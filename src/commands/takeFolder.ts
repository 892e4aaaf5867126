import { rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from '../disk/entry.ts';
import { takeLock } from '../disk/lock.ts';

const FOLDER = '.skillpress-publish';

/**
 * Makes sure that one run at a time publishes into a folder, from whichever checkout of a catalog; of what is no folder the registry
 * tells. Returns what ends that. Throws (exit 6) while another run of this machine does, or one of another machine.
 */
export function takeFolder(root: string): () => void {
  if (!readEntry(root)?.isDirectory()) return () => {};
  const dir = join(root, FOLDER);
  // Where it takes no file, the registry says so.
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
