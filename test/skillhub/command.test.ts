import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { catalogWith, descriptor, snapshot } from '../support/catalogs.ts';
import { releasedOnce, skillpress, type CliResult } from '../support/cli.ts';
import { page } from '../support/clawhub/client.ts';
import { startClawhub, TOKEN } from '../support/clawhub/server.ts';
import { KEY, startSkillHub, type SkillHub } from '../support/skillhub/server.ts';

const OWNER = 'membranedev';
const APP = {
  name: 'Ledgerly',
  homepage: 'https://ledgerly.example/',
  summary: 'Keeps invoices for teams that work together.',
  categories: '[accounting]',
  keywords: '[teamwork]',
};

const released = releasedOnce({
  'apps/ledgerly/app.md': descriptor(APP, 'Ask which invoice is meant before changing one.\n'),
  'apps/ledgerly/membrane.json': snapshot(['List Invoices', 'Create Invoice']),
});

interface Place {
  readonly dir: string;
  readonly hub: SkillHub;
  readonly env: Readonly<Record<string, string>>;
}

/** A released and built catalog, and a SkillHub whose reviews take their time. */
async function place(): Promise<Place> {
  const hub = await startSkillHub({ owner: OWNER, reviewMs: Infinity });
  onTestFinished(() => hub.close());
  const dir = catalogWith(released());
  const env = { SKILLHUB_REGISTRY: hub.url, SKILLHUB_TOKEN: KEY };
  return { dir, hub, env };
}

test('a version goes out once, is pending until it was reviewed, and is kept beside what ClawHub tells', async () => {
  const hub = await startSkillHub({ owner: OWNER, reviewMs: Infinity });
  const clawhub = await startClawhub({ accounts: [{ handle: OWNER, token: TOKEN }] });
  onTestFinished(() => Promise.all([hub.close(), clawhub.close()]).then(() => {}));
  clawhub.seed([{ slug: 'ledgerly', files: { 'SKILL.md': page('ledgerly') } }]);
  const dir = catalogWith(released());
  const env = { SKILLHUB_REGISTRY: hub.url, SKILLHUB_TOKEN: KEY, CLAWHUB_REGISTRY: clawhub.url };
  const run = (command: string, ...args: string[]): Promise<CliResult> =>
    skillpress(dir, [command, '--registry', 'skillhub', ...args], { env });

  const first = await run('publish');
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('Categories are chosen by hand')]);
  expect(hub.commits).toHaveLength(1);
  expect(hub.commits[0]?.payload).toMatchObject({ displayName: 'Ledgerly', tags: ['teamwork'] });
  expect((await run('status')).stdout).toMatch(/pending/);
  expect((await run('publish', '--dry-run')).stdout).toMatch(/pending 1/);

  hub.review('ledgerly', 'approved');
  expect((await run('status', '--save')).code).toBe(0);
  await skillpress(dir, ['status', '--save'], { env });
  await skillpress(dir, ['build', '--frozen'], { env });
  const { registries } = JSON.parse(readFileSync(join(dir, 'dist/listings/ledgerly.json'), 'utf8'));
  expect(registries).toMatchObject({
    clawhub: { version: '1.0.0', reports: [] },
    skillhub: {
      version: '1.0.0',
      url: `${hub.url}/skills/ledgerly`,
      verdict: 'clean',
      reports: [
        { by: 'keen', verdict: 'clean' },
        { by: 'sanbu', verdict: 'clean' },
      ],
    },
  });
  expect((await run('publish', '--dry-run')).stdout).toMatch(/there 1/);
  expect(hub.commits).toHaveLength(1);
});

test('a status.json of before, without reports, is read as one with none', async () => {
  const { dir, hub } = await place();
  const entry = {
    version: '1.0.0',
    url: null,
    publishedAt: null,
    downloads: 1,
    installs: 2,
    stars: 3,
    verdict: 'clean',
    flags: [],
    auditUrl: null,
    versions: [],
    asOf: '2026-11-20T06:41:00Z',
  };
  writeFileSync(join(dir, 'status.json'), JSON.stringify({ apps: { ledgerly: { clawhub: entry } } }));
  expect((await skillpress(dir, ['build', '--frozen'])).code).toBe(0);
  const { registries } = JSON.parse(readFileSync(join(dir, 'dist/listings/ledgerly.json'), 'utf8'));
  expect(registries).toEqual({ clawhub: { ...entry, reports: [] } });
  expect(hub.requests).toEqual([]);
});

test.each(['pull_request', 'pull_request_target'])(
  '%s: refused, but for a plan without the key',
  async (event) => {
    const { dir, hub, env } = await place();
    const inEvent = { env: { ...env, GITHUB_EVENT_NAME: event } };
    const args = ['publish', '--registry', 'skillhub'];
    expect((await skillpress(dir, args, inEvent)).code).toBe(2);
    expect(hub.requests).toHaveLength(0);
    expect((await skillpress(dir, [...args, '--dry-run'], inEvent)).code).toBe(0);
    expect(hub.requests.map(({ token }) => token)).toEqual(['none']);
  },
);

test('a catalog that makes no bundles for SkillHub says how it would', async () => {
  const { dir, env } = await place();
  const settings = readFileSync(join(dir, 'catalog.yaml'), 'utf8');
  writeFileSync(join(dir, 'catalog.yaml'), settings.replace(/\nskillhub:\n {2}owner: .*\n/, '\n'));
  const { code, stderr } = await skillpress(dir, ['publish', '--registry', 'skillhub'], { env });
  expect([code, stderr]).toEqual([2, expect.stringContaining('Add "skillhub: { owner: HANDLE }"')]);
});
