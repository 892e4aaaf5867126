import { rmSync, writeFileSync } from 'node:fs';
import { addPath, hasCode } from '../errors.ts';

/** Writes a file that is not there yet, whole or not at all, and tells whether it did; what is there stays as it is. */
export function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // Nobody else's: with this flag it was made here.
    rmSync(path, { force: true });
    throw addPath(error, path);
  }
}
