import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { checkSecondMe } from '../../src/commands/secondme.ts';
import type { Context } from '../../src/commands/session.ts';
import { checkSecondMe as examineSecondMe } from '../../src/doctor/checkSecondMe.ts';
import { parseConfig } from '../../src/read/settings.ts';
import { controlSchema, manifestSchema } from '../../src/secondme/manifest.ts';
import { buildIn } from '../support/build.ts';
import { filesIn, ROOT, scenario, tempDir, writeFiles } from '../support/catalogs.ts';
import { skillpress, type CliResult } from '../support/cli.ts';
import { GUIDE_FILE, soundManifest } from '../support/secondme/manifests.ts';
import { config } from '../support/subject.ts';

const SETTINGS = `
secondme:
  endpoint: https://mcp.getmembrane.com/mcp/{slug}
  appId: 6b1f5c2e-7d5a-4d0b-9f43-0c1c5a3b9e21
  environments:
    pre:
      enabled: true
      endpointOverride: https://pre.getmembrane.com/mcp/{slug}
      secrets:
        token: \${PRE_TOKEN}
    prod:
      secrets: { token: '\${PROD_TOKEN}' }
`;

/** A catalog with integrations. */
function catalog(settings = SETTINGS): string {
  const dir = scenario('basic');
  writeFileSync(join(dir, 'catalog.yaml'), readFileSync(join(ROOT, 'catalog.yaml'), 'utf8') + settings);
  return dir;
}

/** What a command printed as JSON, and its exit code. */
async function check(dir: string, ...named: string[]) {
  let text = '';
  const stdout = (part: string): void => void (text += part);
  const context = { cwd: dir, env: {}, version: '0', stdout, now: () => 0 } as unknown as Context;
  const flags = { out: 'dist', format: 'json', quiet: false, online: false } as const;
  const exit = await checkSecondMe(context, named, flags, new AbortController().signal);
  const { findings } = JSON.parse(text) as { findings: { rule: string; file: string; line: number }[] };
  return { exit, findings: findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`) };
}

function lock(dir: string): Promise<CliResult> {
  return skillpress(dir, ['secondme', 'lock']);
}

test('a build makes a manifest and the form of the control plane for each app with actions', async () => {
  const dir = catalog();
  const { findings } = await buildIn(dir);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  const files = filesIn(join(dir, 'dist/secondme'));
  expect(Object.keys(files)).toEqual([
    'ledgerly.control.json',
    'ledgerly.json',
    'palaver.control.json',
    'palaver.json',
  ]);
  const manifest = JSON.parse(files['ledgerly.json'] ?? '');
  const validate = (schema: z.ZodType, value: unknown): boolean =>
    new Ajv2020({ strict: false }).validate(z.toJSONSchema(schema, { io: 'input' }), value);
  expect(validate(manifestSchema, manifest)).toBe(true);
  expect(validate(controlSchema, JSON.parse(files['ledgerly.control.json'] ?? ''))).toBe(true);
  expect(manifest).toMatchObject({
    skill: { key: 'ledgerly', displayName: 'Ledgerly' },
    mcp: {
      endpoint: 'https://mcp.getmembrane.com/mcp/ledgerly',
      authMode: 'bearer_token',
      timeoutMs: 15_000,
    },
    oauth: { requiredScopes: ['user.info'] },
    environments: {
      pre: {
        enabled: true,
        endpointOverride: 'https://pre.getmembrane.com/mcp/ledgerly',
        secrets: { token: '${PRE_TOKEN}' },
      },
      prod: { enabled: true, endpointOverride: '', secrets: { token: '${PROD_TOKEN}' } },
    },
  });
  expect(manifest.mcp.toolAllow).toContain('ledgerly_create-invoice');
  expect(manifest.actions).toContainEqual(
    expect.objectContaining({
      toolName: 'ledgerly_create-invoice',
      payloadTemplate: { customerId: '{{customerId}}', lines: '{{lines}}' },
    }),
  );
  expect(JSON.parse(files['ledgerly.control.json'] ?? '')).toMatchObject({
    manifest: {
      schemaVersion: '1',
      envBindings: { release: { enabled: true, endpoint: 'https://mcp.getmembrane.com/mcp/ledgerly' } },
    },
    envSecrets: { release: { values: {} } },
  });
  expect(await check(dir)).toEqual({ exit: 0, findings: [] });
});

test('a key that was given out stays, whatever its app is called', async () => {
  const dir = catalog();
  writeFiles(dir, { 'secondme.lock.json': '{"keys":{"ledgerly":"books"}}' });
  await buildIn(dir);
  const keyOf = (slug: string): string =>
    JSON.parse(readFileSync(join(dir, `dist/secondme/${slug}.json`), 'utf8')).skill.key;
  expect(keyOf('ledgerly')).toBe('books');
  expect(await check(dir, 'palaver')).toEqual({
    exit: 1,
    findings: ['secondme/lock dist/secondme/palaver.json:3'],
  });
  await lock(dir);
  expect(JSON.parse(readFileSync(join(dir, 'secondme.lock.json'), 'utf8'))).toEqual({
    keys: { ledgerly: 'books', palaver: 'palaver' },
  });
  await buildIn(dir);
  expect(await check(dir)).toEqual({ exit: 0, findings: [] });
});

test('an app that is called like what every object has gets a key, and keeps the one that was given out', async () => {
  const dir = catalog();
  renameSync(join(dir, 'apps/palaver'), join(dir, 'apps/constructor'));
  const keyNow = async (): Promise<unknown> => {
    await buildIn(dir);
    return JSON.parse(readFileSync(join(dir, 'dist/secondme/constructor.json'), 'utf8')).skill.key;
  };
  expect(await keyNow()).toBe('constructor');
  await lock(dir);
  expect(await check(dir)).toEqual({ exit: 0, findings: [] });
  writeFiles(dir, { 'secondme.lock.json': '{"keys":{"constructor":"talks","ledgerly":"ledgerly"}}' });
  expect(await keyNow()).toBe('talks');
});

test('a file with a key twice, or with marks of another keyboard, is told at its place', async () => {
  const dir = catalog();
  const text = JSON.stringify(soundManifest(), null, 2);
  writeFiles(dir, {
    'twice.json': text.replace('"oauth": {', '"mcp": {},\n  "oauth": {'),
    'marks.json': text.replace('"skill":', '“skill”：'),
    'colon.json': text.replace('"skill":', '"skill"：'),
  });
  const tell = async (file: string) =>
    (await skillpress(dir, ['secondme', 'check', file])).stdout.split('\n')[0];
  expect(await tell('twice.json')).toMatch(
    /^twice\.json:\d+:3: error The key "mcp" stands here twice, and only this one counts \[secondme\/json\]$/,
  );
  expect(await tell('marks.json')).toBe(
    'marks.json:2:3: error Expected JSON: “ (U+201C) is none of its marks; write " [secondme/json]',
  );
  expect(await tell('colon.json')).toBe(
    'colon.json:2:10: error Expected JSON: ： (U+FF1A) is none of its marks; write : [secondme/json]',
  );
});

test('an app without a manifest is told from a name of nothing', async () => {
  const dir = catalog(SETTINGS.replace('environments:', 'apps: [ledgerly]\n  environments:'));
  await buildIn(dir);
  const { code, stderr } = await skillpress(dir, ['secondme', 'check', 'palaver']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'The app "palaver" has no manifest in dist/secondme/\n  An app without known actions has none',
  );
});

test('what is named twice is checked once', async () => {
  const dir = catalog();
  writeFiles(dir, { 'mine.json': '{}' });
  const once = await check(dir, 'mine.json');
  expect(once.findings.length).toBeGreaterThan(3);
  expect(await check(dir, 'mine.json', 'mine.json')).toEqual(once);
});

test('a glob and a category stand for those of their apps that have a manifest', async () => {
  const dir = catalog();
  await buildIn(dir);
  const asked = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await skillpress(dir, ['secondme', 'check', ...args]);
    return stdout + stderr;
  };
  expect(await asked('*l*')).toMatch(/^2 apps checked: ledgerly, palaver ·/m);
  expect(await asked('ledgerly', 'led*')).toMatch(/^1 app checked: ledgerly ·/m);
  expect(await asked('quie*')).toContain('None of these apps has a manifest in dist/secondme/: quiet');
  writeFiles(dir, { 'app/[slug]/route.ts': 'export {};\n' });
  expect(await asked('app/[slug]/route.ts')).toMatch(/^1 app checked: app\/\[slug\]\/route\.ts ·/m);
  expect(await asked('x*')).toContain('No app matches "x*"');
  expect(await asked('--category', 'acounting')).toContain('Did you mean "accounting"?');
});

test('what has no file, or another form, is told in words that name the place', async () => {
  const dir = catalog();
  writeFiles(dir, {
    'folder.json/file': '',
    'mine.json':
      '{"skill":{"key":"a","displayName":3,"description":"A","keyword":[]},"mcp":{"timeoutMs":1.5}}',
  });
  const text = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await skillpress(dir, ['secondme', ...args]);
    return stdout + stderr;
  };
  const told = await text('check', 'mine.json');
  expect(told).not.toMatch(/Invalid|undefined|Unrecognized/);
  expect(told).toContain('mine.json:1:35: error skill.displayName: expected a text, received 3');
  expect(told).toMatch(/\d+ more of secondme\/shape; skillpress secondme check --format json tells all\n/);
  expect(await text('check', 'folder.json')).toContain('Cannot read folder.json: ');
});

test('a manifest that is no longer what was built locks nothing', async () => {
  const dir = tempDir();
  writeFiles(dir, { 'dist/secondme/ledgerly.json': '{"skill":{}}' });
  expect((await lock(dir)).stderr).toMatch(
    /^skillpress: dist\/secondme\/ledgerly\.json is not what this version of skillpress builds: /,
  );
  expect(existsSync(join(dir, 'secondme.lock.json'))).toBe(false);
});

test('a new app whose key another app has is told how to get its own', async () => {
  const dir = catalog();
  const before = '{"keys":{"renamed":"ledgerly"}}';
  writeFiles(dir, { 'secondme.lock.json': before });
  await buildIn(dir);
  const { code, stderr } = await lock(dir);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'The key "ledgerly" of the new app "ledgerly" is that of the integration of "renamed"\n',
  );
  expect(stderr).toContain('"ledgerly": "ledgerly-2"');
  expect(readFileSync(join(dir, 'secondme.lock.json'), 'utf8')).toBe(before);
  writeFiles(dir, { 'secondme.lock.json': '{"keys":{"renamed":"ledgerly","ledgerly":"ledgerly-2"}}' });
  await buildIn(dir);
  await lock(dir);
  expect((await check(dir)).findings).toEqual([]);
});

test('keys are locked while nobody else writes to the catalog', async () => {
  const dir = catalog();
  await buildIn(dir);
  const held = { pid: process.pid, host: hostname(), startedAt: '2026-11-20T12:00:00.000Z' };
  writeFiles(dir, { '.skillpress/lock': JSON.stringify(held) });
  expect((await lock(dir)).code).toBe(6);
  expect(existsSync(join(dir, 'secondme.lock.json'))).toBe(false);
});

test('a broken lock file builds nothing', async () => {
  const dir = catalog();
  for (const text of ['{', '{"keys":{"a":"A B"}}', '{"keys":{"a":"x","b":"x"}}']) {
    writeFiles(dir, { 'secondme.lock.json': text });
    await expect(buildIn(dir)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('secondme.lock.json'),
    });
  }
});

test('a file that people wrote is checked, with its lines', async () => {
  const dir = catalog();
  cpSync(GUIDE_FILE, join(dir, 'mine.json'));
  const { exit, findings } = await check(dir, 'mine.json');
  expect(exit).toBe(1);
  expect(findings).toHaveLength(10);
  const lines = readFileSync(GUIDE_FILE, 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes('lba_at_example')) + 1;
  expect(findings).toContain(`secondme/inlined-secret mine.json:${line}`);
  writeFiles(dir, { 'half.json': '{\n  "skill": {' });
  expect((await check(dir, 'half.json')).findings).toEqual(['secondme/json half.json:2']);
});

test('the code of an adapter is checked, with its lines', async () => {
  const dir = catalog();
  const code =
    'const answer = await fetch(`${BASE}/api/secondme/user/info`);\nuse((await answer.json()).data.id);\n';
  writeFiles(dir, { 'adapter.ts': code });
  expect(await check(dir, 'adapter.ts')).toMatchObject({
    exit: 1,
    findings: ['secondme/adapter-user-id adapter.ts:2'],
  });
});

test.each([
  [['nobody.py'], 'There is no file nobody.py'],
  [['ledgerl'], 'There is no manifest of an app "ledgerl"'],
  [['nobody.json'], 'There is no file nobody.json'],
])('%j is no manifest', async (named, message) => {
  const dir = catalog();
  await buildIn(dir);
  await expect(check(dir, ...named)).rejects.toMatchObject({ exitCode: 2, message });
});

test('without settings there are no manifests', async () => {
  const dir = catalog('');
  await buildIn(dir);
  expect(filesIn(join(dir, 'dist/secondme'))).toEqual({});
  await expect(check(dir)).rejects.toThrow('There are no manifests in dist/secondme/');
});

test.each([
  ['an endpoint without the app', SETTINGS.replace('/mcp/{slug}', '/mcp'), /expected \{slug\}/],
  ['a secret in the settings', SETTINGS.replace('${PRE_TOKEN}', 'lba_at_1234'), /never the secret/],
  ['an unknown environment', SETTINGS.replace('pre:', 'test:'), /test/],
])('%s is refused with its line', (_, settings, message) => {
  const text = readFileSync(join(ROOT, 'catalog.yaml'), 'utf8') + settings;
  expect(() => parseConfig('catalog.yaml', text)).toThrow(message);
  expect(() => parseConfig('catalog.yaml', text)).toThrow(/catalog\.yaml:\d+:\d+/);
});

test('doctor tells whether keys are kept', () => {
  const dir = catalog();
  const settings = parseConfig('catalog.yaml', readFileSync(join(dir, 'catalog.yaml'), 'utf8'));
  expect(examineSecondMe(null, dir).status).toBe('ok');
  expect(examineSecondMe(config, dir)).toMatchObject({
    status: 'ok',
    message: expect.stringContaining('no integrations'),
  });
  expect(examineSecondMe(settings, dir).status).toBe('warn');
  writeFiles(dir, { 'secondme.lock.json': '{"keys":{"quiet":"quiet"}}' });
  expect(examineSecondMe(settings, dir)).toMatchObject({
    status: 'ok',
    message: expect.stringContaining('1 key in'),
  });
  const apps = `${readFileSync(join(dir, 'catalog.yaml'), 'utf8')}  apps: [quiet, palaver]\n`;
  expect(examineSecondMe(parseConfig('catalog.yaml', apps), dir)).toMatchObject({
    status: 'warn',
    message: expect.stringMatching(/no key is kept of palaver$/),
  });
});

test.each([
  ['a broken file', { 'secondme.lock.json': '{' }, 'it is no JSON'],
  ['a folder in its place', { 'secondme.lock.json/keys': '' }, 'is a folder, expected a file'],
])('doctor looks at everything else with %s of keys', async (_, files, words) => {
  const dir = catalog();
  writeFiles(dir, files);
  const { code, stdout } = await skillpress(dir, ['doctor']);
  expect(code).toBe(2);
  expect(stdout).toMatch(new RegExp(`^FAIL {2}apps: .*${words}`, 'm'));
  expect(stdout).toContain('ok    secondme: not looked at: secondme.lock.json cannot be read\n');
});

test('an app that is not in the catalog is told at its line', async () => {
  const { code, stderr } = await skillpress(catalog(`${SETTINGS}  apps: [ledgerly, palavre]\n`), ['build']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /catalog\.yaml:\d+:20: secondme\.apps\.1: there is no app "palavre"\. Did you mean "palaver"\?/,
  );
});
