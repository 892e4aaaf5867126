import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** True for a path whose steps are plain names, those of dot folders too: it cannot lead out of where it begins. */
export function isPlainPath(path: string): boolean {
  return path.split('/').every((step) => /^\.?\w[\w.-]*$/.test(step));
}

/** `/srv/skills is a symbolic link`, or whatever else is there in place of what was expected: `instead`, such as "no folder". */
export function tellStrange(path: string, entry: Pick<Stats, 'isSymbolicLink'>, instead: string): string {
  return `${path} is ${entry.isSymbolicLink() ? 'a symbolic link' : instead}`;
}

/** What is wrong with a folder on the way to a path: a link, or no folder. What is written through it would land elsewhere. */
export function findLinkedFolder(root: string, below: string): string | null {
  const steps = below.split('/').slice(0, -1);
  for (const at of steps.keys()) {
    const path = join(root, ...steps.slice(0, at + 1));
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) return tellStrange(path, stats, 'no folder');
  }
  return null;
}
