import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn, snapshot, writeFiles } from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';

const app = (name: string, job: string, requests: readonly string[], over: Record<string, string> = {}) => ({
  [`apps/${name.toLowerCase()}/app.md`]: descriptor({
    name,
    homepage: `https://${name.toLowerCase()}.example/`,
    description: `"${name}: ${job}. Use when asked about ${job} in ${name}."`,
    ...(requests.length === 0 ? {} : { requests: JSON.stringify(requests) }),
    ...over,
  }),
  [`apps/${name.toLowerCase()}/membrane.json`]: snapshot([`List ${job} records`]),
});
const CATALOG = {
  ...app('Parvo', 'parcels', ['Where is my parcel?', 'Ask Parvo for the invoice']),
  ...app('Trakko', 'parcels and couriers', ['Which courier has it?', 'Where are my parcels?']),
  ...app('Billo', 'invoices', []),
  ...app('Draffo', 'drafts', ['Which drafts are there?', 'What is new?'], { draft: 'true' }),
};

let dir: string;
beforeAll(() => {
  dir = catalogWith(CATALOG, mkdtempSync(join(tmpdir(), 'skillpress-')));
  return () => rmSync(dir, { recursive: true, force: true });
});
const json = ({ stdout }: CliResult) => JSON.parse(stdout);

test('each request is ranked among all descriptions; nothing is written', async () => {
  const before = filesIn(dir);
  const { code, stdout } = await skillpress(dir, ['check', '--triggers']);
  expect(code).toBe(0);
  expect(stdout)
    .toBe(`descriptor: of 4 requests to 3 apps, 3 (75.0 %) find theirs first, 4 (100.0 %) among three

not first
  trakko: "Where are my parcels?": place 2; parvo

taken for another
  trakko: parvo

without requests
  billo
`);
  expect(filesIn(dir)).toEqual(before);
});

test('JSON has every request with its place, the first three and who is taken for whom', async () => {
  const result = await skillpress(dir, ['check', '--triggers', 'trakko', '--format', 'json']);
  expect(result.code).toBe(0);
  const report = json(result);
  expect(report).toMatchObject({
    command: 'check --triggers',
    ok: true,
    apps: 3,
    counts: [{ kind: 'descriptor', requests: 2, first: 1, amongThree: 2 }],
    confused: [{ app: 'trakko', other: 'parvo', requests: 1 }],
    silent: [],
    missing: [],
  });
  expect(report.requests).toHaveLength(2);
  expect(report.requests[1]).toMatchObject({ app: 'trakko', request: 'Where are my parcels?', place: 2 });
  expect(report.requests[1].first.map(({ app }: { app: string }) => app)).toEqual(['parvo', 'trakko']);
});

test('a file of requests is ranked in place of the descriptors’ own, counted by kind', async () => {
  writeFiles(dir, {
    'requests.yaml':
      'named:\n  billo: Send an invoice with Billo\njob:\n  billo: [Send an invoice, Ask about wine]\n  parvo: Where is my parcel?\n',
  });
  const result = await skillpress(dir, ['check', '--requests', 'requests.yaml', '--format', 'json']);
  expect(json(result).counts).toEqual([
    { kind: 'named', requests: 1, first: 1, amongThree: 1 },
    { kind: 'job', requests: 3, first: 2, amongThree: 2 },
    { kind: 'all', requests: 4, first: 3, amongThree: 3 },
  ]);
  const { stdout } = await skillpress(dir, ['check', '--requests', 'requests.yaml', '--quiet', 'billo']);
  expect(stdout).toBe('not first\n  billo: "Ask about wine": shares no word with it; nothing is found\n');
});

test.each([
  ['a file that is not there', ['--requests', 'none.yaml'], 'none.yaml cannot be read'],
  ['a file that is no map', ['--requests', 'list.yaml'], 'list.yaml:1:1: '],
  ['a request that is empty', ['--requests', 'empty.yaml'], 'empty.yaml:2:10: '],
  ['a file that is too large', ['--requests', 'large.yaml'], 'at most 1,048,576 are read'],
  ['an app that does not exist', ['--requests', 'unknown.yaml'], 'Did you mean "billo"?'],
  ['SARIF', ['--triggers', '--format', 'sarif'], 'quality/trigger'],
  ['another report too', ['--triggers', '--budget'], 'cannot be used with'],
])('%s is a usage error', async (_, args, message) => {
  writeFiles(dir, {
    'list.yaml': '- one\n',
    'empty.yaml': 'named:\n  billo: ""\n',
    'large.yaml': `named:\n  billo: ${'x'.repeat(2 ** 20)}\n`,
    'unknown.yaml': 'named:\n  bilo: Send an invoice\n',
  });
  const { code, stdout, stderr } = await skillpress(dir, ['check', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  // What ends a run is told in the format that was asked for.
  if (args.includes('sarif')) expect(JSON.parse(stdout).runs[0].invocations[0].exitCode).toBe(2);
  else expect(stdout).toBe('');
});

test('an app without a page is named, and the exit code is 1', async () => {
  const { code, stdout } = await skillpress(dir, ['check', '--triggers', 'draffo']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^no requests to rank among \d+ apps$/m);
  expect(stdout).toContain('without a page, so left out (skillpress check tells why)\n  draffo');
});
