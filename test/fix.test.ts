import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Snapshot } from '../src/model/snapshot.ts';
import { fixActionKeys } from '../src/read/fixActionKeys.ts';
import { catalogWith, descriptor, snapshot } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { startMembrane } from './support/membrane/server.ts';
import { app } from './support/membrane/world.ts';
import { appWorld } from './support/membrane/worlds.ts';

test('a refresh that loses a pinned action warns, the check after it fails, and --fix mends it', async () => {
  const dir = catalogWith({
    'apps/clerk/app.md': descriptor({
      name: 'Clerk',
      homepage: app('clerk').appUri ?? '',
      actions: '{ pin: [gone-user, list-user], hide: [get-user] }',
    }),
    'apps/clerk/membrane.json': snapshot(['List User', 'Get User', 'Gone User', 'Create User']),
    'apps/other/app.md': descriptor({
      name: 'Other',
      homepage: 'https://other.example/',
      keywords: '[harbour tides]',
    }),
  });
  const api = await startMembrane({
    world: appWorld('clerk', { actions: ['list-user', 'get-user', 'create-user'] }),
  });
  onTestFinished(() => api.close());
  const live = { env: { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url } };
  const refresh = await skillpress(dir, ['build'], live);
  expect(refresh.stdout).toContain('warning No action of the snapshot has the key "gone-user"');
  expect(refresh.stdout).toContain('0 errors');
  expect(refresh.code).toBe(0);
  const check = await skillpress(dir, ['check', 'clerk']);
  expect(check.stdout).toContain('error No action of the snapshot has the key "gone-user"');
  expect(check.code).toBe(1);
  const fix = await skillpress(dir, ['build', '--frozen', '--fix']);
  expect(fix.stdout).toContain('warning "gone-user" was removed: no action had that key [descriptor/fixed]');
  expect(fix.code).toBe(0);
  expect(readFileSync(join(dir, 'apps/clerk/app.md'), 'utf8')).toContain(
    '{pin: [list-user], hide: [get-user]}',
  );
  const after = await skillpress(dir, ['check']);
  expect(after.stdout).not.toContain('descriptor/');
  expect(after.code).toBe(0);
});

const SNAPSHOT: Snapshot = {
  origin: 'membrane',
  actions: [
    { id: '1', key: 'listUsers', name: 'List Users' },
    { id: '2', key: 'people-get', name: 'Get Person' },
    { id: '3', key: 'delete-user', name: 'Delete User' },
  ],
};
const LAST: Snapshot = { origin: 'membrane', actions: [{ id: '2', key: 'get-person', name: 'Get Person' }] };

test('a key is renamed by id, then by letters; what is gone is removed; all else stays', () => {
  const text = `---
name: Sample   # the brand
actions:
  # what matters most
  pin:
    - list-users # first
    - gone
    - delete-user
  hide: [get-person, also-gone]
  describe:
    list-users: Lists users, newest first.
    gone: Does nothing any more.
  effect: {also-gone: read}
keywords: [ samples,  more ]
---
- The actions: stay as they are.
`;
  const fixed = fixActionKeys(text, SNAPSHOT, LAST);
  expect(fixed?.text).toBe(`---
name: Sample   # the brand
actions:
  # what matters most
  pin:
    - listUsers # first
    - delete-user
  hide: [people-get]
  describe:
    listUsers: Lists users, newest first.
  effect: {}
keywords: [ samples,  more ]
---
- The actions: stay as they are.
`);
  expect(fixed?.changes).toEqual([
    '"list-users" was renamed to "listUsers"',
    '"gone" was removed',
    '"get-person" was renamed to "people-get"',
    '"also-gone" was removed',
    '"list-users" was renamed to "listUsers"',
    '"gone" was removed',
    '"also-gone" was removed',
  ]);
  expect(fixActionKeys(fixed?.text ?? '', SNAPSHOT, LAST)).toBeNull();
  const toWindows = (lines = ''): string => `\uFEFF${lines.replaceAll('\n', '\r\n')}`;
  expect(fixActionKeys(toWindows(text), SNAPSHOT, LAST)).toEqual({
    text: toWindows(fixed?.text),
    changes: fixed?.changes,
  });
});

test.each([
  ['no front matter', 'text'],
  ['no actions', '---\nname: A\n---\n'],
  ['actions that are no map', '---\nname: A\nactions: [a]\n---\n'],
  ['keys that are all there', '---\nactions: { pin: [listUsers] }\n---\n'],
])('nothing is done with %s', (_, text) => expect(fixActionKeys(text, SNAPSHOT, null)).toBeNull());
