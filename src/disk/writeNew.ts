import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { addPath, hasCode } from '../errors.ts';

/** Writes a file that is not there yet, whole or not at all, and tells whether it did; what is there stays as it is. */
export function writeNew(path: string, text: string): boolean {
  const file = openNew(path);
  if (file === null) return false;
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    // Nobody else's: it was made here.
    rmSync(path, { force: true });
    throw addPath(error, path);
  } finally {
    closeSync(file);
  }
}

/** `null`: there is something at the path. */
function openNew(path: string): number | null {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return null;
    throw addPath(error, path);
  }
}
