import * as clawhub from '../clawhub/registry/settings.ts';
import { KnownError, wordError } from '../errors.ts';
import { checkOrigin } from '../http/origin.ts';
import type { Setting } from '../http/setting.ts';
import { checkToken } from '../http/token.ts';
import type { Config } from '../model/config.ts';
import type { Check } from '../model/progress.ts';
import * as skillhub from '../skillhub/registry/settings.ts';
import { ok, warn } from './verdict.ts';

type Env = Readonly<Record<string, string | undefined>>;

interface RegistryAccount {
  readonly name: 'clawhub' | 'skillhub';
  readonly token: Setting;
  readonly address: Setting;
  /** Where it is unless the environment says otherwise. */
  readonly origin: string;
}

const ACCOUNTS: readonly RegistryAccount[] = [
  {
    name: 'clawhub',
    token: clawhub.CLAWHUB_TOKEN,
    address: clawhub.CLAWHUB_REGISTRY,
    origin: clawhub.DEFAULT_REGISTRY,
  },
  {
    name: 'skillhub',
    token: skillhub.SKILLHUB_TOKEN,
    address: skillhub.SKILLHUB_REGISTRY,
    origin: skillhub.DEFAULT_REGISTRY,
  },
];

/** Whether `publish` would have what each registry needs. Builds need none of it, so nothing here is a failure; nobody is asked. */
export function checkRegistries(config: Config | null, env: Env): Check[] {
  return ACCOUNTS.map((account) => checkRegistry(account, config, env));
}

function checkRegistry(
  { name, token, address, origin }: RegistryAccount,
  config: Config | null,
  env: Env,
): Check {
  if (config === null) return ok(name, 'not looked at: the settings cannot be read');
  const settings = config[name];
  if (!settings) return ok(name, `not published to: catalog.yaml has no "${name}:"`);
  try {
    const where = `for @${settings.owner} at ${checkOrigin(env[address.name] || origin, address)}`;
    const key = env[token.name];
    if (!key) return ok(name, `${where}; without ${token.name} only \`--dry-run\` and \`status\``);
    checkToken(key, token);
    return ok(name, `${where}, with ${token.name}`);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return warn(name, wordError(error), error.hint ?? token.hint);
  }
}
