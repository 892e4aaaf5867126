import { lstatSync, type Stats } from 'node:fs';
import { hasCode } from '../errors.ts';

/** What is at a path, a link not followed; nothing, too, when something on the way is no folder. */
export function readEntry(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}
