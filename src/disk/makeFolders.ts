import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from '../errors.ts';

/**
 * Makes a folder and the folders above it; `mode` is that of `mkdir`. Node's recursive `mkdir` never ends where the system answers ENOENT
 * though the parent is there, as it does below `/proc`: it goes on making the parent.
 */
export function makeFolders(dir: string, mode = 0o777): void {
  if (isFolder(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeFolders(parent, mode);
  try {
    mkdirSync(dir, mode);
  } catch (error) {
    // Somebody else made it just now; or it is no folder.
    if (!hasCode(error, 'EEXIST') || !isFolder(dir)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
