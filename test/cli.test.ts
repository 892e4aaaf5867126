import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn, ROOT, scenario, tempDir, writeFiles } from './support/catalogs.ts';
import { skillpress, skillpressProcess } from './support/cli.ts';

test('each compilation leaves a command that can be run', () =>
  expect(statSync(join(ROOT, 'lib/cli.js')).mode & 0o111).toBe(0o111));

test('help names every command and exit code', async () => {
  const { code, stdout } = await skillpressProcess(tempDir(), ['--help']);
  expect(code).toBe(0);
  for (const word of ['build', 'check', 'new', 'Exit codes', 'MEMBRANE_TOKEN'])
    expect(stdout).toContain(word);
});

const USAGE: [string, string[], string][] = [
  ['an unknown command', ['bulid'], 'Did you mean build'],
  ['an unknown flag', ['build', '--frosen'], '--frozen'],
  ['a format that does not exist', ['check', '--format', 'xml'], 'text, json, github, sarif'],
  ['a concurrency that is no number', ['build', '--concurrency', 'many'], 'whole number'],
  ['an app that does not exist', ['build', 'paliver'], 'Did you mean "palaver"?'],
  ['a folder that does not exist', ['build', '--apps', 'aps'], 'There is no folder'],
];

test.each(USAGE)('%s is a usage error that says how to fix it', async (_, args, hint) => {
  const { code, stderr } = await skillpressProcess(scenario('basic'), args);
  expect(code).toBe(2);
  expect(stderr).toContain(hint);
});

test('every problem of catalog.yaml is told with its line and column', async () => {
  const dir = scenario('basic');
  writeFiles(dir, {
    'catalog.yaml': 'name: Mine\npublishr: me\ncli: { package: "@membranehq/cli", version: latest }\n',
  });
  const { code, stderr } = await skillpress(dir, ['build']);
  expect(code).toBe(2);
  expect(stderr).toContain('catalog.yaml:2:1: Unknown key "publishr". Did you mean "publisher"?');
  expect(stderr).toContain(
    'catalog.yaml:3:45: cli.version: expected an exact version such as 1.18.3: pages are pinned, received "latest"',
  );
  expect(stderr).toContain('catalog.yaml:1:1: Missing key "license": expected a text.');
});

test('the JSON report has the fields that scripts rely on', async () => {
  const dir = catalogWith({ 'apps/sample/app.md': descriptor({ categories: '[crm, cmr]' }) });
  const { code, stdout } = await skillpress(dir, ['check', '--format', 'json']);
  expect(code).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    command: 'check',
    ok: false,
    apps: { total: 1, built: 0, unchanged: 0, stale: 0, failed: 1 },
    changes: { created: 0, updated: 0, deleted: 0, unchanged: 0 },
  });
  expect(report.durationMs).toBeTypeOf('number');
  expect(report.findings).toEqual([
    {
      level: 'error',
      rule: 'descriptor/categories',
      app: 'sample',
      file: 'apps/sample/app.md',
      line: 5,
      column: 19,
      message: 'Unknown category "cmr"',
      hint: expect.stringContaining('Take one of accounting'),
    },
  ]);
});

test('GitHub annotations are the default there; the step summary has everything', async () => {
  const dir = catalogWith({ 'apps/sample/app.md': descriptor({ keywordz: '[a]' }) });
  const summary = join(tempDir(), 'summary.md');
  const { stdout } = await skillpress(dir, ['check'], {
    env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
  });
  expect(stdout).toContain(
    '::error file=apps/sample/app.md,line=5,col=1,title=descriptor/schema::Unknown key "keywordz"%0ADid you mean "keywords"?',
  );
  expect(filesIn(join(summary, '..'))['summary.md']).toContain('Unknown key "keywordz"');
});

test('SARIF has a result with rule and place', async () => {
  const dir = catalogWith({ 'apps/sample/app.md': descriptor({ keywordz: '[a]' }) });
  const { stdout } = await skillpress(dir, ['check', '--format', 'sarif']);
  const [run] = JSON.parse(stdout).runs;
  expect(run.results[0]).toMatchObject({
    ruleId: 'descriptor/schema',
    ruleIndex: 0,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'apps/sample/app.md' },
          region: { startLine: 5, startColumn: 1 },
        },
      },
    ],
  });
});

test('new writes a valid draft once', async () => {
  const dir = catalogWith({});
  const made = await skillpress(dir, ['new', 'google-sheets']);
  expect(made.code).toBe(0);
  expect(filesIn(dir)['apps/google-sheets/app.md']).toContain('name: Google Sheets');
  expect((await skillpress(dir, ['check', '--drafts'])).stdout).toContain(
    '1 app checked · 0 errors, 0 warnings',
  );
  const again = await skillpress(dir, ['new', 'google-sheets']);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('exists already');
  expect((await skillpress(dir, ['new', '../evil'])).code).toBe(2);
});

test('a reader that goes away is no error', async () => {
  const dir = scenario('basic');
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'lib/cli.js'), 'check', '--format', 'json'], {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.destroy();
    child.on('close', resolve);
  });
  expect(code).toBe(0);
});

test('a second run is refused while the first one lives; a dead run is not waited for', async () => {
  const dir = scenario('basic');
  const lock = join(dir, '.skillpress/lock');
  mkdirSync(join(dir, '.skillpress'));
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
  const refused = await skillpress(dir, ['build', '--frozen']);
  expect(refused.code).toBe(6);
  expect(refused.stderr).toContain(`process ${process.pid}`);
  expect((await skillpress(dir, ['check'])).code).toBe(0);
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 - 3, host: hostname() }));
  expect((await skillpress(dir, ['build', '--frozen'])).code).toBe(0);
});
