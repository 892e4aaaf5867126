import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
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
import { parse } from 'yaml';
import { keptDir } from './support/catalogs.ts';
import { scriptsOf } from './support/workflowRules.ts';

/* Runs the scripts that stand in the workflows, on sample folders and repositories. */

const kept = keptDir();
let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'skillpress-workflows-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('the diff of the pages', () => {
  const show = (base = 'success'): string => {
    const summary = join(work, 'summary.md');
    script('check-catalog.yml', 'Show how the pages change', work, {
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
    beginWith('refresh', () => {
      put('repository/apps/slack/app.md', 'Slack\n');
      put('repository/apps/slack/membrane.json', '{"old":1}\n');
      put('repository/apps/new-app/app.md', 'New\n');
      put('repository/.gitignore', 'node_modules/\n');
      git(work, 'init', '--quiet', '--bare', remote);
      git(repository, 'init', '--quiet', '--initial-branch=main');
      git(repository, 'add', '.');
      commitStart(repository);
      git(repository, 'remote', 'add', 'origin', '../remote.git');
      git(repository, 'push', '--quiet', 'origin', 'main');
    });
    // Stands for GitHub's command line: notes its arguments, and answers `pr list` with what $OPEN holds.
    put(
      'bin/gh',
      '#!/usr/bin/env bash\nprintf "%s\\n" "$*" >> "$CALLS"\nif [ "$1 $2" = "pr list" ]; then jq -r "${@: -1}" <<< "$OPEN"; fi\nif [ "$1 $2" = "pr create" ] && [ -n "$REFUSAL" ]; then echo "$REFUSAL" >&2; exit 1; fi\n',
      0o755,
    );
  });

  const run = (name: string, env: Record<string, string> = {}): string =>
    script('refresh-catalog.yml', name, repository, {
      PATH: `${join(work, 'bin')}:${process.env['PATH']}`,
      RUNNER_TEMP: work,
      GITHUB_WORKSPACE: repository,
      GITHUB_OUTPUT: join(work, 'output'),
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      GITHUB_EVENT_NAME: 'schedule',
      BRANCH: 'skillpress/refresh',
      BASE: 'main',
      TITLE: 'Refresh',
      CALLS: calls,
      OPEN: '[]',
      STALE: 'false',
      BROKEN: 'false',
      MEMBRANE_TOKEN: 'token',
      IDLE: 'false',
      REFUSAL: '',
      ...env,
    });
  const output = (): string => readFileSync(join(work, 'output'), 'utf8');
  const build = (code: number, report = 'Report\n', token = 'token', idle = 'false'): string => {
    const lines = [
      `require('node:fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, ${JSON.stringify(report)});`,
      `process.exit(${code});`,
    ];
    tool(lines.join('\n'));
    return run('Build with what Membrane answers', { MEMBRANE_TOKEN: token, IDLE: idle });
  };
  const propose = (env: Record<string, string> = {}): string => {
    run('Commit the snapshots and releases', env);
    run('Write the description', env);
    run('Push and propose', env);
    return readFileSync(calls, 'utf8');
  };

  test.each([
    [0, 'stale=false\nbroken=false\nidle=false\n'],
    [1, 'stale=false\nbroken=true\nidle=false\n'],
    [3, 'stale=true\nbroken=false\nidle=false\n'],
  ])('goes on after exit code %i', (code, said) => {
    build(code);
    expect(output()).toBe(said);
    expect(readFileSync(join(work, 'summary.md'), 'utf8')).toBe('Report\n');
  });

  test.each([2, 5, 6, 70, 130])('fails after exit code %i', (code) =>
    expect(() => build(code)).toThrow(`status ${code}`),
  );
  test('without a token it asks nothing, says so, and goes on', () =>
    expect(build(0, '', '')).toContain('::notice::'));

  test('in a fork without a token it says that it stays idle', () => {
    expect(build(0, '', '', 'true')).toContain('releases and proposes nothing');
    expect(output()).toContain('idle=true\n');
  });

  test.each([0, 1])('goes on after a release that exits with %i', (code) => {
    tool(`process.exit(${code});`);
    expect(() => run('Release what changed')).not.toThrow();
  });
  test('fails after a release that could not be made', () => {
    tool('process.exit(5);');
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

  test('after a merge it proposes the releases, and says that they are that', () => {
    put('refresh/report.md', 'Report\n');
    put('refresh/apps/new-app/releases.json', '{}\n');
    propose({ BRANCH: 'skillpress/release', TITLE: 'Release what changed', GITHUB_EVENT_NAME: 'push' });
    expect(git(remote, 'log', '-1', '--format=%s', 'skillpress/release')).toBe('Release what changed\n');
    expect(readFileSync(join(work, 'description.md'), 'utf8')).toMatch(
      /^These apps changed since their last release\./,
    );
  });

  test('where workflows may open no pull request it says what to do; another refusal fails', () => {
    put('refresh/report.md', 'Report\n');
    put('refresh/apps/new-app/releases.json', '{}\n');
    const REFUSAL =
      'pull request create failed: GraphQL: GitHub Actions is not permitted to create or approve pull requests (createPullRequest)';
    run('Commit the snapshots and releases');
    run('Write the description');
    expect(run('Push and propose', { REFUSAL })).toMatch(
      /::warning::.*https:\/\/github\.com\/o\/r\/compare\/main\.\.\.skillpress\/refresh\?expand=1/,
    );
    expect(git(remote, 'log', '-1', '--format=%s', 'skillpress/refresh')).toBe('Refresh\n');
    expect(() => run('Push and propose', { REFUSAL: 'HTTP 502' })).toThrow('status 1');
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

describe('what a merge will release', () => {
  const tell = (code: number, document: object): string => {
    tool(`console.log(${JSON.stringify(JSON.stringify(document))}); process.exit(${code});`, '.');
    const summary = join(work, 'summary.md');
    put('summary.md', '');
    script('check-catalog.yml', 'Tell what will be released after the merge', work, {
      RUNNER_TEMP: work,
      GITHUB_STEP_SUMMARY: summary,
    });
    return readFileSync(summary, 'utf8');
  };
  const releases = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ app: `app-${at}`, version: '1.0.0' }));

  test('is told in the summary, and fails nothing', () => {
    expect(tell(0, { releases: [] })).toBe('');
    expect(tell(1, { releases: releases(2) })).toBe(
      '### Released after the merge: 2\n\n- `app-0` 1.0.0\n- `app-1` 1.0.0\n\n',
    );
    expect(tell(1, { releases: releases(53) })).toContain('- and 3 more\n');
  });
  test('a release that could not be planned fails', () => expect(() => tell(2, {})).toThrow('status 2'));
});

describe('a publication into a repository', () => {
  const target = (): string => join(work, 'server/o/skills');
  const env = (): Record<string, string> => ({
    RUNNER_TEMP: work,
    GITHUB_SERVER_URL: join(work, 'server'),
    GITHUB_REPOSITORY: 'o/catalog',
    GITHUB_SHA: '0123456789abcdef',
    GITHUB_OUTPUT: join(work, 'output'),
    REPOSITORY: 'o/skills',
    BRANCH: 'main',
  });
  const step = (name: string, more: Record<string, string> = {}): string =>
    script('publish-repository.yml', name, work, { ...env(), ...more });
  /** Publishes with a tool that writes these files into the clone. */
  const make = (files: Record<string, string>): void => {
    const write = Object.entries(files).map(
      ([path, text]) =>
        `fs.mkdirSync(path.dirname(to + ${JSON.stringify(`/${path}`)}), { recursive: true }); fs.writeFileSync(to + ${JSON.stringify(`/${path}`)}, ${JSON.stringify(text)});`,
    );
    tool(
      `const fs = require('node:fs'), path = require('node:path'); const to = process.argv[process.argv.indexOf('--to') + 1];\n${write.join('\n')}`,
      '.',
    );
    step('Publish into a clone');
    step('Tell what changed');
    rmSync(join(work, 'target'), { recursive: true });
  };
  const base = (): string => /base=(\w+)/.exec(readFileSync(join(work, 'output'), 'utf8'))?.[1] ?? '';

  beforeEach(() => {
    beginWith('publication', () => {
      put('seed/skills/old/SKILL.md', 'old\n');
      put('seed/skillpress.lock.json', '{}\n');
      git(join(work, 'seed'), 'init', '--quiet', '--initial-branch=main');
      git(join(work, 'seed'), 'add', '.');
      commitStart(join(work, 'seed'));
      git(work, 'clone', '--quiet', '--bare', 'seed', target());
    });
  });

  test('pushes the skills and nothing else, in one commit on what it was made from', () => {
    make({
      'skills/clerk/SKILL.md': 'page\n',
      'plugins/crm/.claude-plugin/plugin.json': '{}\n',
      '.claude-plugin/marketplace.json': '{}\n',
      '.agents/plugins/marketplace.json': '{}\n',
      'skills.sh.json': '{}\n',
      'skillpress.lock.json': '{"a":1}\n',
      'other.txt': 'x\n',
    });
    expect(readFileSync(join(work, 'output'), 'utf8')).toContain('changed=true\n');
    step('Commit and push', { BASE: base(), TOKEN: 't' });
    expect(git(target(), 'diff', '--name-only', 'main~1', 'main')).toBe(
      [
        '.agents/plugins/marketplace.json',
        '.claude-plugin/marketplace.json',
        'plugins/crm/.claude-plugin/plugin.json',
        'skillpress.lock.json',
        'skills.sh.json',
        'skills/clerk/SKILL.md\n',
      ].join('\n'),
    );
    expect(git(target(), 'log', '-1', '--format=%s', 'main')).toBe(
      'Publish skills of o/catalog@0123456789ab\n',
    );
  });

  test('has nothing to push when nothing changed', () => {
    make({});
    expect(readFileSync(join(work, 'output'), 'utf8')).toContain('changed=false\n');
  });

  test('without a token it says so and is green', () => {
    make({ 'skills/clerk/SKILL.md': 'page\n' });
    expect(step('Commit and push', { BASE: base(), TOKEN: '' })).toContain('::notice::');
    expect(git(target(), 'log', '--format=%s', 'main')).toBe('Start\n');
  });

  test.each(['.github/workflows/x.yml', '.claude-plugin/hooks.json', 'skills.sh.json.mjs'])(
    'refuses a patch of anything else: %s',
    (path) => {
      make({ 'skills/clerk/SKILL.md': 'page\n' });
      const patch = join(work, 'change/skills.patch');
      writeFileSync(patch, readFileSync(patch, 'utf8').replaceAll('skills/clerk/SKILL.md', path));
      expect(() => step('Commit and push', { BASE: base(), TOKEN: 't' })).toThrow(
        'The change is not of skills alone',
      );
    },
  );
});

describe('the action', () => {
  test('runs the words of its input', () => {
    tool('console.log(JSON.stringify(process.argv.slice(2)));', '.');
    const { runs } = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as {
      runs: { steps: { run: string }[] };
    };
    const said = spawnSync('bash', ['-eo', 'pipefail', '-c', runs.steps[1]?.run ?? ''], {
      cwd: work,
      env: { PATH: process.env['PATH'] ?? '', RUN: 'build --frozen $(touch pwned) ; exit 3' },
      encoding: 'utf8',
    });
    expect(JSON.parse(said.stdout)).toEqual(['build', '--frozen', '$(touch', 'pwned)', ';', 'exit', '3']);
    expect(existsSync(join(work, 'pwned'))).toBe(false);
  });
});

/** Makes what the tests of a group begin with in the folder of the first one, and copies it into those of the others: git starts many processes. */
function beginWith(group: string, make: () => void): void {
  const copy = join(kept, group);
  if (existsSync(copy)) return cpSync(copy, work, { recursive: true });
  make();
  cpSync(work, copy, { recursive: true });
}

/** Stands for skillpress. */
function tool(code: string, folder = 'repository'): void {
  put(`${folder}/node_modules/.bin/skillpress`, `#!/usr/bin/env node\n${code}\n`, 0o755);
}

function put(path: string, text: string, mode?: number): void {
  const full = join(work, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  if (mode !== undefined) chmodSync(full, mode);
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

/** Commits what is added, as somebody whom git knows nothing of. */
function commitStart(cwd: string): void {
  git(cwd, '-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'Start');
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
