import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scriptsOf } from './support/workflowRules.ts';

/* Runs the scripts that stand in the workflows, on sample folders and repositories. */

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'skillpress-workflows-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('the diff of the pages', () => {
  const show = (base = 'success'): string => {
    const summary = join(work, 'summary.md');
    script('pull-request.yml', 'Show how the pages change', work, {
      RUNNER_TEMP: work,
      GITHUB_STEP_SUMMARY: summary,
      BASE: base,
    });
    return readFileSync(summary, 'utf8');
  };

  test('shows what changed, and the artifact has the rest of the catalog too', () => {
    put('base/skills/a/SKILL.md', 'one\n');
    put('head/skills/a/SKILL.md', 'two\n');
    put('head/listings/a.json', '{}\n');
    const summary = show();
    expect(summary).toContain('### Rendered pages: 1 changed\n\n```diff\n');
    expect(summary).toContain('\n-one\n+two\n```\n');
    expect(summary).not.toMatch(/listings|cut|not built/);
    expect(readFileSync(join(work, 'diff/catalog.diff'), 'utf8')).toContain('listings/a.json');
  });

  test('says that nothing changed', () => {
    put('base/skills/a/SKILL.md', 'one\n');
    put('head/skills/a/SKILL.md', 'one\n');
    expect(show()).toBe('### Rendered pages: 0 changed\n\n');
  });

  test('shows every page as new when there is no base, and says why', () => {
    put('head/skills/a/SKILL.md', 'one\n');
    expect(show('failure')).toMatch(/: 1 changed\n\nThe base was not built without errors/);
  });

  test('no page can end the fence', () => {
    put('head/skills/a/SKILL.md', 'x\r`````\r# Approved\n```\n');
    expect(show()).toMatch(/\n``````diff\n[^]*\n``````\n\n$/);
  });

  test.each([
    ['text', 'x'.repeat(99)],
    ['backticks', '`'.repeat(250_000)],
  ])('stays under 1 MiB with much %s', (_, line) => {
    put('head/skills/a/SKILL.md', `${line}\n`.repeat(20_000_000 / line.length));
    const summary = show();
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    expect(summary).toContain('The rest is cut');
  });
});

describe('the refresh', () => {
  let repository: string;
  let remote: string;
  let calls: string;

  beforeEach(() => {
    repository = join(work, 'repository');
    remote = join(work, 'remote.git');
    calls = join(work, 'calls');
    put('repository/apps/slack/app.md', 'Slack\n');
    put('repository/apps/slack/membrane.json', '{"old":1}\n');
    put('repository/apps/new-app/app.md', 'New\n');
    put('repository/.gitignore', 'lib/\n');
    git(work, 'init', '--quiet', '--bare', remote);
    git(repository, 'init', '--quiet', '--initial-branch=main');
    git(repository, 'add', '.');
    git(
      repository,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '-m',
      'Start',
    );
    git(repository, 'remote', 'add', 'origin', remote);
    git(repository, 'push', '--quiet', 'origin', 'main');
    // Stands for GitHub's command line: notes its arguments, and answers `pr list` with what $OPEN holds.
    put(
      'bin/gh',
      '#!/usr/bin/env bash\nprintf "%s\\n" "$*" >> "$CALLS"\nif [ "$1 $2" = "pr list" ]; then jq -r "${@: -1}" <<< "$OPEN"; fi\n',
      0o755,
    );
  });

  const run = (name: string, env: Record<string, string> = {}): string =>
    script('refresh.yml', name, repository, {
      PATH: `${join(work, 'bin')}:${process.env['PATH']}`,
      RUNNER_TEMP: work,
      GITHUB_WORKSPACE: repository,
      GITHUB_OUTPUT: join(work, 'output'),
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      BRANCH: 'skillpress/refresh',
      BASE: 'main',
      TITLE: 'Refresh',
      CALLS: calls,
      OPEN: '[]',
      STALE: 'false',
      BROKEN: 'false',
      MEMBRANE_TOKEN: 'token',
      ...env,
    });
  const output = (): string => readFileSync(join(work, 'output'), 'utf8');
  const build = (code: number, report = 'Report\n', token = 'token'): string => {
    put(
      'repository/lib/cli.js',
      `require('node:fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, ${JSON.stringify(report)}); process.exit(${code});`,
    );
    return run('Build with what Membrane answers', { MEMBRANE_TOKEN: token });
  };
  const propose = (env: Record<string, string> = {}): string => {
    run('Commit the snapshots and releases');
    run('Write the description', env);
    run('Push and propose', env);
    return readFileSync(calls, 'utf8');
  };

  test.each([
    [0, 'stale=false\nbroken=false\n'],
    [1, 'stale=false\nbroken=true\n'],
    [3, 'stale=true\nbroken=false\n'],
  ])('goes on after exit code %i', (code, said) => {
    build(code);
    expect(output()).toBe(said);
    expect(readFileSync(join(work, 'summary.md'), 'utf8')).toBe('Report\n');
  });

  test.each([2, 5, 6, 70, 130])('fails after exit code %i', (code) =>
    expect(() => build(code)).toThrow(`status ${code}`),
  );
  test('fails without a token, instead of proposing nothing for ever', () =>
    expect(() => build(0, '', '')).toThrow('status 2'));

  test.each([0, 1])('goes on after a release that exits with %i', (code) => {
    put('repository/lib/cli.js', `process.exit(${code});`);
    expect(() => run('Release what changed')).not.toThrow();
  });
  test('fails after a release that could not be made', () => {
    put('repository/lib/cli.js', 'process.exit(5);');
    expect(() => run('Release what changed')).toThrow('status 1');
  });

  test('collects changed and new snapshots and releases, and only those', () => {
    put('repository/apps/slack/membrane.json', '{"new":1}\n');
    put('repository/apps/slack/releases.json', '{}\n');
    put('repository/apps/new-app/membrane.json', '{}\n');
    put('repository/apps/slack/app.md', 'changed\n');
    put('repository/apps/slack/deep/membrane.json', '{}\n');
    put('repository/packs/crm/releases.json', '{}\n');
    put('repository/packs/crm/notes.md', '{}\n');
    mkdirSync(join(work, 'refresh'));
    run('Collect the snapshots and releases that changed');
    expect(output()).toBe('changed=true\n');
    expect(
      readdirSync(join(work, 'refresh'), { recursive: true })
        .map(String)
        .filter((path) => path.includes('.'))
        .toSorted(),
    ).toEqual([
      'apps/new-app/membrane.json',
      'apps/slack/membrane.json',
      'apps/slack/releases.json',
      'packs/crm/releases.json',
    ]);
  });

  test('proposes nothing when nothing changed', () => {
    mkdirSync(join(work, 'refresh'));
    run('Collect the snapshots and releases that changed');
    expect(output()).toBe('changed=false\n');
  });

  test('opens a pull request whose commit holds the snapshots and nothing else', () => {
    put('refresh/report.md', 'Report\n');
    put('refresh/apps/slack/membrane.json', '{"new":1}\n');
    put('refresh/apps/new-app/membrane.json', '{}\n');
    put('refresh/apps/new-app/releases.json', '{}\n');
    put('refresh/packs/crm/releases.json', '{}\n');
    expect(propose()).toMatch(
      /^pr list .*\npr create --head skillpress\/refresh --base main --title Refresh --body-file .*\n$/,
    );
    expect(git(remote, 'diff', '--name-only', 'main', 'skillpress/refresh')).toBe(
      'apps/new-app/membrane.json\napps/new-app/releases.json\napps/slack/membrane.json\npacks/crm/releases.json\n',
    );
    expect(readFileSync(join(work, 'description.md'), 'utf8')).not.toContain('could not be queried');
  });

  test('updates its own open pull request, not that of a fork, and pushes the same content once', () => {
    put('refresh/report.md', 'Report\n');
    put('refresh/apps/slack/membrane.json', '{"new":1}\n');
    propose();
    const before = git(remote, 'rev-parse', 'skillpress/refresh');
    git(repository, 'reset', '--quiet', '--hard', 'origin/main');
    git(
      repository,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'Another parent',
    );
    const open = JSON.stringify([
      { number: 9, isCrossRepository: true },
      { number: 4, isCrossRepository: false },
    ]);
    expect(propose({ OPEN: open, STALE: 'true' })).toMatch(/\npr edit 4 --title Refresh --body-file .*\n$/);
    expect(git(remote, 'rev-parse', 'skillpress/refresh')).toBe(before);
    expect(readFileSync(join(work, 'description.md'), 'utf8')).toContain(
      '**Some apps could not be queried.**',
    );
  });

  test('the description shows the report as plain text that cannot end its fence, cut to what GitHub takes', () => {
    put('refresh/report.md', ['@octocat ````# Closes #1\n', '| error | x |\n'.repeat(20_000)].join(''));
    run('Write the description');
    const body = readFileSync(join(work, 'description.md'), 'utf8');
    expect(body).toMatch(/\n`````\n@octocat ````# Closes #1\n[^]*\n`````\n\nThe whole report/);
    expect(body.length).toBeLessThan(65_536);
  });

  test.each(['unknown/membrane.json', 'unknown/releases.json', 'Slack!/membrane.json'])(
    'takes over no file but the snapshot or releases of an app: %s',
    (path) => {
      put('refresh/apps/slack/membrane.json', '{"new":1}\n');
      put(`refresh/apps/${path}`, '{}\n');
      expect(() => run('Commit the snapshots and releases')).toThrow('status 1');
      expect(existsSync(join(repository, 'apps/unknown'))).toBe(false);
    },
  );
});

function put(path: string, text: string, mode?: number): void {
  const full = join(work, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  if (mode !== undefined) chmodSync(full, mode);
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

/** Runs a step of a workflow as GitHub's runner does for `shell: bash`. */
function script(workflow: string, name: string, cwd: string, env: Record<string, string>): string {
  const step = scriptsOf(
    readFileSync(new URL(`../.github/workflows/${workflow}`, import.meta.url), 'utf8'),
  ).find(({ where }) => where.endsWith(`/${name}`));
  if (step === undefined) throw new Error(`${workflow} has no step "${name}"`);
  const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: work, ...env },
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`status ${result.status}\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}
