import { expect, test } from 'vitest';
import { checkRegistries } from '../../src/doctor/checkRegistries.ts';
import { config } from '../support/subject.ts';

const settings = { ...config, skillhub: { owner: 'maker' } };
const { skillhub: _, ...without } = config;

test.each<[string, Parameters<typeof checkRegistries>[0], Record<string, string>, string, RegExp]>([
  ['a plan', settings, {}, 'ok', /^for @maker at https:\/\/api\.skillhub\.cn; without SKILLHUB_TOKEN only/],
  ['a key', settings, { SKILLHUB_TOKEN: 'skh_1' }, 'ok', /, with SKILLHUB_TOKEN$/],
  ['an own address', settings, { SKILLHUB_REGISTRY: 'http://127.0.0.1:8080' }, 'ok', /127\.0\.0\.1:8080/],
  ['a key of two lines', settings, { SKILLHUB_TOKEN: 'skh_1\nskh_2' }, 'warn', /^SKILLHUB_TOKEN is empty or/],
  ['an open address', settings, { SKILLHUB_REGISTRY: 'http://skillhub.example' }, 'warn', /must be https/],
  ['no setting', without, {}, 'ok', /has no "skillhub:"/],
  ['no settings', null, {}, 'ok', /^not looked at/],
])('%s', (_, given, env, status, message) => {
  const [, check] = checkRegistries(given, env);
  expect(check).toMatchObject({ name: 'skillhub', status, message: expect.stringMatching(message) });
  expect(JSON.stringify(check)).not.toContain('skh_1');
  if (status === 'warn') expect(check?.fix).toMatch(/SKILLHUB_|skillhub\.cn/);
});

test('ClawHub is told beside it', () => {
  expect(checkRegistries(config, { CLAWHUB_TOKEN: 'clh_1' })[0]).toMatchObject({
    name: 'clawhub',
    status: 'ok',
    message: `for @${config.clawhub?.owner} at https://clawhub.ai, with CLAWHUB_TOKEN`,
  });
});
