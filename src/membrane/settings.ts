import type { EnvironmentVariables, Setting } from '../model/environment.ts';

const DEFAULT_URL = 'https://api.getmembrane.com';

/** The variable that names another address of Membrane's API. */
export const MEMBRANE_URL: Setting = {
  name: 'MEMBRANE_API_URL',
  hint: `Set MEMBRANE_API_URL to something like ${DEFAULT_URL}, or leave it out.`,
};

/** Returns the address that the environment names, as it stands there; else that of Membrane itself. */
export function readMembraneUrl(env: EnvironmentVariables): string {
  return env[MEMBRANE_URL.name] || DEFAULT_URL;
}

/** What every request to Membrane says besides whose it is. */
export const MEMBRANE_HEADERS = { 'membrane-api-version': '2025-10-21' };

/** The variable of the token, which is sent to that address and nowhere else. */
export const MEMBRANE_TOKEN: Setting = {
  name: 'MEMBRANE_TOKEN',
  hint: 'Copy the token again from the Membrane console, without quotes or line breaks.',
};

const WORKSPACE_HINT =
  'Copy it from the settings of the workspace in the Membrane console; "serve: { users: secondme }" needs it.';

/** The variable of the key of the workspace in whose tenants a server acts. */
export const WORKSPACE_KEY: Setting = {
  name: 'MEMBRANE_WORKSPACE_KEY',
  hint: WORKSPACE_HINT,
};

/** The variable of the secret that signs tokens of that workspace's tenants. */
export const WORKSPACE_SECRET: Setting = {
  name: 'MEMBRANE_WORKSPACE_SECRET',
  hint: WORKSPACE_HINT,
};
