import { createUsageError } from '../errors.ts';
import { checkOrigin } from '../http/origin.ts';
import { createPacedClient, type PacedClient, type PacedOptions } from '../http/paced.ts';
import { chooseProxy } from '../http/proxy.ts';
import type { Setting } from '../model/environment.ts';
import { checkToken } from '../http/token.ts';
import type { RegistryParts } from './registry.ts';

/** Where a registry is, and who publishes there. */
export interface RegistryAccount {
  /** What it is called where its answers are told. */
  readonly name: string;
  /** The variable of its address (https, or http on the loopback address), and the address without it. */
  readonly address: Setting;
  readonly defaultAddress: string;
  /** The variable of its token. */
  readonly token: Setting;
  /** What the token has to be. */
  readonly tokenOf: string;
  /** The setting in `catalog.yaml` of whom it publishes for. */
  readonly owner: string;
}

/**
 * Opens a client whose token goes to the registry's own address and nowhere else. Throws a usage error for an unusable address or token,
 * and without a token where something is to be sent.
 */
export function openAccount(
  parts: RegistryParts,
  { address, defaultAddress, token: setting, tokenOf }: RegistryAccount,
  patience: Pick<PacedOptions, 'isThrottle' | 'readWait'>,
): { readonly client: PacedClient; readonly origin: string } {
  const { env, readOnly } = parts;
  const origin = checkOrigin(env[address.name] || defaultAddress, address);
  const given = env[setting.name];
  if (!given && !readOnly)
    throw createUsageError(
      `${setting.name} is not set, so nothing can be published`,
      `Set it to ${tokenOf}; --dry-run needs none.`,
    );
  const token = given ? checkToken(given, setting) : null;
  const proxy = chooseProxy(env, origin);
  return { origin, client: createPacedClient({ ...parts, ...patience, origin, proxy, token, setting }) };
}
