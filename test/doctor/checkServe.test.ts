import { expect, test } from 'vitest';
import { checkServe } from '../../src/doctor/checkServe.ts';
import { config } from '../support/subject.ts';

const users = (kind: 'none' | 'secondme') => ({ ...config, serve: { ...config.serve, users: kind } });
const KEYS = { MEMBRANE_WORKSPACE_KEY: 'the-key', MEMBRANE_WORKSPACE_SECRET: 'the-secret' };

test.each([
  ['without settings', null, {}, 'ok', /not looked at/],
  ['for everybody', users('none'), {}, 'ok', /everybody/],
  ['for users with a workspace', users('secondme'), KEYS, 'ok', /api\.mindverse\.com\/gate\/lab/],
  ['for users without a key', users('secondme'), {}, 'warn', /would not start: MEMBRANE_WORKSPACE_KEY/],
  [
    'for users without a secret',
    users('secondme'),
    { ...KEYS, MEMBRANE_WORKSPACE_SECRET: ' ' },
    'warn',
    /would not start: MEMBRANE_WORKSPACE_SECRET/,
  ],
  [
    'for users at no address',
    users('secondme'),
    { ...KEYS, SECONDME_API_URL: 'https://user:hunter2@x.example' },
    'warn',
    /would not start: SECONDME_API_URL/,
  ],
] as const)('%s', (_, settings, env, status, message) => {
  const check = checkServe(settings, env);
  expect(check).toMatchObject({ status, message: expect.stringMatching(message) });
  expect(JSON.stringify(check)).not.toMatch(/the-secret|hunter2/);
});
