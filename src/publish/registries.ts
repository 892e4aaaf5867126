import { openClawHub } from '../clawhub/registry/clawhub.ts';
import { openDirectory } from './directory/directory.ts';
import type { Registry, RegistryParts } from './registry.ts';

/** Where releases can be published, by the name that `--registry` takes. Throws a usage error for an unusable set-up. */
export const REGISTRIES: Readonly<Record<string, (parts: RegistryParts) => Registry>> = {
  clawhub: openClawHub,
  directory: openDirectory,
};
