import { expect, test } from 'vitest';
import { openRegistry, withoutSecrets } from '../../src/publish/openRegistry.ts';
import { REGISTRIES } from '../../src/publish/registries.ts';
import { CLAWHUB_ACCOUNT } from '../../src/clawhub/registry/account.ts';

test('a run for a pull request has the secrets of no registry, whichever it asks', () => {
  const registries = {
    one: { secrets: ['ONE_TOKEN', 'ONE_KEY'] },
    two: { secrets: ['TWO_TOKEN'] },
    none: { secrets: [] },
  };
  const env = { ONE_TOKEN: 'a', ONE_KEY: 'b', TWO_TOKEN: 'c', ONE_URL: 'https://one.example/' };
  expect(withoutSecrets(env, registries)).toEqual({ ONE_URL: 'https://one.example/' });
  expect(env.ONE_TOKEN).toBe('a');
  expect(withoutSecrets({ [CLAWHUB_ACCOUNT.token.name]: 'x' }, REGISTRIES)).toEqual({});
});

test('a registry that is not there is refused with the nearest name', () => {
  const parts = { env: {}, connections: 1, to: null } as Parameters<typeof openRegistry>[1];
  expect(() => openRegistry('clawhup', parts)).toThrow('There is no registry "clawhup"');
});

test.each(['clawhub', 'skillhub'])('a folder is not published to %s', (name) => {
  const parts = { env: {}, connections: 1, to: '/checkout' } as Parameters<typeof openRegistry>[1];
  expect(() => openRegistry(name, parts)).toThrow(`the registry "${name}" is none`);
});
