import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn } from './support/catalogs.ts';
import { readSnapshot } from '../src/read/snapshot.ts';
import { skillpress } from './support/cli.ts';

/** `membrane.json` of an app at `https://<slug>.example/`. */
function answered(slug: string, ...names: string[]): string {
  const actions = names.map((name) => ({ key: name.toLowerCase().replaceAll(' ', '-'), name }));
  return JSON.stringify({
    origin: 'membrane',
    for: { slug, homepage: `https://${slug}.example/` },
    actions,
  });
}

test('two snapshots that were swapped are an error of both, and neither page is made', async () => {
  const app = (slug: string, name: string, pin: string): string =>
    descriptor({
      name,
      homepage: `https://${slug}.example/`,
      actions: `{ pin: [${pin}], describe: { ${pin}: All of them. } }`,
      except: '{ quality/generic-summary: The summary of a sample is short. }',
    });
  const dir = catalogWith({
    'apps/harbour/app.md': app('harbour', 'Harbour', 'list-ships'),
    'apps/harbour/membrane.json': answered('harbour', 'List Ships'),
    'apps/orchard/app.md': app('orchard', 'Orchard', 'list-trees'),
    'apps/orchard/membrane.json': answered('orchard', 'List Trees'),
  });
  const at = (slug: string): string => join(dir, 'apps', slug, 'membrane.json');
  renameSync(at('harbour'), `${dir}/held`);
  renameSync(at('orchard'), at('harbour'));
  renameSync(`${dir}/held`, at('orchard'));
  const { code, stdout } = await skillpress(dir, ['build', '--frozen', '--format', 'json']);
  expect(code).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; app: string; file: string }[] };
  // Missing pins and the like follow from that, and are not told.
  expect(findings.map(({ rule, app, file }) => [rule, app, file])).toEqual([
    ['snapshot/subject', 'harbour', 'apps/harbour/membrane.json'],
    ['snapshot/subject', 'orchard', 'apps/orchard/membrane.json'],
  ]);
  expect(
    Object.keys(filesIn(join(dir, 'dist'))).filter((path) => /^skills\/(?:harbour|orchard)\//.test(path)),
  ).toEqual([]);
});

test('one id for two actions is an error where it stands the second time', () => {
  const actions = [
    { id: '1', name: 'List Users' },
    { name: 'Get User' },
    { name: 'Get Team' },
    { id: '1', name: 'Delete Everything' },
  ];
  const text = JSON.stringify({ origin: 'membrane', actions }, null, 2);
  const { snapshot, findings } = readSnapshot('sample', 'membrane.json', text);
  expect(snapshot).toBeNull();
  expect(findings).toMatchObject([
    { line: 15, message: 'actions.3.id: expected an id that no other action has, received "1"' },
  ]);
});
