import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../check/rules.ts';
import { listSlugs } from '../read/scan.ts';
import { readConfig } from '../read/settings.ts';
import { buildOptions, CONFIG_FILE, type Context } from './session.ts';

/** What a command line can name. */
export interface Names {
  readonly apps: readonly string[];
  readonly rules: readonly string[];
  readonly categories: readonly string[];
}

/** Returns a function that reads what the catalog of the current folder has; where there is none, or a broken one, no apps. */
export function listNames(context: Context): () => Names {
  return () => ({
    rules: rules.map(({ name }) => name),
    ...(existsSync(resolve(context.cwd, CONFIG_FILE)) ? readNames(context) : { apps: [], categories: [] }),
  });
}

function readNames(context: Context): Omit<Names, 'rules'> {
  const flags = { apps: 'apps', templates: 'templates', out: 'dist' };
  const options = buildOptions(context, flags, []);
  try {
    const { categories } = readConfig(options);
    return { apps: listSlugs(options.appsDir), categories: [...categories.keys()] };
  } catch {
    // A shell has no place for messages while somebody types; skillpress doctor has.
    return { apps: [], categories: [] };
  }
}
