import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  catalogWith,
  descriptor,
  filesIn,
  snapshot,
  tempDir,
  writeFiles,
  type Files,
} from '../support/catalogs.ts';
import { skillpress, type CliResult } from '../support/cli.ts';

/** So many apps: every fifth is in `crm`, app-003 is a draft. */
function apps(total: number): Files {
  const files: Files = {};
  for (let index = 0; index < total; index += 1) {
    const slug = `app-${String(index).padStart(3, '0')}`;
    const word = `widget${'abcdefghij'.charAt(index % 10)}${'abcdefghij'.charAt(Math.floor(index / 10) % 10)}`;
    files[`apps/${slug}/app.md`] = descriptor({
      name: `Sample ${word}`,
      homepage: `https://${slug}.example/`,
      summary: `Keeps ${word} records for tests.`,
      description: `Use this skill when the user wants to list each ${word} record that is in Sample ${word}, for a whole report on it.`,
      categories: index % 5 === 0 ? '[crm]' : '[sales]',
      ...(index === 3 ? { draft: 'true' } : {}),
    });
    files[`apps/${slug}/membrane.json`] = snapshot([`List ${word} records`]);
  }
  return files;
}

const json = ({ stdout }: CliResult) => JSON.parse(stdout);
const clientOf = (result: CliResult, client: string) =>
  json(result).clients.find((each: { client: string }) => each.client === client);

let dir: string;
beforeAll(() => {
  dir = catalogWith(apps(40), mkdtempSync(join(tmpdir(), 'skillpress-')));
  return () => rmSync(dir, { recursive: true, force: true });
});

describe('check --budget', () => {
  test('judges the whole catalog, writes nothing, and is no verdict', async () => {
    const before = filesIn(dir);
    const result = await skillpress(dir, ['check', '--budget', '--format', 'json']);
    expect(result.code).toBe(0);
    expect(json(result)).toMatchObject({
      command: 'check --budget',
      ok: true,
      selection: { apps: [], categories: [], skills: 39, missing: [] },
    });
    const claude = clientOf(result, 'claude-code');
    expect(claude.counts.whole + claude.counts['name-only']).toBe(39);
    expect(claude.counts['name-only']).toBeGreaterThan(20);
    expect(claude.advice[0]).toBe(
      `Offer packs of at most ${claude.largestPack} of these skills: any ${claude.largestPack} keep their whole descriptions.`,
    );
    expect(claude.skills).toHaveLength(39);
    expect(claude.skills[0]).toMatchObject({ name: 'app-000', state: 'whole', reason: null });
    expect(claude.skills[0].shown).toBe(claude.skills[0].length);
    expect(clientOf(result, 'codex').counts).toEqual({ whole: 39, cut: 0, 'name-only': 0, gone: 0 });
    expect(filesIn(dir)).toEqual(before);
  });

  test('a build before it changes nothing: unchanged apps are judged too', async () => {
    const own = catalogWith(apps(6));
    expect((await skillpress(own, ['build'])).code).toBe(0);
    const result = await skillpress(own, ['check', '--budget', '--format', 'json']);
    expect(json(result).selection.skills).toBe(5);
  });

  test('takes the apps that are named, those of a category, or both', async () => {
    const skills = async (...args: string[]) =>
      clientOf(await skillpress(dir, ['check', ...args, '--format', 'json']), 'codex').skills.map(
        ({ name }: { name: string }) => name,
      );
    const crm = ['app-000', 'app-005', 'app-010', 'app-015', 'app-020', 'app-025', 'app-030', 'app-035'];
    expect(await skills('app-007', 'app-001', '--budget')).toEqual(['app-001', 'app-007']);
    expect(await skills('--budget', '--category', 'crm')).toEqual(crm);
    expect(await skills('app-00[15]', '--budget', '--category', 'crm')).toEqual([
      'app-000',
      'app-001',
      ...crm.slice(1),
    ]);
    expect(await skills('--budget', '--category', 'crm', '--category', 'sales')).toHaveLength(39);
  });

  test('the text has a table, first names, what to do and the assumptions, in 100 columns', async () => {
    const { code, stdout } = await skillpress(dir, ['check', '--budget']);
    expect(code).toBe(0);
    expect(stdout).toContain('What an agent is shown of 39 skills (the whole catalog)');
    expect(stdout).toMatch(/^ +whole +cut +name only +gone +largest pack$/m);
    expect(stdout).toMatch(/^Codex +39 +0 +0 +0 +\d+$/m);
    expect(stdout).toMatch(/name only \((\d+)\): app-\d+(, app-\d+){6},\s+app-\d+ and \d+ more/);
    expect(stdout).toMatch(/→ Offer packs of at most \d+ of these skills/);
    expect(stdout).toContain('the bundled skills of 2.1.328');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(stdout).not.toMatch(/[ \t]$/m);
  });

  test('--quiet tells of the clients that show less than all', async () => {
    const { stdout } = await skillpress(dir, ['check', '--budget', '--quiet']);
    expect(stdout).toContain('Claude Code');
    expect(stdout).not.toContain('Codex');
    expect((await skillpress(dir, ['check', 'app-001', '--budget', '--quiet'])).stdout).toBe('');
  });

  test('on GitHub the step summary has the table too', async () => {
    const summary = join(tempDir(), 'summary.md');
    const { stdout } = await skillpress(dir, ['check', '--budget'], {
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
    });
    expect(stdout).toContain('largest pack');
    const text = filesIn(join(summary, '..'))['summary.md'];
    expect(text).toContain('| Codex | 39 | 0 | 0 | 0 |');
    expect(text).toMatch(/- Claude Code: name only \(\d+\): app-/);
  });
});

describe('what cannot be judged', () => {
  test.each([
    ['an unknown category', ['--budget', '--category', 'crn'], 'Did you mean "crm"?'],
    ['a category that is like no other', ['--budget', '--category', 'zzzzzz'], 'Take one of accounting, '],
    ['a category without apps', ['--budget', '--category', 'legal'], 'No app is in legal'],
    ['an unknown app', ['--budget', 'app-0011'], 'Did you mean "app-001"?'],
    ['SARIF', ['--budget', '--format', 'sarif'], 'Use --format json.'],
  ])('%s is a usage error', async (_, args, hint) => {
    const { code, stdout, stderr } = await skillpress(dir, ['check', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
    // What ends a run is told in the format that was asked for.
    if (args.includes('sarif')) expect(JSON.parse(stdout).runs[0].invocations[0].exitCode).toBe(2);
    else expect(stdout).toBe('');
  });

  test('an app with errors is left out and named, and the exit code is 1', async () => {
    const own = catalogWith(apps(5));
    writeFiles(own, { 'apps/app-001/app.md': descriptor({ categories: '[cmr]' }) });
    const result = await skillpress(own, ['check', '--budget', '--format', 'json']);
    expect(result.code).toBe(1);
    expect(json(result)).toMatchObject({ ok: false, selection: { skills: 3, missing: ['app-001'] } });
    expect(result.stderr).toContain('skillpress check tells their errors');
    expect((await skillpress(own, ['check', '--budget', 'app-000'])).code).toBe(0);
  });

  test('a template with errors makes no page', async () => {
    const own = catalogWith(apps(2));
    writeFiles(own, { 'templates/page.hbs': '{{#if}}' });
    const { code, stderr } = await skillpress(own, ['check', '--budget']);
    expect(code).toBe(1);
    expect(stderr).toContain('No page can be made: templates/page.hbs has errors');
  });

  test('a draft that is named counts with --drafts', async () => {
    const without = await skillpress(dir, ['check', '--budget', 'app-003']);
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('None of the selected apps has a page: app-003');
    expect((await skillpress(dir, ['check', '--budget', 'app-003', '--drafts'])).code).toBe(0);
  });
});
