import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, hasCode, KnownError } from '../errors.ts';
import type { BuildOptions } from './catalog.ts';

/**
 * Reads a file of the output folder that stays as it is, because its app is unchanged, has errors or was not asked for. Throws an input/output
 * error (exit 5) when it is gone.
 */
export function readKept({ outDir, outLabel }: BuildOptions, path: string): Uint8Array {
  try {
    return readFileSync(join(outDir, path));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw new KnownError(EXIT.io, `${outLabel}/${path} is gone, and another file is made from it`, {
      hint: 'Build all apps; if its app has errors, mend them first. Or restore the file.',
    });
  }
}
