import { setMaxListeners } from 'node:events';
import { findNearest, createUsageError } from '../errors.ts';
import { REGISTRIES } from './registries.ts';
import type { Registry, OfferedRegistry, RegistryParts } from './registry.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

const PULL_REQUESTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target']);
/** A plan of 3,000 look-ups takes seconds, and a registry of strangers is not asked more at once than this. */
export const MOST_LOOK_UPS = 16;

/** True in a workflow run for a pull request. */
export function isPullRequest(env: EnvironmentVariables): boolean {
  return PULL_REQUESTS.has(env['GITHUB_EVENT_NAME'] ?? '');
}

/** The registry of that name. Throws a usage error when there is none, or when it cannot be used so. */
export function openRegistry(
  name: string,
  { env, connections, ...parts }: Omit<RegistryParts, 'random'>,
): Registry {
  const entry = Object.hasOwn(REGISTRIES, name) ? REGISTRIES[name] : undefined;
  if (!entry) {
    const names = Object.keys(REGISTRIES);
    const near = findNearest(name, names);
    throw createUsageError(
      `There is no registry "${name}"`,
      near === undefined ? `Take one of ${names.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }
  if (parts.to !== null && !entry.takesFolder)
    throw createUsageError(
      `--to names a folder, and the registry "${name}" is none`,
      'Add --registry directory to publish into that folder, or leave --to out.',
    );
  // Everybody who waits listens to it, which Node warns of from the eleventh on.
  setMaxListeners(0, parts.signal);
  return entry.open({
    ...parts,
    env: isPullRequest(env) ? withoutSecrets(env, REGISTRIES) : env,
    random: Math.random,
    connections: Math.min(connections, MOST_LOOK_UPS),
  });
}

/**
 * The environment without the secrets of any registry. A plan for a pull request is made with nobody's rights: strangers'
 * changes are at work there.
 */
export function withoutSecrets(
  env: EnvironmentVariables,
  registries: Readonly<Record<string, Pick<OfferedRegistry, 'secrets'>>>,
): EnvironmentVariables {
  const names = Object.values(registries).flatMap(({ secrets }) => secrets);
  return { ...env, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}
