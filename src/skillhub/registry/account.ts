import type { RegistryAccount } from '../../publish/registryAccount.ts';

/** SkillHub, and whoever publishes there. */
export const SKILLHUB_ACCOUNT: RegistryAccount = {
  name: 'SkillHub',
  address: {
    name: 'SKILLHUB_REGISTRY',
    hint: 'Set SKILLHUB_REGISTRY to something like https://api.skillhub.cn, or leave it out.',
  },
  defaultAddress: 'https://api.skillhub.cn',
  token: {
    name: 'SKILLHUB_TOKEN',
    hint: 'Copy the key (skh_…) again from the console of skillhub.cn, without quotes or line breaks.',
  },
  tokenOf: 'a key (skh_…) of the account that skillhub.owner in catalog.yaml names',
  owner: 'skillhub.owner',
};
