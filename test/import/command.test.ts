import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { catalogWith, filesIn, fixture, ROOT, tempDir, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { pageWith } from './pages.ts';

/** A new catalog with the hand-written pages in `skills/`. */
function withPages(more: Record<string, string> = {}): string {
  const dir = catalogWith({});
  cpSync(fixture('legacy', '.'), join(dir, 'skills'), { recursive: true });
  writeFiles(dir, more);
  return dir;
}

test('a tree becomes a catalog that builds; a second run changes nothing and says so', async () => {
  const dir = withPages();
  const first = await skillpress(dir, ['import', 'skills']);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('pages 3 · imported 3 · unchanged 0 · kept 0 · drafts 2 · files: 6 created');
  expect(first.stdout).toContain('oldharbor: homepage');
  const apps = filesIn(join(dir, 'apps'));
  const built = await skillpress(dir, ['build', '--frozen']);
  expect(built.stdout).toContain('built 1');
  expect(built.code).toBe(0);
  const second = await skillpress(dir, ['import', 'skills']);
  expect(second.stdout).toContain(
    'imported 0 · unchanged 3 · kept 0 · drafts 2 · files: 0 created, 0 updated, 6 unchanged',
  );
  await skillpress(dir, ['import', 'skills', '--force']);
  expect(filesIn(join(dir, 'apps'))).toEqual(apps);
  expect(filesIn(join(dir, 'apps/.skillpress-stage'))).toEqual({});
});

test('a draft is a valid descriptor without the facts that it lacks; it is built with --drafts only', async () => {
  const dir = withPages();
  await skillpress(dir, ['import', 'skills']);
  expect(filesIn(dir)['apps/stillmill/app.md']).toMatch(
    /^---\nname: Stillmill\nsummary: .*\ncategories: \[productivity\]\nentities:[^]*\ndraft: true\n---\n$/,
  );
  const { stdout } = await skillpress(dir, ['build', '--frozen', '--drafts']);
  expect(stdout).toContain('built 3');
  writeFileSync(
    join(dir, 'apps/stillmill/app.md'),
    (filesIn(dir)['apps/stillmill/app.md'] ?? '').replace('draft: true\n', ''),
  );
  const finished = await skillpress(dir, ['check']);
  expect(finished.code).toBe(1);
  expect(finished.stdout).toContain('Missing key "homepage": expected the URL of the app');
});

test('what is there already stays, unless --force', async () => {
  const mine = '---\nname: Mine\nhomepage: https://mine.example/\nsummary: Written by a person.\n---\n';
  const dir = withPages({ 'apps/marbleworks/app.md': mine, 'apps/oldharbor/membrane.json': '{}\n' });
  const { stdout } = await skillpress(dir, ['import', 'skills']);
  expect(stdout).toContain(
    'kept as they are; --force replaces them: 2\n  marbleworks/app.md\n  oldharbor/membrane.json',
  );
  const files = filesIn(dir);
  expect(files['apps/marbleworks/app.md']).toBe(mine);
  expect(files['apps/marbleworks/membrane.json']).toBeUndefined();
  expect(files['apps/oldharbor/membrane.json']).toBe('{}\n');
  expect(files['apps/oldharbor/app.md']).toContain('name: Oldharbor');
  const forced = await skillpress(dir, ['import', 'skills', '--force']);
  expect(forced.stdout).toContain('kept 0');
  expect(filesIn(dir)['apps/marbleworks/app.md']).toContain('name: Marbleworks');
});

test('--format json and --report say the same, as the published schema has it', async () => {
  const dir = withPages({
    'skills/zero/SKILL.md': pageWith({ summary: `a\0b\u202E`, connect: 'https://zero.com' }),
  });
  const { stdout } = await skillpress(dir, [
    'import',
    'skills',
    '--format',
    'json',
    '--report',
    'report.json',
    '--dry-run',
  ]);
  expect(stdout).toBe(readFileSync(join(dir, 'report.json'), 'utf8'));
  expect(filesIn(join(dir, 'apps'))).toEqual({});
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/import-report.schema.json'), 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const report = JSON.parse(stdout);
  validate(report);
  expect(validate.errors).toBeNull();
  expect(validate({ ...report, more: 1 })).toBe(false);
  expect(report).toMatchObject({
    command: 'import',
    dryRun: true,
    apps: { total: 4, imported: 4, drafts: 3 },
    generations: { newest: 2, old: 1, oldest: 1 },
  });
  expect(report.results[3].dropped).toContainEqual({
    line: 9,
    field: 'summary',
    reason: 'destroyed',
    value: 'a\\u0000b\\u202e',
  });
});

test('pages one folder deeper, with Windows line ends and a byte order mark, are read the same', async () => {
  const [flat, deep] = [withPages(), catalogWith({})];
  for (const [path, text] of Object.entries(filesIn(join(flat, 'skills'))))
    writeFiles(deep, { [`tree/skills/${path}`]: `\uFEFF${text.replaceAll('\n', '\r\n')}` });
  await skillpress(flat, ['import', 'skills']);
  await skillpress(deep, ['import', 'tree']);
  expect(filesIn(join(deep, 'apps'))).toEqual(filesIn(join(flat, 'apps')));
});

test('front matter is never run, and one that cannot be read costs no fact of the page', async () => {
  const marker = 'ran-as-code';
  const page = pageWith().replace(
    /^---\n[^]*?\n---\n/,
    `---js\nrequire('fs').writeFileSync('${marker}', '')\n---\n`,
  );
  const dir = catalogWith({ 'skills/tidewell/SKILL.md': page });
  const { code, stdout } = await skillpress(dir, ['import', 'skills']);
  expect(code).toBe(0);
  expect(filesIn(dir)[marker]).toBeUndefined();
  expect(filesIn(dir)['apps/tidewell/app.md']).toContain('homepage: https://tidewell.com/');
  expect(stdout).toContain('tidewell/SKILL.md:1: no front matter, or none that could be read as YAML');
});

test('a folder that is not there, empty, or holds links is a usage error; nothing is written', async () => {
  const dir = catalogWith({});
  mkdirSync(join(dir, 'empty/a'), { recursive: true });
  writeFiles(dir, {
    'linked/a/SKILL.md': pageWith(),
    'twice/x/a/SKILL.md': pageWith(),
    'twice/y/a/SKILL.md': pageWith(),
  });
  symlinkSync('/etc', join(dir, 'linked/b'));
  for (const [tree, message] of [
    ['missing', 'There is no folder missing'],
    ['catalog.yaml', 'catalog.yaml is a file, expected a folder'],
    ['empty', 'There is no <slug>/SKILL.md in empty'],
    ['linked', 'In linked there are symbolic links: b'],
    ['twice', 'twice holds two skills called "a"'],
  ] as const) {
    const { code, stderr } = await skillpress(dir, ['import', tree]);
    expect([tree, code]).toEqual([tree, 2]);
    expect(stderr).toContain(message);
  }
  expect(filesIn(join(dir, 'apps'))).toEqual({});
  const { code, stderr } = await skillpress(tempDir(), ['import', 'skills']);
  expect([code, stderr]).toEqual([2, expect.stringContaining("Run skillpress in the catalog's root")]);
});

test('what is no page is named; another run is waited for by nobody', async () => {
  const dir = withPages({ 'skills/marbleworks/scripts/run.sh': 'echo', 'skills/empty/readme.md': 'x' });
  mkdirSync(join(dir, '.skillpress'));
  const lock = join(dir, '.skillpress/lock');
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
  expect((await skillpress(dir, ['import', 'skills'])).code).toBe(6);
  const { code, stdout } = await skillpress(dir, ['import', 'skills', '--dry-run']);
  expect(code).toBe(0);
  expect(stdout).toContain('marbleworks/scripts: beside a SKILL.md, of which only that is read');
  expect(stdout).toContain('empty/readme.md: no page of a skill');
});

test('bytes that are no text are named in one line, and a page with a few lost signs is read', async () => {
  const dir = withPages({ 'skills/lost/SKILL.md': `${pageWith({ title: 'Lost' })}\0 \uFFFD\n` });
  for (const [name, bytes] of [
    ['program', Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 89) % 256))],
    ['utf-16', Buffer.from(pageWith(), 'utf16le')],
  ] as const) {
    mkdirSync(join(dir, 'skills', name));
    writeFileSync(join(dir, 'skills', name, 'SKILL.md'), bytes);
  }
  const { stdout } = await skillpress(dir, ['import', 'skills', '--dry-run', '--format', 'json']);
  const { results, skipped } = JSON.parse(stdout);
  expect(results.map(({ app }: { app: string }) => app)).toContain('lost');
  expect(skipped).toEqual(
    ['program', 'utf-16'].map((name) => ({
      path: `${name}/SKILL.md`,
      reason: 'no text in UTF-8: not read',
    })),
  );
});

test('a report that cannot be written is refused before anything is', async () => {
  const dir = withPages();
  const folder = await skillpress(dir, ['import', 'skills', '--report', 'skills']);
  expect(folder.code).toBe(2);
  expect(folder.stderr).toContain('--report skills: expected a file, received a folder');
  const sarif = await skillpress(dir, ['import', 'skills', '--format', 'sarif']);
  expect(sarif.code).toBe(2);
  expect(sarif.stderr).toContain('Use --format json');
  expect(filesIn(join(dir, 'apps'))).toEqual({});
});

test('an app that the rules would refuse is a draft that names the rule; the first build has no error', async () => {
  const page = (title: string): string =>
    pageWith({
      title,
      summary: `${title} is a calendar that keeps the tides of harbours.`,
      connect: `https://${title.toLowerCase()}.com/`,
    });
  const dir = withPages({
    'skills/tidewell/SKILL.md': page('Tidewell'),
    'skills/wardly/SKILL.md': page('Wardly'),
  });
  const first = await skillpress(dir, ['import', 'skills']);
  expect(first.stdout).toContain(
    'wardly: quality/description-distinct: But for the brand, the description is that of the app "tidewell"',
  );
  expect(filesIn(dir)['apps/wardly/app.md']).toContain('draft: true');
  expect(filesIn(dir)['apps/tidewell/app.md']).not.toContain('draft: true');
  const built = await skillpress(dir, ['build', '--frozen']);
  expect([built.code, built.stdout]).toEqual([0, expect.stringContaining('built 2')]);
  const again = await skillpress(dir, ['import', 'skills']);
  expect(again.stdout).toContain('imported 0 · unchanged 5 · kept 0 · drafts 3');
});
