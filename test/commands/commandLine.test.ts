import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogWith, filesIn, tempDir } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const APP = `---\nname: Acme\nhomepage: https://acme.example/\nsummary: Keeps samples.\ncategories: [crm]\nentities: [Sample]\n---\n`;
const catalog = (): string =>
  catalogWith({
    'apps/acme/app.md': APP,
    'apps/birch/app.md': APP.replaceAll(/acme/gi, 'Birch').replaceAll('ample', 'ignal'),
  });

test.each(['apps/acme', './apps/acme/', 'apps/acme/app.md', 'apps/ac*'])(
  'an app can be named by its path, as a shell completes it: %s',
  async (named) => {
    const { code, stdout } = await skillpress(catalog(), ['build', named]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^built 1 ·/m);
  },
);

test('a command about one app takes its whole path, too', async () => {
  const dir = catalog();
  expect((await skillpress(dir, ['show', join(dir, 'apps/acme')])).stdout).toContain('Acme');
  expect((await skillpress(dir, ['explain', 'apps/acme'])).stdout).toContain('Acme');
  expect(await skillpress(dir, ['rename', 'apps/acme/', 'cedar'])).toMatchObject({ code: 0 });
  expect(Object.keys(filesIn(dir))).toContain('apps/cedar/app.md');
  expect((await skillpress(dir, ['rename', 'apps/cedar', 'apps/elm'])).stdout).toContain('apps/elm');
  expect(await skillpress(dir, ['new', 'apps/fir/'])).toMatchObject({ code: 0, stdout: 'apps/fir/app.md\n' });
  expect(await skillpress(dir, ['new', 'oak', '--apps', 'apps/'])).toMatchObject({
    stdout: 'apps/oak/app.md\n',
  });
  const ejected = await skillpress(dir, ['templates', 'eject', 'page.hbs', '--templates', 'own/']);
  expect(ejected.stdout).toBe('own/page.hbs\n');
  expect((await skillpress(dir, ['check', 'other/cedar'])).stderr).toContain('There is no app "other/cedar"');
});

test.each(['build', 'list', 'publish', 'release', 'serve', 'site', 'status', 'translate'])(
  '%s outside of a catalog tells where to run it',
  async (command) => {
    const { code, stderr } = await skillpress(tempDir(), [command]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no .*catalog\.yaml\n {2}Run skillpress in the catalog's root/);
  },
);

test('an app that is renamed to itself is not to be removed first', async () => {
  const { code, stderr } = await skillpress(catalog(), ['rename', 'acme', 'acme']);
  expect(code).toBe(2);
  expect(stderr).toContain('The app is called "acme" already\n  Choose another name.');
});

test.each([
  [['publish', '--registry', 'directory', '--to', ''], "option '--to <dir>' is empty"],
  [['status', '--registry', 'directory', '--to='], "option '--to <dir>' is empty"],
  [['build', '--out', ''], "option '--out <dir>' is empty"],
  [['secondme', 'check', '--out', ''], "option '--out <dir>' is empty"],
  [['init', ''], 'an argument is empty'],
  [['build', 'acme', ''], 'an argument is empty'],
])('an empty text is no folder: %j writes nothing', async (args, message) => {
  const dir = catalog();
  const before = filesIn(dir);
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(2);
  expect(stderr).toContain(`${message}, expected a value: see whether a variable is not set.`);
  expect(filesIn(dir)).toEqual(before);
});

test.each([
  'apps',
  'apps/made',
  '.',
  '..',
  'templates',
  'templates/made',
  'packs',
  'LICENSES/made',
  '.skillpress',
])('what is made does not go into another folder of the catalog: --out %s', async (out) => {
  const dir = catalog();
  const before = filesIn(dir);
  const { code, stderr } = await skillpress(dir, ['build', '--out', out]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/--out .*\n {2}Name a folder for what is made alone/);
  expect(filesIn(dir)).toEqual(before);
});

test('what is made does not go through a link into a folder that people write', async () => {
  const dir = catalog();
  symlinkSync('apps', join(dir, 'link'));
  for (const out of ['link', 'link/made'])
    expect((await skillpress(dir, ['build', '--out', out])).stderr).toContain('the folder apps lie in one');
  expect(Object.keys(filesIn(dir)).filter((path) => path.endsWith('manifest.json'))).toEqual([]);
});

test.each([
  [['show'], "missing required argument 'app'", 'skillpress show --help'],
  [['check', '--max', '0'], 'expected a whole number', 'skillpress check --help'],
  [['templates', 'ejct'], '(Did you mean eject?)', 'skillpress templates --help'],
  [['biuld'], '(Did you mean build?)', 'skillpress --help'],
])('a wrong command line leads to the help: %j', async (args, ...words) => {
  const { code, stderr } = await skillpress(catalog(), args);
  expect(code).toBe(2);
  for (const word of words) expect(stderr).toContain(word);
});

test('the help of every command has examples that begin with its name', async () => {
  const dir = catalog();
  const helpOf = async (...names: string[]): Promise<string> =>
    (await skillpress(dir, [...names, '--help'])).stdout;
  const commandsIn = (help: string): string[] =>
    [...help.matchAll(/^ {2}(\w+) (?:\[|<| )/gm)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]));
  const names = commandsIn((await helpOf()).split('Commands:')[1] ?? '');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const [own, below] = (await helpOf(name)).split('Commands:');
    const helps =
      below === undefined ? [own] : await Promise.all(commandsIn(below).map((each) => helpOf(name, each)));
    for (const help of helps) expect(help, name).toContain(`\n  $ skillpress ${name}`);
  }
});
