import { existsSync } from 'node:fs';
import { createUsageError, hasCode } from '../errors.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readSetting } from './inputFile.ts';

/** What to do where there is no `catalog.yaml`. */
export const GO_TO_ROOT =
  "Run skillpress in the catalog's root: the folder that holds catalog.yaml and apps/.";

/** The text of `catalog.yaml`. Throws a usage error where there is none, and for one with more bytes than are read. */
export function readConfigText(path: string): string {
  try {
    return readSetting(path, INPUT_LIMITS.settings);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    const other = path.replace(/\.yaml$/, '.yml');
    const isYml = other !== path && existsSync(other);
    throw createUsageError(`There is no ${path}`, isYml ? `Rename ${other} to it.` : GO_TO_ROOT);
  }
}
