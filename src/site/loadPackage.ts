import { createUsageError, hasCode } from '../errors.ts';

/** Loads a package that only the site needs, and that an install may have left out. Throws a usage error that says how to get it. */
export async function loadPackage<T>(name: string, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!hasCode(error, 'ERR_MODULE_NOT_FOUND') && !hasCode(error, 'MODULE_NOT_FOUND')) throw error;
    throw createUsageError(
      `The site needs the package ${name}, which is not installed`,
      'Install skillpress with its optional packages (npm install --include=optional), on a machine that they are made for.',
    );
  }
}
