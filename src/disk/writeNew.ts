import { writeFileSync } from 'node:fs';
import { hasCode } from '../errors.ts';

/** Writes a file that is not there yet, and tells whether it did; what is there stays as it is. */
export function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
