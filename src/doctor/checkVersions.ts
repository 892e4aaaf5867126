import type { Check } from '../model/progress.ts';
import type { Config } from '../model/config.ts';
import { fail, ok } from './verdict.ts';

/** The Node.js that runs against the range of package.json's `engines`, which is a lowest version: `>=20.19`. */
export function checkNode({ version, wanted }: { readonly version: string; readonly wanted: string }): Check {
  const least = wanted.replace(/^>=\s*/, '');
  if (isAtLeast(version.replace(/^v/, ''), least)) return ok('node', `${version} (needs ${wanted})`);
  return fail('node', `${version} is too old (needs ${wanted})`, `Install Node.js ${least} or newer.`);
}

function isAtLeast(version: string, least: string): boolean {
  const have = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [at, need] of least.split('.').map(Number).entries()) {
    const part = have[at] ?? 0;
    if (part !== need) return part > need;
  }
  return true;
}

/** The client that pages tell agents to install. */
export function checkClient(config: Config | null): Check {
  return config === null
    ? ok('membrane cli', 'unknown without catalog.yaml')
    : ok('membrane cli', `pages pin ${config.cli.package}@${config.cli.version}`);
}
