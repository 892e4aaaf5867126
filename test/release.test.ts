import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Context } from '../src/commands/session.ts';
import { release, type ReleaseFlags } from '../src/commands/release.ts';
import { takeLock } from '../src/disk/lock.ts';
import { catalogWith, changedPaths, descriptor, filesIn, ROOT, writeFiles } from './support/catalogs.ts';
import { NO_FLAGS, skillpress, type CliResult } from './support/cli.ts';

interface History {
  releases: { version: string; date: string; digest: string; changes: string[] }[];
}

type Inputs = Record<string, boolean>;

/** A snapshot of actions with their inputs; `true` is a required one. */
function actions(list: Record<string, Inputs>): string {
  const of = (inputs: Inputs): object => ({
    type: 'object',
    required: Object.keys(inputs).filter((name) => inputs[name]),
    properties: Object.fromEntries(Object.keys(inputs).map((name) => [name, { type: 'string' }])),
  });
  const all = Object.entries(list).map(([name, inputs]) => ({
    key: name.toLowerCase().replaceAll(' ', '-'),
    name,
    input: of(inputs),
  }));
  return JSON.stringify({ origin: 'membrane', actions: all });
}

const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
const SNAPSHOT = 'apps/clubs/membrane.json';
const RELEASES = 'apps/clubs/releases.json';
const FLAGS: ReleaseFlags = {
  ...NO_FLAGS,
  check: false,
};
const ACTIONS = { 'List Members': { after: false }, 'Create Member': { name: true, phone: false } };

function clubs(): string {
  return catalogWith({
    'apps/clubs/app.md': descriptor({ name: 'Clubs', homepage: 'https://clubs.example/' }),
    [SNAPSHOT]: actions(ACTIONS),
    'apps/other/app.md': descriptor({ name: 'Other', homepage: 'https://other.example/' }),
  });
}

function history(dir: string): History['releases'] {
  return (JSON.parse(readFileSync(join(dir, RELEASES), 'utf8')) as History).releases;
}

function edit(dir: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(dir, path), 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(join(dir, path), edited);
}

async function run(dir: string, ...args: string[]): Promise<CliResult> {
  return skillpress(dir, args);
}

/** The same command without a process of its own, which costs more than it does; answers what it printed. */
async function here(dir: string, { wall = Date.parse('2026-11-20') } = {}): Promise<string> {
  let out = '';
  const context: Context = {
    cwd: dir,
    env: {},
    stdout: (text) => (out += text),
    stderr: () => {},
    terminal: false,
    colour: false,
    version: VERSION,
    now: () => 0,
    wall: () => wall,
    packageDir: ROOT,
    node: { version: 'v20.0.0', wanted: '>=20' },
  };
  await release(context, [], FLAGS, new AbortController().signal);
  return out;
}

async function released(): Promise<string> {
  const dir = clubs();
  await here(dir);
  return dir;
}

test('the first release is 1.0.0, fits its schema, and the page, the listing and dist carry it', async () => {
  const dir = clubs();
  const { code, stdout } = await run(dir, 'release');
  expect(code).toBe(0);
  expect(stdout).toContain('clubs 1.0.0\n  First release, with 2 actions.\nother 1.0.0\n  First release.\n');
  expect(stdout).toContain('released 2 · unchanged 0');
  const file = JSON.parse(readFileSync(join(dir, RELEASES), 'utf8'));
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/releases.schema.json'), 'utf8'));
  expect(new Ajv2020().validate(schema, file)).toBe(true);
  expect(history(dir)).toMatchObject([{ version: '1.0.0', changes: ['First release, with 2 actions.'] }]);
  const listing = JSON.parse(readFileSync(join(dir, 'dist/listings/clubs.json'), 'utf8'));
  expect(listing).toMatchObject({ version: '1.0.0', history: [{ version: '1.0.0' }] });
  expect(readFileSync(join(dir, 'dist/clawhub/clubs/SKILL.md'), 'utf8')).toContain('version: "1.0.0"');
  expect((await run(dir, 'build', '--check')).code).toBe(0);
  expect((await run(dir, 'release', '--check')).code).toBe(0);
});

test('a second run changes no byte', async () => {
  const dir = await released();
  const before = filesIn(dir);
  const { code, stdout } = await run(dir, 'release');
  expect(code).toBe(0);
  expect(stdout).toContain('released 0 · unchanged 2');
  expect(changedPaths(before, filesIn(dir)).filter((path) => !path.startsWith('.skillpress/'))).toEqual([]);
});

test.each<[what: string, after: Record<string, Inputs>, version: string, change: string]>([
  [
    'an action removed',
    { 'List Members': ACTIONS['List Members'] },
    '2.0.0',
    'Removed the action `create-member`.',
  ],
  [
    'a required input added',
    { ...ACTIONS, 'List Members': { after: false, club: true } },
    '2.0.0',
    '`list-members` now needs `club`.',
  ],
  [
    'an optional input added',
    { ...ACTIONS, 'List Members': { after: false, club: false } },
    '1.1.0',
    '`list-members` now also takes `club`.',
  ],
  [
    'an action added',
    { ...ACTIONS, 'Delete Member': { id: true } },
    '1.1.0',
    'Added the action `delete-member`.',
  ],
])('%s', async (_, after, version, change) => {
  const dir = await released();
  writeFiles(dir, { [SNAPSHOT]: actions(after) });
  await here(dir);
  const [newest, ...older] = history(dir);
  expect(newest).toMatchObject({ version });
  expect(newest?.changes).toContain(change);
  expect(older).toMatchObject([{ version: '1.0.0' }]);
});

test('other words of one app, of the templates and another CLI are patches that say so', async () => {
  const dir = await released();
  edit(dir, 'apps/clubs/app.md', /summary: Keeps [^\n]*/, 'summary: Keeps the members of clubs.');
  await here(dir);
  edit(dir, 'templates/partials/membrane.hbs', 'Membrane holds', 'Membrane keeps');
  await here(dir);
  edit(dir, 'catalog.yaml', /version: 1\.\d+\.\d+/, 'version: 1.99.0');
  await run(dir, 'release');
  const told = history(dir).map(({ version, changes }) => [version, ...changes]);
  expect(told[0]).toEqual([
    '1.0.3',
    expect.stringMatching(/^New installation command: `npm .*@1\.99\.0`\.$/),
  ]);
  expect(told[1]).toEqual(['1.0.2', 'Reworded the instructions.']);
  expect(told[2]?.[0]).toBe('1.0.1');
  expect(told[2]).toContain('Rewrote the summary.');
  expect((await run(dir, 'build', '--check')).code).toBe(0);
});

test('words that people improved stay, today and under the next release', async () => {
  const dir = await released();
  edit(dir, RELEASES, 'First release, with 2 actions.', 'Members of clubs, at last.');
  const edited = readFileSync(join(dir, RELEASES), 'utf8');
  expect((await run(dir, 'release', '--check')).code).toBe(0);
  await run(dir, 'release');
  expect(readFileSync(join(dir, RELEASES), 'utf8')).toBe(edited);
  expect(readFileSync(join(dir, 'dist/listings/clubs.json'), 'utf8')).toContain('Members of clubs, at last.');
  writeFiles(dir, { [SNAPSHOT]: actions({}) });
  await here(dir);
  expect(history(dir).map(({ version, changes }) => [version, changes[0]])).toEqual([
    ['2.0.0', 'Removed the actions `list-members` and `create-member`.'],
    ['1.0.0', 'Members of clubs, at last.'],
  ]);
});

test('the day and the version of a release are no change of the bundle', async () => {
  const dir = await released();
  edit(dir, RELEASES, /"date": "[^"]+"/, '"date": "2020-02-29"');
  edit(dir, RELEASES, '"version": "1.0.0"', '"version": "3.1.4"');
  expect((await run(dir, 'release', '--check')).code).toBe(0);
  writeFiles(dir, { [SNAPSHOT]: actions({ ...ACTIONS, 'Get Member': {} }) });
  await here(dir);
  expect(history(dir).map(({ version }) => version)).toEqual(['3.2.0', '3.1.4']);
});

test('--check writes nothing and names each app that changed, with the version it would get', async () => {
  const dir = await released();
  writeFiles(dir, {
    [SNAPSHOT]: actions({ 'List Members': { after: false } }),
    'apps/new-one/app.md': descriptor({ name: 'New One', homepage: 'https://new.example/' }),
  });
  const before = filesIn(dir);
  const { code, stdout } = await run(dir, 'release', '--check', '--format', 'json');
  expect(code).toBe(1);
  expect(filesIn(dir)).toEqual(before);
  const { ok, findings, releases } = JSON.parse(stdout);
  expect(ok).toBe(false);
  expect(findings).toMatchObject([
    {
      level: 'error',
      rule: 'release/missing',
      app: 'clubs',
      file: 'apps/clubs/app.md',
      message: expect.stringContaining('it would be 2.0.0. Removed the action `create-member`.'),
      hint: expect.stringContaining('skillpress release clubs'),
    },
    { app: 'new-one', message: expect.stringContaining('it would be 1.0.0') },
  ]);
  expect(releases).toMatchObject([
    { app: 'clubs', version: '2.0.0' },
    { app: 'new-one', version: '1.0.0' },
  ]);
  const github = await run(dir, 'release', '--check', '--format', 'github');
  expect(github.stdout).toContain('::error file=apps/clubs/app.md,title=release/missing::');
  expect((await run(dir, 'release', 'other', '--check')).code).toBe(0);
});

test('only the named apps are released', async () => {
  const dir = clubs();
  expect((await run(dir, 'release', 'other')).code).toBe(0);
  expect(Object.keys(filesIn(join(dir, 'apps')))).toContain('other/releases.json');
  expect(Object.keys(filesIn(join(dir, 'apps')))).not.toContain('clubs/releases.json');
  expect((await run(dir, 'release', 'club')).stderr).toContain('Did you mean "clubs"?');
});

test('an app with errors is not released, the others are, and nothing of its history is lost', async () => {
  const dir = await released();
  const lost = readFileSync(join(dir, RELEASES), 'utf8').replace('"releases"', '<<<<<<< ours\n  "releases"');
  writeFileSync(join(dir, RELEASES), lost);
  writeFiles(dir, { [SNAPSHOT]: actions({}) });
  edit(
    dir,
    'apps/other/app.md',
    /summary: Keeps [^\n]*/,
    'summary: Keeps something else, such as the results of tests and who made them.',
  );
  const { code, stdout } = await run(dir, 'release');
  expect(code).toBe(1);
  expect(stdout).toContain('apps/clubs/releases.json:3:3: error Expected JSON');
  expect(stdout).toContain('other 1.0.1');
  expect(stdout).toContain('released 1 · unchanged 0 · failed 1');
  expect(readFileSync(join(dir, RELEASES), 'utf8')).toBe(lost);
});

test('a removed app and a draft have nothing to release', async () => {
  const dir = await released();
  rmSync(join(dir, 'apps/other'), { recursive: true });
  edit(dir, 'apps/clubs/app.md', 'name: Clubs', 'name: Clubs and more\ndraft: true');
  const { code, stdout } = await run(dir, 'release');
  expect(code).toBe(0);
  expect(stdout).toContain('released 0 · unchanged 0');
  for (const args of [[], ['--check']]) {
    const named = await run(dir, 'release', 'clubs', 'apps/clubs/', ...args);
    expect(named.stdout).toMatch(
      /apps\/clubs\/app\.md:\d+:\d+: warning "clubs" is a draft, so it was left out/,
    );
    expect(named.stdout).toContain('0 errors, 1 warning ');
    expect(named.code).toBe(0);
  }
});

test('after a release whose day is to come the next one tells it, with what may be wrong; not of tomorrow', async () => {
  const dir = clubs();
  await here(dir, { wall: Date.parse('2031-05-02T00:10:00Z') });
  writeFiles(dir, { [SNAPSHOT]: actions({ 'List Members': {} }) });
  const late = await here(dir, { wall: Date.parse('2026-11-30T12:00:00Z') });
  expect(late).toMatch(
    /releases\.json: warning The release 1\.0\.0 is of 2031-05-02, and today is 2026-11-30 .*\[release\/day\]\n {2}Set the clock/,
  );
  writeFiles(dir, { [SNAPSHOT]: actions(ACTIONS) });
  expect(await here(dir, { wall: Date.parse('2026-11-29T23:50:00Z') })).not.toContain('release/day');
});

test('the day is that of the clock in UTC, and what upstream names cannot reach the terminal', async () => {
  const dir = clubs();
  await here(dir, { wall: Date.parse('2026-12-31T23:30:00-05:00') });
  expect(history(dir)[0]?.date).toBe('2027-01-01');
  const key = 'x\u001B[31m`](https://evil.example) ';
  const snapshot = { origin: 'membrane', actions: [{ key, name: 'List Members' }] };
  writeFiles(dir, { [SNAPSHOT]: JSON.stringify(snapshot) });
  const out = await here(dir);
  expect(out).toContain('evil.example');
  expect(out).not.toContain('\u001B');
});

test('while another run holds the lock nothing is recorded', async () => {
  const dir = clubs();
  const lock = takeLock(join(dir, '.skillpress'), () => {});
  const { code } = await run(dir, 'release');
  lock.release();
  expect(code).toBe(6);
  expect(Object.keys(filesIn(join(dir, 'apps')))).not.toContain('clubs/releases.json');
});
