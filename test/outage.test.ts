import { expect, onTestFinished, test } from 'vitest';
import { chooseTryMs } from '../src/membrane/requester.ts';
import { catalogWith, descriptor, filesIn, snapshot } from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';
import type { FaultRule } from './support/membrane/faults.ts';
import { startMembrane } from './support/membrane/server.ts';

const COUNT = 40;

function catalog(): string {
  const slugs = Array.from({ length: COUNT }, (_, at) => `app-${10 + at}`);
  return catalogWith(
    Object.fromEntries(
      slugs.flatMap((slug) => [
        [
          `apps/${slug}/app.md`,
          descriptor({
            name: `The ${slug}`,
            homepage: `https://${slug}.example/`,
            keywords: `[${slug} work]`,
          }),
        ],
        [`apps/${slug}/membrane.json`, snapshot(['List Things'])],
      ]),
    ),
  );
}

async function build(
  dir: string,
  faults: readonly FaultRule[],
  ...args: string[]
): Promise<CliResult & { host: string }> {
  const api = await startMembrane({ faults });
  onTestFinished(() => api.close());
  const env = { MEMBRANE_TOKEN: api.token, MEMBRANE_API_URL: api.url };
  return { ...(await skillpress(dir, ['build', ...args], { env })), host: new URL(api.url).host };
}

const NAMED = 'app-10, app-11, app-12, app-13, app-14 and 35 more';

test.each<readonly [what: string, fault: FaultRule, cause: string, args: string[]]>([
  [
    'that resets connections',
    { kind: 'reset', at: 'before-headers' },
    'broke the connection (ECONNRESET)',
    [],
  ],
  ['that answers 503', { kind: 'status', status: 503 }, 'answered 503: Emulated 503', []],
  ['that says nothing', { kind: 'stall', at: 'headers' }, 'did not answer within 2 s', ['--timeout', '30']],
])(
  'an upstream %s is told in one line: whom, what, how many, the first few',
  async (_, fault, cause, args) => {
    const dir = catalog();
    const before = filesIn(`${dir}/apps`);
    const { code, stdout, host } = await build(dir, [fault], ...args);
    expect(code).toBe(3);
    const lines = stdout.split('\n').filter((line) => line.includes('[membrane/'));
    expect(lines).toEqual([
      `catalog.yaml: error ${host} ${cause}: ${COUNT} apps keep their last snapshots and pages (${NAMED}) [membrane/failed]`,
    ]);
    expect(stdout).toContain(`stale ${COUNT}`);
    expect(stdout.split('\n').filter((line) => !line.includes('warning')).length).toBeLessThanOrEqual(12);
    expect(filesIn(`${dir}/apps`)).toEqual(before);
  },
);

test.each<readonly [what: string, fault: FaultRule, hint: RegExp]>([
  ['a web page', { kind: 'html' }, /Correct MEMBRANE_API_URL; .* sign in first/],
  ['404', { kind: 'status', status: 404 }, /Correct MEMBRANE_API_URL/],
  [
    '422 and why',
    { kind: 'status', status: 422, body: { message: 'No such limit' } },
    /See what it objects to/,
  ],
  ['403', { kind: 'status', status: 403 }, /right workspace/],
  ['503', { kind: 'status', status: 503 }, /Run the build again later/],
  ['what is no HTTP', { kind: 'raw', bytes: 'hello\r\n' }, /Something else listens there/],
])('an upstream that answers %s is told with what to do', async (_, fault, hint) => {
  const { stdout } = await build(catalog(), [fault], '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; hint: string }[] };
  expect(findings.find(({ rule }) => rule === 'membrane/failed')?.hint).toMatch(hint);
});

test('JSON names every app of an outage', async () => {
  const { stdout } = await build(catalog(), [{ kind: 'status', status: 503 }], '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; apps?: string[] }[] };
  const [outage, ...others] = findings.filter(({ rule }) => rule === 'membrane/failed');
  expect(outage?.apps).toHaveLength(COUNT);
  expect(others).toEqual([]);
});

test('a run that took too long names whom it waited for', async () => {
  const { code, stderr, host } = await build(catalog(), [{ kind: 'stall', at: 'headers' }], '--timeout', '1');
  expect(code).toBe(3);
  expect(stderr).toContain(`Asking ${host} took longer than the 1 s that this run may take`);
  expect(stderr).toContain('--timeout');
});

test.each([
  [600_000, 20_000],
  [120_000, 4_000],
  [30_000, 2_000],
  [1_000, 1_000],
])('of a patience of %i ms one try may take %i ms', (patience, one) =>
  expect(chooseTryMs(patience)).toBe(one),
);
