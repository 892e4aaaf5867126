import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scanPage } from '../src/clawhub/facts/scanPage.ts';
import { buildIn } from './support/build.ts';
import { catalogWith, descriptor, filesIn, ROOT, snapshot, tempDir, type Files } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';
import { startMembrane, type MembraneEmulator } from './support/membrane/server.ts';
import { appWorld } from './support/membrane/worlds.ts';
import { fillIn, readCommands, runInShell } from './support/shell.ts';

/** An app whose address and intent have what a shell acts on. */
const ACME = descriptor({
  name: 'Acme',
  homepage: 'https://acme.com/a?b=1&c=2',
  entities: "[Buyer's Order]",
});
const NODE = dirname(process.execPath);

async function pages(): Promise<Files> {
  const dir = catalogWith({
    'apps/acme/app.md': ACME,
    'apps/acme/membrane.json': snapshot(["List Buyer's Orders", "Create Buyer's Order"]),
  });
  const { findings } = await buildIn(dir);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  return filesIn(join(dir, 'dist'));
}

/** Runs the request of a step, with values in place of its CAPITALS. */
type Run = (step: number, values?: Record<string, string>) => Promise<Record<string, unknown>>;

/** The part of a page before the steps that use Membrane, without its front matter. */
function ownPart(page: string | undefined): string {
  const body = page?.split('\n---\n')[1] ?? '';
  return body.slice(0, body.indexOf('## Use it through Membrane'));
}

describe('both flavours of a page', () => {
  test('have the same part about the app, the same references and their own requirements', async () => {
    const made = await pages();
    const [cli, http] = [made['skills/acme/SKILL.md'], made['skills-http/acme/SKILL.md']];
    expect(ownPart(http)).toBe(ownPart(cli));
    expect(ownPart(http)).toContain("`list-buyer's-orders`");
    for (const [path, text] of Object.entries(made))
      if (path.startsWith('skills/acme/references/'))
        expect(made[path.replace('skills/', 'skills-http/')]).toBe(text);
    expect(http).toContain('requires:\n      env:\n        - "MEMBRANE_TOKEN"');
    expect(http).not.toMatch(/npm install|membrane (?:login|act|connection)/);
  });

  test('have nothing in them that the scan of ClawHub flags', async () => {
    const made = await pages();
    expect(scanPage(made['skills-http/acme/SKILL.md'] ?? '')).toEqual([]);
  });

  test('the command line of Membrane takes every command of the page', async () => {
    const made = await pages();
    const bin = tempDir();
    for (const name of ['membrane', 'npm'])
      symlinkSync(join(ROOT, 'test/support/membrane-cli.mjs'), join(bin, name));
    const commands = readCommands(made['skills/acme/SKILL.md'] ?? '');
    const ran = await Promise.all(
      commands.map((each) => runInShell(each, { PATH: `${bin}:${NODE}:/usr/bin:/bin` })),
    );
    expect(ran.map(({ stderr }) => stderr).join('')).toBe('');
    expect(ran.map(({ stdout }) => JSON.parse(stdout) as object)).toMatchObject([
      { command: 'npm install' },
      { command: 'login', clientName: 'AGENT' },
      { command: 'connection ensure', positionals: ['https://acme.com/a?b=1&c=2'], json: true },
      { command: 'connection get', positionals: ['CONNECTION_ID'], wait: true },
      { command: 'action list', connectionId: 'CONNECTION_ID', limit: '10' },
      { command: 'act', connectionId: 'CONNECTION_ID', id: 'ACTION_ID', input: '{"FIELD": "VALUE"}' },
      { command: 'request', positionals: ['CONNECTION_ID', '/PATH'], method: 'GET' },
    ]);
  });
});

const { code: noCurl } = await runInShell('command -v curl', { PATH: '/usr/bin:/bin' });

describe.skipIf(noCurl !== 0)(
  'the requests of a page, as an agent copies them (skipped where there is no curl)',
  () => {
    async function start(): Promise<{ membrane: MembraneEmulator; run: Run }> {
      const membrane = await startMembrane({
        world: appWorld('acme', { actions: ['list-orders', 'create-order'] }),
      });
      onTestFinished(() => membrane.close());
      const commands = readCommands((await pages())['skills-http/acme/SKILL.md'] ?? '');
      const run: Run = async (step, values = {}) => {
        const { stdout, stderr } = await runInShell(fillIn(commands[step - 2] ?? '', values), {
          PATH: '/usr/bin:/bin',
          MEMBRANE_TOKEN: membrane.token,
          MEMBRANE_API_URL: membrane.url,
          ...values,
        });
        expect(stderr).toBe('');
        return JSON.parse(stdout) as Record<string, unknown>;
      };
      return { membrane, run };
    }

    test('lead from nothing to the result of an action', async () => {
      const { membrane, run } = await start();
      expect(await run(2)).toEqual({ items: [] });
      const begun = await run(3);
      expect(begun).toMatchObject({ state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'connect' } });
      const ids = { CONNECTION_ID: String(begun['id']) };
      expect(await run(4, ids)).toMatchObject({ state: 'READY' });
      expect(await run(2)).toMatchObject({ items: [{ id: ids.CONNECTION_ID }] });
      const { items } = (await run(5, ids)) as { items: { id: string; name: string; inputSchema: object }[] };
      expect(items[0]).toMatchObject({ name: 'List Orders', inputSchema: { type: 'object' } });
      const input = { FIELD: 'limit', VALUE: '3', ACTION_ID: items[0]?.id ?? '' };
      expect(await run(6, { ...ids, ...input })).toMatchObject({ output: { echo: { limit: '3' } } });
      expect(await run(7, ids)).toHaveProperty('output');
      expect(membrane.state.runs.map(({ action }) => action)).toEqual([items[0]?.id, 'api']);
      const sent = membrane.requests.map(({ method, path }) => `${method} ${path}`);
      expect(sent.filter((each) => each.includes('/connections'))).toContain('POST /connections/ensure');
    });

    test('are refused in the words that the page explains', async () => {
      const { run } = await start();
      expect(await run(2, { MEMBRANE_TOKEN: 'wrong' })).toMatchObject({ key: 'not_authenticated' });
    });
  },
);

test.each([
  ['flavours: [http]', 'flavours: expected cli among them'],
  ['flavours: [cli, cli]', 'flavours.1: expected each once, received "cli"'],
  ['flavours: [cli, mcp]', 'flavours.1: expected cli or http'],
])('catalog.yaml with %s is an error at its line', async (line, message) => {
  const dir = catalogWith({});
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  mkdirSync(join(dir, 'apps'), { recursive: true });
  catalogWith({ 'catalog.yaml': settings.replace(/^flavours:.*$/m, line) }, dir);
  const { code, stderr } = await skillpress(dir, ['build']);
  expect(code).toBe(2);
  const at = settings.split('\n').findIndex((each) => each.startsWith('flavours:')) + 1;
  expect(stderr).toContain(`catalog.yaml:${at}:`);
  expect(stderr).toContain(message);
});
