import { KnownError, wordError } from '../errors.ts';
import { checkOrigin } from '../http/origin.ts';
import { checkToken } from '../http/token.ts';
import type { Config } from '../model/config.ts';
import type { Check } from '../model/progress.ts';
import { REGISTRY_ACCOUNTS } from '../publish/registryAccounts.ts';
import { ok, okWithoutSettings, warn } from './verdict.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** Whether `publish` would have what each registry needs. Builds need none of it, so nothing here is a failure; nobody is asked. */
export function checkRegistries(config: Config | null, env: EnvironmentVariables): Check[] {
  return (['clawhub', 'skillhub'] as const).map((name) => checkRegistry(name, config, env));
}

function checkRegistry(
  name: keyof typeof REGISTRY_ACCOUNTS,
  config: Config | null,
  env: EnvironmentVariables,
): Check {
  const { token, address, defaultAddress } = REGISTRY_ACCOUNTS[name];
  if (config === null) return okWithoutSettings(name);
  const settings = config[name];
  if (!settings) return ok(name, `not published to: catalog.yaml has no "${name}:"`);
  try {
    const where = `for @${settings.owner} at ${checkOrigin(env[address.name] || defaultAddress, address)}`;
    const key = env[token.name];
    if (!key) return ok(name, `${where}; without ${token.name} only \`--dry-run\` and \`status\``);
    checkToken(key, token);
    return ok(name, `${where}, with ${token.name}`);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return warn(name, wordError(error), error.hint ?? token.hint);
  }
}
