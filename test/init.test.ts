import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedPaths, filesIn, ROOT, tempDir, writeFiles } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

test('an empty folder becomes a catalog that builds and passes every check', async () => {
  const dir = tempDir();
  const { code, stdout, stderr } = await skillpress(dir, ['init', 'my-skills']);
  expect(stdout).toMatch(/^built 1 · unchanged 0 · 0 errors, 0 warnings/m);
  expect(code).toBe(0);
  const root = join(dir, 'my-skills');
  const written = Object.keys(filesIn(root)).filter((path) => !/^(?:dist|\.skillpress)\//.test(path));
  expect(
    stderr
      .match(/^wrote (\S+)/gm)
      ?.map((line) => line.slice('wrote '.length))
      .toSorted(),
  ).toEqual(written.toSorted());
  expect(written).toEqual(
    expect.arrayContaining(['catalog.yaml', 'apps/clerk/app.md', '.gitignore', '.nvmrc', 'package.json']),
  );
  expect(stderr).toContain('\nNext:\n  cd my-skills\n');
  const settings = readFileSync(join(root, 'catalog.yaml'), 'utf8');
  expect(settings.trim().split('\n').length).toBeLessThanOrEqual(10);
  expect(settings).toContain('name: "my skills"');
  for (const args of [['check'], ['build', '--check'], ['release', '--check', '--quiet']])
    expect(await skillpress(root, args)).toMatchObject({ code: args[0] === 'release' ? 1 : 0 });
  expect(await skillpress(root, ['doctor'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('valid, the built-in ones'),
  });
});

test('it writes over nothing, and tells what a file that is there lacks', async () => {
  const dir = tempDir();
  const own = {
    '.gitignore': 'node_modules\n*.log\n',
    '.vscode/settings.json': '{}\n',
    'package.json': '{ "name": "mine", "dependencies": {} }\n',
    '.git/config':
      '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:northwind/agent-skills.git\n\tfetch = x\n',
  };
  writeFiles(dir, own);
  const { code, stderr } = await skillpress(dir, ['init']);
  expect(code).toBe(0);
  for (const [path, text] of Object.entries(own)) expect(readFileSync(join(dir, path), 'utf8')).toBe(text);
  expect(stderr).toMatch(/^kept {2}\.gitignore +add to it: dist, \.skillpress$/m);
  expect(stderr).toMatch(/^kept {2}package\.json +it lacks skillpress: npm install --save-dev skillpress$/m);
  expect(readFileSync(join(dir, 'catalog.yaml'), 'utf8')).toContain(
    'repository: https://github.com/northwind/agent-skills\n',
  );
  writeFileSync(
    join(dir, 'catalog.yaml'),
    readFileSync(join(dir, 'catalog.yaml'), 'utf8').replace('MIT-0', 'MIT'),
  );
  const before = filesIn(dir);
  expect((await skillpress(dir, ['init'])).code).toBe(0);
  expect(changedPaths(before, filesIn(dir)).filter((path) => !/^(?:dist|\.skillpress)\//.test(path))).toEqual(
    [],
  );
});

test('editor settings name schemas that are there', () => {
  const settings = JSON.parse(readFileSync(join(ROOT, 'starter/.vscode/settings.json'), 'utf8')) as {
    'yaml.schemas': Record<string, string>;
    'json.schemas': { url: string }[];
  };
  const schemas = [
    ...Object.keys(settings['yaml.schemas']),
    ...settings['json.schemas'].map(({ url }) => url),
  ];
  for (const path of schemas)
    expect(readFileSync(join(ROOT, path.replace('./node_modules/skillpress/', '')), 'utf8')).toContain(
      '"$schema"',
    );
});
