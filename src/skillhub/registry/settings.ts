import type { Setting } from '../../http/setting.ts';
import type { RegistryNames } from '../../publish/readAnswer.ts';

/** Where SkillHub's API is; https, or http on the loopback address. */
export const SKILLHUB_REGISTRY: Setting = {
  name: 'SKILLHUB_REGISTRY',
  hint: 'Set SKILLHUB_REGISTRY to something like https://api.skillhub.cn, or leave it out.',
};

/** SkillHub's own API, when the setting is not given. */
export const DEFAULT_REGISTRY = 'https://api.skillhub.cn';

/** The secret that goes there and nowhere else. */
export const SKILLHUB_TOKEN: Setting = {
  name: 'SKILLHUB_TOKEN',
  hint: 'Copy the key (skh_…) again from the console of skillhub.cn, without quotes or line breaks.',
};

/** How its answers are told. */
export const NAMES: RegistryNames = {
  name: 'SkillHub',
  token: SKILLHUB_TOKEN.name,
  address: SKILLHUB_REGISTRY.name,
  owner: 'skillhub.owner',
};
