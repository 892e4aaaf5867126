import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { descriptor, filesIn, ROOT, snapshot, tempDir, writeFiles } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

/* Templates of a catalog's own, as people put and break them: with each the build says what is wrong where, or makes the pages that it made before. */

const SETTINGS = `name: Northwind skills
publisher: northwind
author: { name: Northwind, url: https://northwind.example }
homepage: https://northwind.example
repository: https://github.com/northwind/skills
license: MIT-0
categories: { crm: CRM }
`;
const PAGE = readFileSync(join(ROOT, 'templates/page.hbs'), 'utf8');
const APP = readFileSync(join(ROOT, 'templates/partials/app.hbs'), 'utf8');

/** A catalog of one app that was built with the built-in templates. */
async function built(): Promise<string> {
  const dir = tempDir();
  writeFiles(dir, {
    'catalog.yaml': SETTINGS,
    'apps/acme/app.md': descriptor({ name: 'Acme' }),
    'apps/acme/membrane.json': snapshot(['List Orders', 'Delete Order']),
  });
  expect(await skillpress(dir, ['build', '--quiet'])).toMatchObject({ code: 0 });
  return dir;
}

test('a template with a byte order mark, with CRLF or with CR makes the same pages', async () => {
  const dir = await built();
  const before = filesIn(join(dir, 'dist/skills'));
  for (const text of [`\uFEFF${APP}`, APP.replaceAll('\n', '\r\n'), APP.replaceAll('\n', '\r')]) {
    writeFiles(dir, { 'templates/partials/app.hbs': text, 'templates/page.hbs': `\uFEFF${PAGE}` });
    expect((await skillpress(dir, ['build'])).stdout).toMatch(/ · 0 errors, 0 warnings · /);
    expect(filesIn(join(dir, 'dist/skills'))).toEqual(before);
  }
});

test.each([
  ['page.handlebars', 'Nobody reads this file', 'Templates end in ".hbs"'],
  ['page.HBS', 'Nobody reads this file', 'Templates end in ".hbs"'],
  ['partials/app.hbs.txt', 'Nobody reads this file', 'Templates end in ".hbs"'],
  ['partials/ap.hbs', 'No template includes partials/ap.hbs', 'Did you mean "partials/app.hbs"?'],
  [
    'partials/zulu.hbs',
    'No template includes partials/zulu.hbs',
    'Include it with {{> zulu}}, or remove it.',
  ],
])(
  'templates/%s, which nothing renders, is an error, also where the last build was clean',
  async (path, message, hint) => {
    const dir = await built();
    const file = join(dir, 'templates', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, APP);
    for (const command of [['check'], ['build', '--check'], ['build']]) {
      const { code, stdout } = await skillpress(dir, command);
      expect(code).toBe(1);
      expect(stdout).toContain(`templates/${path}: error ${message} [template/unused]\n  ${hint}`);
    }
    rmSync(file);
    expect(await skillpress(dir, ['build', '--check'])).toMatchObject({ code: 0 });
  },
);

test('a partial that only a template of the catalog’s own includes is no error, nor is a copy of all', async () => {
  const dir = await built();
  expect(await skillpress(dir, ['templates', 'eject'])).toMatchObject({ code: 0 });
  writeFiles(dir, {
    'templates/partials/zulu.hbs': 'Zulu.\n',
    'templates/page.hbs': `${PAGE}\n{{> zulu}}\n`,
  });
  expect(await skillpress(dir, ['build'])).toMatchObject({ code: 0 });
  expect(readFileSync(join(dir, 'dist/skills/acme/SKILL.md'), 'utf8')).toContain('Zulu.');
});

test('folders and links in the place of templates are told', async () => {
  const dir = await built();
  mkdirSync(join(dir, 'templates/page.hbs'), { recursive: true });
  symlinkSync(join(ROOT, 'templates/partials'), join(dir, 'templates/partials'));
  const { code, stdout } = await skillpress(dir, ['check']);
  expect(code).toBe(1);
  expect(stdout).toContain('templates/page.hbs: error This is a folder, expected a file [template/unused]');
  expect(stdout).toContain('templates/partials: error This is a link to a folder');

  rmSync(join(dir, 'templates'), { recursive: true });
  symlinkSync('nowhere', join(dir, 'templates'));
  const dangling = await skillpress(dir, ['check']);
  expect(dangling).toMatchObject({ code: 5, stderr: expect.stringContaining('what a link there leads to') });
});

test('a template with front matter is told at the page, as nothing else', async () => {
  const dir = await built();
  writeFiles(dir, { 'templates/page.hbs': `---\nname: x\n---\n${PAGE}` });
  const { code, stdout } = await skillpress(dir, ['check']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^dist\/skills\/acme\/SKILL\.md:\d+: error A second front matter stands below/m);
  expect(stdout).toMatch(/ · 1 error, /);
});

test('a partial that includes itself is told with a way out', async () => {
  const dir = await built();
  writeFiles(dir, { 'templates/partials/app.hbs': '{{> app}}\n' });
  const { stdout } = await skillpress(dir, ['check']);
  expect(stdout).toMatch(/app\.hbs:1:1: error The partial "app" includes itself .*\n {2}Remove it here/);
});
