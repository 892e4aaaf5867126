import { readFileSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editLists } from '../../src/read/editLists.ts';
import { formatDescriptor } from '../../src/read/formatDescriptor.ts';
import { filesIn, scenario, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const LOCK = '{\n  "keys": {\n    "ledgerly": "ledgerly-key"\n  }\n}\n';
const secondme = (apps: string): string =>
  `secondme:\n  endpoint: https://mcp.example.com/mcp/{slug}\n  appId: one\n  apps: ${apps}\n`;

/** The basic scenario with settings and a lock that name its app. */
function named(): { dir: string; settings: string } {
  const dir = scenario('basic');
  const settings = `${filesIn(dir)['catalog.yaml']?.replace(/^secondme:\n(?: .*\n)*/m, '')}${secondme('[quiet, ledgerly] # two')}`;
  writeFiles(dir, { 'catalog.yaml': settings, 'secondme.lock.json': LOCK });
  return { dir, settings };
}

test('rename moves the folder, the settings follow, and the next build has nothing of the old name', async () => {
  const { dir, settings } = named();
  await skillpress(dir, ['build']);
  const { code, stdout, stderr } = await skillpress(dir, ['rename', 'ledgerly', 'ledgerly-books']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^catalog\.yaml:\d+\nsecondme\.lock\.json\napps\/ledgerly -> apps\/ledgerly-books\n$/,
  );
  expect(stderr).toBe('Run skillpress build.\n');
  const files = filesIn(dir);
  expect(files['catalog.yaml']).toBe(settings.replace('[quiet, ledgerly]', '[quiet, ledgerly-books]'));
  expect(JSON.parse(files['secondme.lock.json'] ?? '')).toEqual({
    keys: { 'ledgerly-books': 'ledgerly-key' },
  });
  await skillpress(dir, ['build']);
  const built = Object.keys(filesIn(dir)).filter((path) => path.startsWith('dist/'));
  expect(built).toContain('dist/skills/ledgerly-books/SKILL.md');
  expect(built.filter((path) => /\/ledgerly[/.]/.test(path))).toEqual([]);
});

test('settings that are a link stay one, and what it leads to is edited', async () => {
  const { dir, settings } = named();
  renameSync(join(dir, 'catalog.yaml'), join(dir, 'shared.yaml'));
  symlinkSync('shared.yaml', join(dir, 'catalog.yaml'));
  expect((await skillpress(dir, ['rename', 'ledgerly', 'books'])).code).toBe(0);
  expect(readlinkSync(join(dir, 'catalog.yaml'))).toBe('shared.yaml');
  expect(readFileSync(join(dir, 'shared.yaml'), 'utf8')).toBe(
    settings.replace('[quiet, ledgerly]', '[quiet, books]'),
  );
});

test('known warnings of an app stay known under its new name, and go with it', async () => {
  const dir = scenario('basic');
  writeFiles(dir, {
    'apps/quiet/app.md': filesIn(dir)['apps/quiet/app.md']?.replace(/requests:\n(?: .*\n)+/, '') ?? '',
  });
  await skillpress(dir, ['check', '--update-baseline']);
  const known = filesIn(dir)['baseline.json'] ?? '';
  expect(known).toContain('apps/quiet/');
  const { stdout } = await skillpress(dir, ['rename', 'quiet', 'silent']);
  expect(stdout).toContain('baseline.json\n');
  expect(filesIn(dir)['baseline.json']).toBe(known.replaceAll('/quiet/', '/silent/'));
  expect((await skillpress(dir, ['check'])).stdout).toContain(' 0 warnings ');
  await skillpress(dir, ['remove', 'silent']);
  expect(filesIn(dir)['baseline.json']).not.toContain('silent');
});

test.each(['app', 'membrane', 'references', 'skills'])(
  'known warnings of other apps stay where an app is called as a file or a folder of theirs: %s',
  async (slug) => {
    const dir = scenario('basic');
    await skillpress(dir, ['rename', 'quiet', slug]);
    const others = [
      'apps/ledgerly/app.md',
      'apps/ledgerly/membrane.json',
      'dist/skills/ledgerly/references/actions.md',
      `dist/plugins/${slug}/README.md`,
    ];
    const own = (name: string): string[] => [
      `apps/${name}/app.md`,
      `dist/skills/${name}/SKILL.md`,
      `dist/listings/${name}.json`,
    ];
    const known = (): string[] =>
      JSON.parse(filesIn(dir)['baseline.json'] ?? '').warnings.map(([, file]: string[]) => file);
    const warnings = [...others, ...own(slug)].map((file) => ['quality/trigger', file, '']);
    writeFiles(dir, { 'baseline.json': JSON.stringify({ format: 1, warnings }) });
    await skillpress(dir, ['rename', slug, 'silent']);
    expect(known()).toEqual([...others, ...own('silent')].sort());
    await skillpress(dir, ['rename', 'silent', slug]);
    await skillpress(dir, ['remove', slug]);
    expect(known()).toEqual(others.toSorted());
  },
);

test('remove tells what the settings lack without the app', async () => {
  const dir = scenario('basic');
  const books = '  own:\n    books: { title: Books, description: For books., apps: [ledgerly] }\n';
  writeFiles(dir, { 'catalog.yaml': filesIn(dir)['catalog.yaml']?.replace('  own:\n', books) ?? '' });
  const { code, stderr } = await skillpress(dir, ['remove', 'ledgerly']);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^catalog\.yaml is not valid:\n {2}catalog\.yaml:\d+:\d+: packs\.own\.books\.apps: expected at least one app, .*\nMend that first\. Run skillpress build: /,
  );
});

test('of an app that was released, registries keep the old name', async () => {
  const dir = scenario('basic');
  writeFiles(dir, { 'apps/quiet/releases.json': '{}' });
  const { stderr } = await skillpress(dir, ['rename', 'quiet', 'silent']);
  expect(stderr).toContain('Registries that have quiet keep it: there, silent will be a new skill');
});

test('remove takes the folder and every mention', async () => {
  const { dir, settings } = named();
  expect((await skillpress(dir, ['remove', 'ledgerly'])).code).toBe(0);
  const files = filesIn(dir);
  expect(Object.keys(files).filter((path) => path.startsWith('apps/ledgerly/'))).toEqual([]);
  expect(files['catalog.yaml']).toBe(settings.replace('[quiet, ledgerly]', '[quiet]'));
  expect(JSON.parse(files['secondme.lock.json'] ?? '')).toEqual({ keys: {} });
});

test.each([
  [['rename', 'ledgerly', 'quiet'], 'There is an app "quiet" already'],
  [['rename', 'ledgerly', 'Ledger_ly'], 'Use 1 to 64 lower-case letters'],
  [['rename', 'ledgerley', 'books'], 'Did you mean "ledgerly"?'],
  [['remove', 'ledgerley'], 'Did you mean "ledgerly"?'],
])('%j changes nothing', async (args, words) => {
  const { dir } = named();
  const before = filesIn(dir);
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(filesIn(dir)).toEqual(before);
});

test.each([
  ['rename', 'ledgerly', 'books'],
  ['remove', 'ledgerly'],
])('%s changes nothing where what names the app cannot be read', async (...args) => {
  const { dir } = named();
  writeFiles(dir, { 'secondme.lock.json': '{"keys":' });
  const before = filesIn(dir);
  const { code, stderr } = await skillpress(dir, args);
  expect(code).toBe(2);
  expect(stderr).toContain('Restore the committed file');
  expect(filesIn(dir)).toEqual(before);
});

test('a folder in place of the known warnings is named, and nothing is removed', async () => {
  const { dir } = named();
  writeFiles(dir, { 'baseline.json/one': '' });
  const before = filesIn(dir);
  const { code, stderr } = await skillpress(dir, ['remove', 'ledgerly']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\bbaseline\.json is a folder, expected a file\n/);
  expect(filesIn(dir)).toEqual(before);
});

describe('lists of apps in settings', () => {
  test.each([
    ['a:\n  apps: [one, two]\n', 'a:\n  apps: [three, two]\n', 'a:\n  apps: [two]\n'],
    ['apps: [one]\n', 'apps: [three]\n', 'apps: []\n'],
    ['a:\n  apps: [ one, ] # 1\n', 'a:\n  apps: [ three, ] # 1\n', 'a:\n  apps: [] # 1\n'],
    ['a:\n  apps:\n    - one # 1\nb: 2\n', 'a:\n  apps:\n    - three # 1\nb: 2\n', 'a:\n  apps: []\nb: 2\n'],
    ['apps:\r\n  - one\r\nb: 2\r\n', 'apps:\r\n  - three\r\nb: 2\r\n', 'apps: []\r\nb: 2\r\n'],
    ['apps: # all: one\n- one', 'apps: # all: one\n- three', 'apps: []'],
    ['apps: [two, "one" ]\n', 'apps: [two, three ]\n', 'apps: [two ]\n'],
    [
      'apps:\n  - two # 2\n  - one # 1\nb: one\n',
      'apps:\n  - two # 2\n  - three # 1\nb: one\n',
      'apps:\n  - two # 2\nb: one\n',
    ],
    ['other: [one]\n', 'other: [one]\n', 'other: [one]\n'],
  ])('%j', (source, renamed, removed) => {
    expect(editLists(source, 'one', 'three').text).toBe(renamed);
    expect(editLists(source, 'one', null).text).toBe(removed);
  });
});

describe('fmt', () => {
  const MESSY =
    '---\r\nsummary: One sentence. \r\n# its brand\r\nname: "A: b"\r\n\r\nnotes: |\r\n  kept\r\n\r\n  as is\r\nhomepage: https://a.example/\r\n---\r\n\r\n\r\n- Note  \r\n  two\r\n\r\n';
  const NEAT =
    '---\n# its brand\nname: "A: b"\nhomepage: https://a.example/\nsummary: One sentence.\nnotes: |\n  kept\n\n  as is\n---\n- Note  \n  two\n';

  test('sorts keys with their comments, takes stray spaces away, and has nothing to do the second time', () => {
    expect(formatDescriptor(MESSY)).toBe(NEAT);
    expect(formatDescriptor(NEAT)).toBe(NEAT);
  });

  test('leaves alone what it cannot read, or would change', () => {
    expect(formatDescriptor('no front matter')).toBeNull();
    expect(formatDescriptor('---\nname: [\n---\n')).toBeNull();
    // A space at the end of a line is part of this value.
    expect(formatDescriptor('---\nsummary: |\n  two  \n  lines\nname: a\n---\n')).toBeNull();
  });

  test('--check names the files and exits 1; without it they are written', async () => {
    const dir = scenario('basic');
    writeFiles(dir, { 'apps/ledgerly/app.md': MESSY });
    const check = await skillpress(dir, ['fmt', '--check']);
    expect(check).toMatchObject({ code: 1, stdout: 'apps/ledgerly/app.md\n' });
    expect(filesIn(dir)['apps/ledgerly/app.md']).toBe(MESSY);
    expect(await skillpress(dir, ['fmt', 'ledger*'])).toMatchObject({ code: 0, stdout: check.stdout });
    expect(filesIn(dir)['apps/ledgerly/app.md']).toBe(NEAT);
    expect((await skillpress(dir, ['fmt', '--check'])).code).toBe(0);
  });

  test.each([[['fmt']], [['fmt', '--check']], [['fmt', 'ledgerly']]])(
    '%j names what it cannot read, and exits 1',
    async (args) => {
      const dir = scenario('basic');
      writeFiles(dir, { 'apps/ledgerly/app.md': '---\nname: [\n---\n' });
      const before = filesIn(dir);
      expect(await skillpress(dir, args)).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'apps/ledgerly/app.md cannot be read and stays as it is; skillpress check ledgerly tells why\n',
      });
      expect(filesIn(dir)).toEqual(before);
    },
  );
});
