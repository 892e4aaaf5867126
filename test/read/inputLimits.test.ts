import { mkdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDescriptorFile, readIcon, readReleasesFile, readSnapshotFile } from '../../src/read/readApp.ts';
import { digestApp } from '../../src/read/digest.ts';
import { readDescriptor } from '../../src/read/descriptor.ts';
import { readSnapshot } from '../../src/read/snapshot.ts';
import { scanApps } from '../../src/read/scan.ts';
import { catalogWith, descriptor, snapshot, type Files } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const GOOD: Files = {
  'apps/sample/app.md': descriptor({}),
  'apps/sample/membrane.json': snapshot(['List Samples']),
  'apps/sample/releases.json': '{}',
  'apps/sample/icon.png': '',
};

test.each<readonly [file: string, limit: number, read: (dir: string) => unknown]>([
  ['app.md', 262_144, (dir) => readDescriptorFile('sample', folder(dir))],
  ['membrane.json', 4_194_304, (dir) => readSnapshotFile(inputOf(dir), folder(dir))],
  ['releases.json', 2_097_152, (dir) => readReleasesFile(inputOf(dir), folder(dir))],
  ['icon.png', 1_048_576, (dir) => readIcon(inputOf(dir), folder(dir))],
])('of %s at most %i bytes are read', (file, limit, read) => {
  const dir = catalogWith(GOOD);
  const path = join(dir, 'apps/sample', file);
  truncateSync(path, limit);
  expect(JSON.stringify(read(dir))).not.toContain('input/size');
  const before = digestApp(inputOf(dir), folder(dir));
  truncateSync(path, limit + 1);
  const shown = (bytes: number): string => bytes.toLocaleString('en-US');
  expect(read(dir)).toMatchObject({
    findings: [
      {
        level: 'error',
        rule: 'input/size',
        app: 'sample',
        file: `apps/sample/${file}`,
        message: `apps/sample/${file} has ${shown(limit + 1)} bytes, at most ${shown(limit)} are read`,
      },
    ],
  });
  expect(digestApp(inputOf(dir), folder(dir))).not.toBe(before);
});

test.each([
  ['catalog.yaml', 1_048_576],
  ['status.json', 16_777_216],
  ['templates/page.hbs', 262_144],
])('a run ends before it reads more than that of %s', async (file, limit) => {
  const dir = catalogWith({ ...GOOD, 'status.json': '{}' });
  truncateSync(join(dir, file), limit + 1);
  const { code, stderr } = await skillpress(dir, ['check']);
  expect(code).toBe(2);
  expect(stderr).toContain(file);
  expect(stderr).toContain(`at most ${limit.toLocaleString('en-US')} are read`);
});

test('one file that is too large costs no other app its page', async () => {
  const dir = catalogWith({
    ...GOOD,
    'apps/sample/releases.json': '',
    'apps/other/app.md': descriptor({ name: 'Other', homepage: 'https://other.example/' }),
  });
  truncateSync(join(dir, 'apps/sample/membrane.json'), 64 * 2 ** 20);
  const { code, stdout } = await skillpress(dir, ['build', '--frozen', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ apps: { total: 2, built: 1, failed: 1 } });
});

test.each(['app.md', 'membrane.json', 'releases.json', 'icon.png', 'app.zh-CN.md'])(
  'a folder in the place of %s costs no other app its page',
  async (name) => {
    const dir = catalogWith({
      'apps/sample/app.md': descriptor({}),
      'apps/other/app.md': descriptor({ name: 'Other', homepage: 'https://other.example/' }),
    });
    const path = join(dir, 'apps/sample', name);
    rmSync(path, { force: true });
    mkdirSync(path);
    const { code, stdout } = await skillpress(dir, ['build', '--frozen', '--format', 'json']);
    expect(code).toBe(1);
    const { apps, findings } = JSON.parse(stdout);
    expect(apps).toMatchObject({ total: 2, built: 1, failed: 1 });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'input/unreadable',
        app: 'sample',
        message: `apps/sample/${name} is a folder, expected a file`,
      }),
    );
  },
);

test.each([
  ['lists', `entities: ${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['lists in lines', `entities:\n  ${'- '.repeat(5000)}x`],
  ['maps', `entities:\n  - ${'{a: '.repeat(5000)}x${'}'.repeat(5000)}`],
  ['what is never closed', `entities: ${'['.repeat(5000)}`],
  ['entities', `entities: ${'[{ A: '.repeat(40)}[]${'}]'.repeat(40)}`],
])('a descriptor is refused, not fallen over, for its depth: %s', (_, yaml) => {
  const { descriptor, findings } = readDescriptor('sample', 'app.md', `---\nname: A\n${yaml}\n---\n`);
  expect(descriptor).toBeNull();
  expect(findings[0]?.rule).toMatch(/^descriptor\//);
});

test('a snapshot is refused for its depth', () => {
  const input = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  const text = `{"origin":"membrane","actions":[{"name":"A","input":${input}}]}`;
  expect(readSnapshot('sample', 'membrane.json', text)).toMatchObject({
    snapshot: null,
    findings: [{ message: 'Lists and maps are nested more than 128 deep' }],
  });
});

test('of thousands of problems the first are told, and how many more there are', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `unknown-${at}: x`).join('\n');
  const { findings } = readDescriptor('sample', 'app.md', `---\nname: A\n${keys}\n---\n`);
  expect(findings).toHaveLength(20);
  const counted = findings.map(({ message }) => Number(/; and (\d+) more problems$/.exec(message)?.[1] ?? 0));
  expect(counted.reduce((sum, each) => sum + each, findings.length)).toBeGreaterThanOrEqual(5000);
});

const folder = (dir: string) => ({ dir: join(dir, 'apps'), label: 'apps', recipe: '' });
const inputOf = (dir: string) => scanApps(join(dir, 'apps'))[0] ?? { slug: '', files: {} };
