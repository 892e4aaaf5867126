import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Returns the path of a folder below the repository that it lies in, with `/`; an empty one for the root itself, and where there is no
 * repository. GitHub takes the files of annotations and of SARIF from the root.
 */
export function findRepositoryPath(dir: string): string {
  for (let root = dir; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return relative(root, dir).replaceAll(sep, '/');
    if (dirname(root) === root) return '';
  }
}
