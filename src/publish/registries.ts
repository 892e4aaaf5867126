import { CLAWHUB } from '../clawhub/registry/clawhub.ts';
import { SKILLHUB } from '../skillhub/registry/skillhub.ts';
import { DIRECTORY } from './directory/directory.ts';
import type { OfferedRegistry } from './registry.ts';

/** Where releases can be published, by the name that `--registry` takes. */
export const REGISTRIES: Readonly<Record<string, OfferedRegistry>> = {
  clawhub: CLAWHUB,
  skillhub: SKILLHUB,
  directory: DIRECTORY,
};
