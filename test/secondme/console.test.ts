import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/http/clock.ts';
import { createRemote } from '../../src/http/remote.ts';
import { readSubject } from '../../src/secondme/checkManifest.ts';
import { checkConsole } from '../../src/secondme/online/checkConsole.ts';
import { openConsole } from '../../src/secondme/online/readConsole.ts';
import { checkSecondMeUrl } from '../../src/secondme/userInfo.ts';
import { startSecondMe, type DeveloperAccount } from '../support/secondme/server.ts';
import { soundManifest } from '../support/secondme/manifests.ts';

const sound = soundManifest();
const key = String(sound.skill['key']);
const appId = String(sound.oauth['appId']);
const APP = { appId, appName: 'Acme', allowedScopes: ['userinfo'] };
const own = (more: object = {}) => ({
  integrationId: 'int_1',
  manifest: { skill: { key }, oauth: { appId } },
  ...more,
});

async function check(account: DeveloperAccount | null) {
  const secondMe = await startSecondMe();
  const { origin, base } = checkSecondMeUrl(secondMe.url);
  const remote = createRemote({ name: 'SecondMe', origin, connections: 1 });
  onTestFinished(() => Promise.all([remote.close(), secondMe.close()]).then(() => {}));
  const value = account === null ? 'lba_at_unknown' : secondMe.develop(account);
  const console = openConsole(remote, base, { value, name: 'THE_TOKEN' }, () => systemClock.now() + 5_000);
  return checkConsole(readSubject(sound, { tools: null }), console);
}
const told = async (account: DeveloperAccount | null) =>
  (await check(account)).map(({ level, rule, at }) => `${level} ${rule} ${at.join('.')}`);

test.each([undefined, 'items', 'list', 'applications'])(
  'a manifest of the account is fine, lists as %s',
  async (listAs) => {
    const account = { apps: [APP], integrations: [own()], ...(listAs === undefined ? {} : { listAs }) };
    expect(await told(account)).toEqual([]);
  },
);

test('an app far behind in the list is found', async () => {
  const others = Array.from({ length: 230 }, (_, at) => ({ appId: `other-${at}`, appName: `Other ${at}` }));
  expect(await told({ apps: [...others, APP], integrations: [] })).toEqual([]);
});

test.each<[string, DeveloperAccount, string[]]>([
  [
    'the app is of another account',
    { apps: [], integrations: [] },
    ['error secondme/online-app oauth.appId'],
  ],
  [
    'the app may not ask for the scope',
    { apps: [{ ...APP, allowedScopes: ['chat.read'] }], integrations: [] },
    ['error secondme/online-app-scopes oauth.requiredScopes'],
  ],
  ['the console does not tell scopes', { apps: [{ appId, appName: 'Acme' }], integrations: [] }, []],
  [
    'the key is that of another app',
    { apps: [APP], integrations: [own({ manifest: { skill: { key }, oauth: { appId: 'other' } } })] },
    ['error secondme/online-key skill.key'],
  ],
  [
    'a review is under way',
    { apps: [APP], integrations: [own({ releaseStatus: 'pending_review' })] },
    ['warning secondme/online-review skill.key'],
  ],
  [
    'a review is under way, told otherwise',
    { apps: [APP], integrations: [own({ pendingReleaseReview: { id: 'r1' } })] },
    ['warning secondme/online-review skill.key'],
  ],
  [
    'the last validation failed',
    {
      apps: [APP],
      integrations: [
        own({
          versions: [
            {
              version: 2,
              validationReport: { environments: { release: { success: false, error: 'tools/list: 502' } } },
            },
            { version: 1, validationReport: { status: 'passed' } },
          ],
        }),
      ],
    },
    ['error secondme/online-validation skill.key'],
  ],
  [
    'the last validation went well',
    { apps: [APP], integrations: [own({ validationReport: { status: 'passed', message: 'fine' } })] },
    [],
  ],
])('%s', async (_, account, findings) => {
  expect(await told(account)).toEqual(findings);
});

test('a validation tells what failed, and where', async () => {
  const validationReport = { environments: { release: { success: false, error: 'tools/list: 502' } } };
  const [finding] = await check({ apps: [APP], integrations: [own({ validationReport })] });
  expect(finding?.message).toBe("SecondMe's last validation failed: environments: release: tools/list: 502");
});

test('a token that the console does not take is told once, and is not shown', async () => {
  const findings = await check(null);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'secondme/online-console',
    message: expect.stringContaining('/applications/external/list answered 401'),
    hint: expect.stringContaining('SECONDME_DEVELOPER_TOKEN'),
  });
  expect(JSON.stringify(findings)).not.toContain('lba_at_unknown');
});
