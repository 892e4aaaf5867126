import type { Setting } from '../http/setting.ts';

/** Where Membrane is, unless the environment says otherwise. */
export const DEFAULT_URL = 'https://api.getmembrane.com';

/** Where Membrane is. */
export const MEMBRANE_URL: Setting = {
  name: 'MEMBRANE_API_URL',
  hint: 'Set MEMBRANE_API_URL to something like https://api.getmembrane.com, or leave it out.',
};

/** What every request to Membrane says besides whose it is. */
export const MEMBRANE_HEADERS = { 'membrane-api-version': '2025-10-21' };

/** The secret that goes there and nowhere else. */
export const MEMBRANE_TOKEN: Setting = {
  name: 'MEMBRANE_TOKEN',
  hint: 'Copy the token again from the Membrane console, without quotes or line breaks.',
};

/** The key of the workspace whose tenants a server acts in. */
export const WORKSPACE_KEY: Setting = {
  name: 'MEMBRANE_WORKSPACE_KEY',
  hint: 'Copy it from the settings of the workspace in the Membrane console; "serve: { users: secondme }" needs it.',
};

/** What signs tokens of that workspace's tenants. */
export const WORKSPACE_SECRET: Setting = {
  name: 'MEMBRANE_WORKSPACE_SECRET',
  hint: 'Copy it from the settings of the workspace in the Membrane console; "serve: { users: secondme }" needs it.',
};
