import type { Setting } from '../../http/setting.ts';
import type { RegistryNames } from '../../publish/readAnswer.ts';

/** Where ClawHub is; https, or http on the loopback address. */
export const CLAWHUB_REGISTRY: Setting = {
  name: 'CLAWHUB_REGISTRY',
  hint: 'Set CLAWHUB_REGISTRY to something like https://clawhub.ai, or leave it out.',
};

/** ClawHub itself, when the setting is not given. */
export const DEFAULT_REGISTRY = 'https://clawhub.ai';

/** The secret that goes there and nowhere else. */
export const CLAWHUB_TOKEN: Setting = {
  name: 'CLAWHUB_TOKEN',
  hint: 'Copy the token again from clawhub.ai, without quotes or line breaks.',
};

/** How its answers are told. */
export const NAMES: RegistryNames = {
  name: 'ClawHub',
  token: CLAWHUB_TOKEN.name,
  address: CLAWHUB_REGISTRY.name,
  owner: 'clawhub.owner',
};
