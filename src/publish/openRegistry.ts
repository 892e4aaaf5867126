import { setMaxListeners } from 'node:events';
import { nearest, usageError } from '../errors.ts';
import { REGISTRIES } from './registries.ts';
import type { Registry, RegistryParts } from './registry.ts';

const PULL_REQUESTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target']);
/** A plan of 3,000 look-ups takes seconds, and a registry of strangers is not asked more at once than this. */
export const MOST_LOOK_UPS = 16;

/** True in a workflow run for a pull request. */
export function isPullRequest(env: RegistryParts['env']): boolean {
  return PULL_REQUESTS.has(env['GITHUB_EVENT_NAME'] ?? '');
}

/** The registry of that name. Throws a usage error when there is none, or when it cannot be used so. */
export function openRegistry(
  name: string,
  { env, connections, ...parts }: Omit<RegistryParts, 'random'>,
): Registry {
  const open = Object.hasOwn(REGISTRIES, name) ? REGISTRIES[name] : undefined;
  if (!open) {
    const names = Object.keys(REGISTRIES);
    const near = nearest(name, names);
    throw usageError(
      `There is no registry "${name}"`,
      near === undefined ? `Take one of ${names.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
  // Everybody who waits listens to it, which Node warns of from the eleventh on.
  setMaxListeners(0, parts.signal);
  return open({
    ...parts,
    // A plan for a pull request is made with nobody's rights: strangers' changes are at work there.
    env: isPullRequest(env) ? { ...env, CLAWHUB_TOKEN: undefined } : env,
    random: Math.random,
    connections: Math.min(connections, MOST_LOOK_UPS),
  });
}
