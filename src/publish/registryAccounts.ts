import { CLAWHUB_ACCOUNT } from '../clawhub/registry/account.ts';
import { SKILLHUB_ACCOUNT } from '../skillhub/registry/account.ts';

/** The accounts at registries of others, by the names that `--registry` and `catalog.yaml` have for them. */
export const REGISTRY_ACCOUNTS = { clawhub: CLAWHUB_ACCOUNT, skillhub: SKILLHUB_ACCOUNT };
