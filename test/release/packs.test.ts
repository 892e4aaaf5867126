import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { comparePacks } from '../../src/release/comparePacks.ts';
import type { PackMember, PackSurface } from '../../src/model/release.ts';
import { filesIn, snapshot, writeFiles, type Files } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { jsonSchemas } from '../support/jsonSchemas.ts';
import { appsOf, catalogOfPacks, settingsWith } from '../support/packs.ts';

const NAMES = ['Acme', 'Birch', 'Cedar', 'Dogwood'];
const OWN = (apps: string): string =>
  `packs:\n  own:\n    woods: { title: Woods, description: Trees., apps: [${apps}] }\n`;

interface History {
  readonly releases: readonly { readonly version: string; readonly changes: readonly string[] }[];
}

function historyIn(dir: string): History['releases'] {
  const text = filesIn(join(dir, 'packs'))['woods/releases.json'];
  return text === undefined ? [] : (JSON.parse(text) as History).releases;
}

describe('release', () => {
  test('records a pack when an app of it has a release, joins or leaves, and only then', async () => {
    const dir = catalogOfPacks(OWN('birch, cedar'), appsOf(NAMES));
    const run = (...args: string[]) => skillpress(dir, ['release', ...args]);
    expect((await run('--check', '--format', 'json')).stdout).toContain(
      'The pack \\"woods\\" was never released: it would be 1.0.0.',
    );
    const first = await run();
    expect(first.stdout).toContain('pack woods 1.0.0');
    expect(historyIn(dir)).toMatchObject([{ version: '1.0.0', changes: ['First release, with 2 apps.'] }]);
    expect((await run('--check')).code).toBe(0);

    writeFiles(dir, { 'apps/acme/membrane.json': snapshot(['List Trees']) });
    await run();
    expect(historyIn(dir)).toHaveLength(1);
    writeFiles(dir, { 'apps/cedar/membrane.json': snapshot(['List Trees']) });
    await run();
    expect(historyIn(dir)[0]).toMatchObject({ version: '1.1.0', changes: ['Updated `Cedar` to 1.1.0.'] });
    writeFiles(dir, { 'catalog.yaml': settingsWith(OWN('acme, cedar')) });
    await run();
    expect(historyIn(dir)[0]).toMatchObject({
      version: '2.0.0',
      changes: ['Removed `Birch`.', 'Added `Acme`.'],
    });
  });

  test('ends with packs that carry version and changelog, and a build that has nothing to do', async () => {
    const dir = catalogOfPacks(OWN('birch, cedar'), appsOf(NAMES));
    await skillpress(dir, ['release']);
    const files = filesIn(join(dir, 'dist'));
    for (const manifest of ['plugin.json', '.codex-plugin/plugin.json'])
      expect(JSON.parse(files[`plugins/woods/${manifest}`] ?? '')).toMatchObject({ version: '1.0.0' });
    expect(files['plugins/woods/CHANGELOG.md']).toContain('- First release, with 2 apps.');
    expect(files['plugins/woods/README.md']).toContain('[changelog](CHANGELOG.md)');
    expect((await skillpress(dir, ['build', '--frozen', '--check'])).code).toBe(0);
    const schema = JSON.parse(jsonSchemas().get('pack-releases.schema.json') ?? '{}') as object;
    const ajv = new Ajv2020({ strict: false });
    const text = filesIn(join(dir, 'packs'))['woods/releases.json'] ?? '';
    expect(ajv.validate(schema, JSON.parse(text)), JSON.stringify(ajv.errors)).toBe(true);
  });

  test('of one app records the packs that hold it', async () => {
    const packs = `${OWN('birch, cedar')}    other: { title: Other, description: More trees., apps: [acme] }\n`;
    const dir = catalogOfPacks(packs, appsOf(NAMES));
    await skillpress(dir, ['release', 'cedar']);
    expect(Object.keys(filesIn(join(dir, 'packs')))).toEqual(['woods/releases.json']);
  });

  test('leaves a pack alone that lacks an app because that has errors', async () => {
    const dir = catalogOfPacks(OWN('birch, cedar'), appsOf(NAMES));
    await skillpress(dir, ['release']);
    writeFiles(dir, { 'apps/cedar/app.md': '---\nname: Cedar\n---\n' });
    const { code } = await skillpress(dir, ['release']);
    expect(code).toBe(1);
    expect(historyIn(dir)).toHaveLength(1);
  });
});

test('a damaged history of a pack is told at its line, and nothing is built', async () => {
  const dir = catalogOfPacks(OWN('birch, cedar'), appsOf(NAMES));
  await skillpress(dir, ['release']);
  const text = filesIn(join(dir, 'packs'))['woods/releases.json'] ?? '';
  writeFiles(dir, { 'packs/woods/releases.json': text.replace('"1.0.0"', '"one"') });
  rmSync(join(dir, 'dist'), { recursive: true });
  const { code, stdout } = await skillpress(dir, ['build', '--frozen']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/packs\/woods\/releases\.json:5:\d+: error .*expected a version such as 1\.4\.0/);
  expect(filesIn(join(dir, 'dist'))).toEqual({});
});

const surface = (versions: Files, over: Partial<PackSurface> = {}): PackSurface => ({
  title: 'Woods',
  description: 'Trees.',
  apps: Object.entries(versions).map(([slug, version]) => ({ slug, name: slug, version })),
  ...over,
});

const member = (slug: string, name: string): PackMember => ({ slug, name, version: '1.0.0' });

test.each([
  ['an app gone', surface({ a: '1.0.0', b: '1.0.0' }), surface({ a: '1.0.0' }), 'major', ['Removed `b`.']],
  ['an app more', surface({ a: '1.0.0' }), surface({ a: '1.0.0', b: '1.0.0' }), 'minor', ['Added `b`.']],
  ['a major version', surface({ a: '1.9.0' }), surface({ a: '2.0.0' }), 'major', ['Updated `a` to 2.0.0.']],
  ['a minor version', surface({ a: '1.9.0' }), surface({ a: '1.10.0' }), 'minor', ['Updated `a` to 1.10.0.']],
  ['a patch', surface({ a: '1.9.0' }), surface({ a: '1.9.1' }), 'patch', ['Updated `a` to 1.9.1.']],
  [
    'another title and description',
    surface({ a: '1.0.0' }),
    surface({ a: '1.0.0' }, { title: 'Forest [x](y)', description: 'All trees.' }),
    'patch',
    ['Renamed the pack from `Woods` to `Forest [x](y)`.', 'Reworded the description.'],
  ],
  [
    'an app that was renamed beside one that left',
    surface({}, { apps: [member('old-a', 'A'), member('b', 'B')] }),
    surface({}, { apps: [member('a', 'A'), member('c', 'C')] }),
    'major',
    ['Removed `B`.', 'The skill of `A` is called `a` now, not `old-a`.', 'Added `C`.'],
  ],
  [
    'two apps of one name, of which one was renamed and one left',
    surface({}, { apps: [member('one', 'A'), member('other', 'A')] }),
    surface({}, { apps: [member('a', 'A')] }),
    'major',
    ['Removed `A`.', 'The skill of `A` is called `a` now, not `one`.'],
  ],
] as const)('%s', (_, before, after, level, lines) => {
  expect(comparePacks(before, after)).toEqual({ level, lines });
});

test('more changes than a history takes are counted', () => {
  const many = (version: string): PackSurface =>
    surface(Object.fromEntries(Array.from({ length: 130 }, (__, at) => [`app-${at}`, version])));
  const { lines } = comparePacks(many('1.0.0'), many('1.0.1'));
  expect(lines).toHaveLength(100);
  expect(lines.at(-1)).toBe('And 31 more changes.');
});
