import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn, snapshot, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

/** An app as its files: `fields` over a descriptor that is right. */
function app(slug: string, word: string, fields: Record<string, string>, actions: readonly string[]) {
  return {
    [`apps/${slug}/app.md`]: descriptor({
      name: `Sample ${word}`,
      homepage: `https://${slug}.example/`,

      entities: '[Soil Probe]',
      ...fields,
    }),
    [`apps/${slug}/membrane.json`]: snapshot(actions),
  };
}

let dir: string;
beforeAll(async () => {
  dir = catalogWith(
    {
      ...app('acme-books', 'Books', { categories: '[accounting]' }, [
        'List Soil Probes',
        'Delete Soil Probe',
      ]),
      ...app('acme-desk', 'Desk', { categories: '[crm]' }, ['List Soil Probes']),
      ...app('bare', 'Bare', { categories: '[crm]' }, []),
      ...app('half-done', 'Half', { categories: '[crm]', draft: 'true' }, ['List Soil Probes']),
      ...app('wrong', 'Wrong', { homepage: 'no address' }, ['List Soil Probes']),
    },
    mkdtempSync(join(tmpdir(), 'skillpress-')),
  );
  await skillpress(dir, ['build']);
  return () => rmSync(dir, { recursive: true, force: true });
});

const slugs = async (...args: string[]): Promise<string[]> =>
  (await skillpress(dir, ['list', ...args, '--slugs'])).stdout.split('\n').slice(0, -1);

test('every app is listed, with what is to do about it', async () => {
  const before = filesIn(dir);
  const { code, stdout } = await skillpress(dir, ['list']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^acme-books +Sample Books +accounting +2/m);
  expect(stdout).toMatch(/^half-done +Sample Half +crm +draft$/m);
  expect(stdout).toMatch(/^wrong .* 1 error$/m);
  expect(stdout).toMatch(/\n\n5 apps\n$/);
  expect(filesIn(dir)).toEqual(before);
});

test('flags, globs and categories choose; several flags are all true', async () => {
  expect(await slugs('acme-*')).toEqual(['acme-books', 'acme-desk']);
  expect(await slugs('acme-{desk,none}', 'bare')).toEqual(['acme-desk', 'bare']);
  expect(await slugs('--category', 'crm')).toEqual(['acme-desk', 'bare', 'half-done']);
  expect(await slugs('acme-books', '--category', 'crm', '--without-actions')).toEqual(['bare']);
  expect(await slugs('--draft')).toEqual(['half-done']);
  expect(await slugs('--error')).toEqual(['wrong']);
  expect(await slugs('--draft', '--error')).toEqual([]);
});

test('a release is due until it is recorded, and again after a change; what was not built is stale', async () => {
  expect(await slugs('--due')).toEqual(['acme-books', 'acme-desk', 'bare']);
  await skillpress(dir, ['release', 'acme-*']);
  expect(await slugs('--due')).toEqual(['bare']);
  expect(await slugs('--stale')).toEqual([]);
  writeFiles(
    dir,
    app('acme-desk', 'Desk', { categories: '[crm]' }, ['List Soil Probes', 'Create Soil Probe']),
  );
  expect(await slugs('--due')).toEqual(['acme-desk', 'bare']);
  expect(await slugs('--stale')).toContain('acme-desk');
  // What a list calls due is what `release` calls due.
  const { stdout } = await skillpress(dir, ['release', '--check', '--format', 'json']);
  const missing = JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) =>
    rule.startsWith('release'),
  );
  expect(missing.map((finding: { app: string }) => finding.app)).toEqual(['acme-desk', 'bare']);
});

test('JSON tells the same of each app', async () => {
  const { stdout } = await skillpress(dir, ['list', 'wrong', 'bare', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'list',
    ok: true,
    of: 2,
    apps: [
      {
        slug: 'bare',
        name: 'Sample Bare',
        categories: ['crm'],
        actions: 0,
        draft: false,
        errors: 0,
        due: null,
      },
      { slug: 'wrong', name: null, categories: [], actions: null, errors: 1 },
    ],
    exitCode: 0,
  });
});

test.each([
  [['list', 'zz-*'], 'No app matches "zz-*"'],
  [['check', 'half-*'], 'A draft counts with --drafts only.'],
  [['build', '--category', 'crn'], 'Did you mean "crm"?'],
  [['release', '--category', 'legal'], 'No app is in legal'],
  [['list', 'acme-dusk'], 'Did you mean "acme-desk"?'],
])('%j is a usage error that says what to do', async (args, words) => {
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test('a glob or a category limits what is checked', async () => {
  const { stdout } = await skillpress(dir, ['check', 'acme-*', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, apps: { total: 2 } });
});

test('what others change in the output folder is looked for where it is asked for, and harms nothing elsewhere', async () => {
  await skillpress(dir, ['build']);
  const before = await skillpress(dir, ['list']);
  const checked = await skillpress(dir, ['check', '--format', 'json']);
  const pages = ['bare', 'acme-books'].map((slug) => join(dir, `dist/skills/${slug}/SKILL.md`));
  for (const page of pages) rmSync(page);
  expect(await skillpress(dir, ['list'])).toEqual(before);
  expect(await slugs('--stale')).toEqual(['acme-books', 'bare']);
  expect((await skillpress(dir, ['show', 'bare', '--page'])).stdout).toContain('Call the Sample Bare API');
  const { findings } = JSON.parse((await skillpress(dir, ['check', '--format', 'json'])).stdout);
  expect(findings).toEqual(JSON.parse(checked.stdout).findings);
  // With a change of an input, all of the folder is looked at.
  writeFiles(dir, app('bare', 'Bare', { categories: '[crm]' }, ['List Soil Probes']));
  expect((await skillpress(dir, ['check', 'bare'])).stdout).toContain('0 errors');
  rmSync(join(dir, 'dist/catalog.json'));
  expect((await skillpress(dir, ['list'])).stdout).toMatch(/^bare +Sample Bare +crm +1 +not built$/m);
});
