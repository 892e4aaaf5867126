import { join } from 'node:path';
import { ACCEPT_ALL, isAsked, type BuildOptions } from '../build/catalog.ts';
import { usageError } from '../errors.ts';
import type { MembraneClient } from '../model/query.ts';
import type { BuildFlags, Context } from './context.ts';

/** Without a token, or frozen, there is nobody to ask. A check keeps no answers, since it writes nothing. */
export async function connect(
  { env }: Context,
  { stateDir }: BuildOptions,
  { frozen, concurrency, check }: BuildFlags,
): Promise<MembraneClient | undefined> {
  const token = env['MEMBRANE_TOKEN'];
  if (frozen || !token) return undefined;
  const { createMembraneClient } = await import('../membrane/client.ts');
  const url = env['MEMBRANE_API_URL'] || 'https://api.getmembrane.com';
  return createMembraneClient({
    url,
    token,
    connections: concurrency,
    cacheDir: check ? undefined : join(stateDir, 'responses'),
  });
}

/** Refuses to accept what this build does not ask for: it would look as if it had been taken. */
export function checkAccept({ accept }: BuildFlags, only: readonly string[], asks: boolean): void {
  if (accept.length > 0 && !asks)
    throw usageError(
      'This build asks Membrane nothing, so there is no change to --accept',
      'Set MEMBRANE_TOKEN and leave out --frozen.',
    );
  const other = accept.find((app) => app !== ACCEPT_ALL && !isAsked(app, only));
  if (other !== undefined)
    throw usageError(
      `--accept ${other}, but only ${only.join(', ')} is built`,
      `Name it among the apps: skillpress build ${[...only, other].join(' ')} --accept ${other}`,
    );
}
