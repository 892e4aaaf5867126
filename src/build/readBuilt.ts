import { readFileSync } from 'node:fs';
import { hasCode } from '../errors.ts';
import type { Build } from './catalog.ts';

/** Reads a file of the output folder as a build would leave it, by its path below that folder; `null` when there would be none. */
export function readBuilt({ plan }: Build, outDir: string, path: string): Buffer | null {
  const change = plan.changes.find((each) => each.base === 'out' && each.path === path);
  if (change?.kind === 'delete') return null;
  if (change) return Buffer.concat([...plan.content(change)]);
  try {
    return readFileSync(`${outDir}/${path}`);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
