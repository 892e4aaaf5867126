import type { RegistryAccount } from '../../publish/registryAccount.ts';

/** ClawHub, and whoever publishes there. */
export const CLAWHUB_ACCOUNT: RegistryAccount = {
  name: 'ClawHub',
  address: {
    name: 'CLAWHUB_REGISTRY',
    hint: 'Set CLAWHUB_REGISTRY to something like https://clawhub.ai, or leave it out.',
  },
  defaultAddress: 'https://clawhub.ai',
  token: {
    name: 'CLAWHUB_TOKEN',
    hint: 'Copy the token again from clawhub.ai, without quotes or line breaks.',
  },
  tokenOf: 'a token of an account that may publish for clawhub.owner in catalog.yaml',
  owner: 'clawhub.owner',
};
