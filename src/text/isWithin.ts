import { isAbsolute, relative, sep } from 'node:path';

/** True for the folder itself and for every path below it; both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
