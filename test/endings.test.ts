import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { catalogWith, descriptor, ROOT, tempDir, writeFiles } from './support/catalogs.ts';
import { skillpress, skillpressProcess } from './support/cli.ts';
import type { FaultRule } from './support/membrane/faults.ts';
import { startMembrane } from './support/membrane/server.ts';

const SAMPLE = { 'apps/sample/app.md': descriptor({}) };

async function upstream(...faults: FaultRule[]): Promise<Record<string, string>> {
  const api = await startMembrane({ faults });
  onTestFinished(() => api.close());
  return { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url };
}

/** Loaded before the command line: what is asked of the file system first fails as no file system does. */
function bug(): Record<string, string> {
  const script = join(tempDir(), 'bug.mjs');
  writeFileSync(
    script,
    `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
     fs.readdirSync = () => { throw new TypeError('not a function, \u001b[31mred'); }; syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--import ${script}` };
}

interface Ending {
  readonly args: readonly string[];
  readonly files?: Record<string, string>;
  readonly env?: () => Promise<Record<string, string>> | Record<string, string>;
  readonly code: number;
  readonly message: RegExp;
}

const ENDINGS: Readonly<Record<string, Ending>> = {
  'an unknown option': { args: ['build', '--frozn'], code: 2, message: /unknown option '--frozn'/ },
  'an app that is not there': { args: ['check', 'smaple'], code: 2, message: /no app "smaple"/ },
  'broken settings': {
    args: ['check'],
    files: { 'catalog.yaml': 'cli: [' },
    code: 2,
    message: /catalog\.yaml/,
  },
  'a refused token': {
    args: ['build'],
    env: () => upstream({ kind: 'status', status: 401 }),
    code: 3,
    message: /refused the token \(401\)/,
  },
  'an upstream that wants an hour': {
    args: ['build'],
    env: () => upstream({ kind: 'status', status: 429, retryAfter: { seconds: 3600 } }),
    code: 3,
    message: /asks to wait 1 h/,
  },
  'a lock': {
    args: ['build', '--frozen'],
    files: {
      '.skillpress/lock': JSON.stringify({
        pid: process.pid,
        host: hostname(),
        startedAt: '2026-11-20T12:00:00.000Z',
      }),
    },
    code: 6,
    message: /./,
  },
  'a bug': { args: ['check'], env: bug, code: 70, message: /this is a bug in skillpress .*TypeError/s },
};

test.each(Object.entries(ENDINGS))(
  '%s ends with one JSON document that has the reason',
  async (_, ending) => {
    const dir = catalogWith({ ...SAMPLE, ...ending.files });
    const env = (await ending.env?.()) ?? {};
    const { code, stdout, stderr } = await skillpress(dir, [...ending.args, '--format', 'json'], { env });
    expect(code).toBe(ending.code);
    expect(JSON.parse(stdout)).toMatchObject({
      command: ending.args[0],
      ok: false,
      exitCode: ending.code,
      error: { message: expect.stringMatching(ending.message) },
      findings: [],
    });
    expect(stderr).toMatch(ending.message);
  },
);

test('the same as SARIF and as an annotation', async () => {
  const dir = catalogWith(SAMPLE);
  const sarif = await skillpress(dir, ['check', 'smaple', '--format=sarif']);
  expect(JSON.parse(sarif.stdout).runs[0]).toMatchObject({
    invocations: [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          { level: 'error', message: { text: expect.stringContaining('There is no app "smaple"') } },
        ],
      },
    ],
    results: [],
  });
  const github = await skillpress(dir, ['check', 'smaple'], { env: { GITHUB_ACTIONS: 'true' } });
  expect(github.stdout).toBe(
    '::error title=skillpress check::There is no app "smaple"%0ADid you mean "sample"?\n',
  );
  const done = await skillpress(dir, ['check', '--format', 'sarif']);
  expect(JSON.parse(done.stdout).runs[0].invocations).toMatchObject([
    { executionSuccessful: true, exitCode: 0 },
  ]);
});

test('of a catalog in a folder of a repository, GitHub is told paths from the root of that', async () => {
  const repository = tempDir();
  mkdirSync(join(repository, '.git'));
  const dir = catalogWith(
    { ...SAMPLE, 'apps/broken/app.md': '---\nname: [\n---\n' },
    join(repository, 'my skills, all'),
  );
  const sarif = await skillpress(dir, ['check', '--format', 'sarif']);
  expect(JSON.parse(sarif.stdout).runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'my%20skills%2C%20all/apps/broken/app.md',
    uriBaseId: '%SRCROOT%',
  });
  for (const command of ['check', 'build'])
    expect((await skillpress(dir, [command, '--format', 'github'])).stdout).toMatch(
      /^::error file=my skills%2C all\/apps\/broken\/app\.md,line=2/,
    );
  expect((await skillpress(dir, ['check', '--format', 'text'])).stdout).toMatch(/^apps\/broken\/app\.md:2/);
});

test('a diff beside JSON goes where messages go', async () => {
  const dir = catalogWith(SAMPLE);
  const { code, stdout, stderr } = await skillpress(dir, ['build', '--check', '--diff', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, exitCode: 1 });
  expect(stderr).toContain('+++');
});

test.each([
  ['SIGINT', 'build', []],
  ['SIGTERM', 'build', []],
  ['SIGINT', 'doctor', []],
  ['SIGTERM', 'secondme', ['check', 'mine.json', '--online']],
] as const)('%s ends %s with a document, too', async (signal, command, args) => {
  const dir = catalogWith(SAMPLE);
  const api = await startMembrane({ faults: [{ kind: 'stall', at: 'headers' }] });
  onTestFinished(() => api.close());
  const environments = { prod: { enabled: true } };
  writeFiles(dir, { 'mine.json': JSON.stringify({ mcp: { endpoint: api.url }, environments }) });
  const child = spawn(process.execPath, [join(ROOT, 'lib/cli.js'), command, ...args, '--format', 'json'], {
    cwd: dir,
    env: { PATH: process.env['PATH'], MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await expect.poll(() => api.requests.length, { interval: 5 }).toBeGreaterThan(0);
  child.kill(signal);
  const code = signal === 'SIGINT' ? 130 : 143;
  expect(await ended).toBe(code);
  expect(JSON.parse(stdout)).toMatchObject({
    command,
    exitCode: code,
    error: {
      message: `Interrupted (${signal}): nothing was written. Running the same command again continues.`,
    },
  });
});

test("a run is not green when the catalog's own code waits for what never comes", async () => {
  const dir = catalogWith({ ...SAMPLE, 'skillpress.config.mjs': 'await new Promise(() => {});' });
  const { code, stdout, stderr } = await skillpressProcess(dir, ['check', '--format', 'json']);
  expect(code).toBe(2);
  expect(stderr).toBe(`skillpress: Something ended the run before it was done
  Look for a promise that never settles, and for what ends the process, in skillpress.config.mjs and in what it imports.
`);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, exitCode: 2 });
});

const RULE = (judge: string): string =>
  `export default { rules: [{ name: 'own/leaves', level: 'error', about: 'A.', ofApp: () => ${judge} }] };`;
const LEAVES = 'process.exit is called, which would end the whole run';

test.each([
  ['in a rule', RULE('process.exit(0)'), 1],
  ['by its name', `import { exit } from 'node:process';\n${RULE('exit(0)')}`, 1],
  ['while it is loaded', 'process.exit(0);', 2],
  ['later', `setTimeout(() => process.exit(0), 0);\nawait new Promise((done) => setTimeout(done, 50));`, 2],
])(
  "process.exit in the catalog's own code %s ends no run: a document tells of it",
  async (_, text, wanted) => {
    const dir = catalogWith({ ...SAMPLE, 'skillpress.config.mjs': text });
    const { code, stdout } = await skillpressProcess(dir, ['check', '--format', 'json']);
    expect(code).toBe(wanted);
    const { ok, error, findings } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(error?.message ?? findings[0].message).toContain(LEAVES);
    expect(error?.message ?? findings[0].message).toMatch(/skillpress\.config\.mjs[^ ]*:[12]/);
  },
);

test("what fails in the catalog's own code beside the run is no bug of skillpress", async () => {
  const own = `Promise.reject(new Error('adrift')); export default {};`;
  const dir = catalogWith({ ...SAMPLE, 'skillpress.config.mjs': own });
  const { code, stderr } = await skillpressProcess(dir, ['check']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^skillpress: the code of skillpress\.config\.mjs fails:\nError: adrift\n.*skillpress\.config\.mjs.*:1:16/m,
  );
});

test("what the catalog's own code prints stands beside the results", async () => {
  const own =
    "console.log('loaded'); export default { rules: [{ name: 'own/loud', level: 'error', about: 'A.', why: 'B.', ofApp: () => { console.info('asked'); return []; } }] };";
  const dir = catalogWith({ ...SAMPLE, 'skillpress.config.mjs': own });
  const { code, stdout, stderr } = await skillpressProcess(dir, ['check', '--format', 'json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  expect(stderr).toContain('loaded\n');
  expect(stderr).toContain('asked\n');
});
