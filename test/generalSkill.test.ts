import * as sdk from '@membranehq/sdk';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { scanPage } from '../src/clawhub/facts/scanPage.ts';
import { buildIn } from './support/build.ts';
import { catalogWith, filesIn, writeFiles } from './support/catalogs.ts';
import { startMembrane, type MembraneEmulator } from './support/membrane/server.ts';
import { appWorld } from './support/membrane/worlds.ts';
import { fillIn, readCommands, runInShell } from './support/shell.ts';

const PATH = 'skills/self-integration/SKILL.md';

async function page(): Promise<string> {
  const dir = catalogWith({});
  const { findings } = await buildIn(dir);
  expect(findings).toEqual([]);
  return filesIn(join(dir, 'dist'))[PATH] ?? '';
}

/** The JSON samples of a page, by the line above each. */
function readSamples(text: string): [about: string, sample: string][] {
  return [...text.matchAll(/^(.+)\n\n```json\n([^]*?)\n```$/gm)].map(([, about = '', sample = '']) => [
    about,
    sample,
  ]);
}

test('is short, needs no command line of Membrane, and has nothing that the scan of ClawHub flags', async () => {
  const text = await page();
  expect(text.split('\n').length).toBeLessThan(500);
  expect(text.length / 4).toBeLessThan(5000);
  expect(text).not.toMatch(/npm install|membrane (?:login|act|connection)/);
  expect(scanPage(text)).toEqual([]);
});

test('the answers that it shows are those of the API, by the schemas of the vendor’s own client', async () => {
  const samples = readSamples(await page());
  const items = (schema: z.ZodType) =>
    sdk.createPaginationResponseSchema(schema as never) as unknown as z.ZodType;
  const schemas: readonly (readonly [start: string, schema: z.ZodType])[] = [
    ['`GET /connections`', items(sdk.ConnectionApiResponse as never)],
    ['`GET /search`', items(sdk.WorkspaceElementSearchResult as never)],
    ['`POST /connection-requests`', sdk.ConnectionRequest as never],
    ['`POST /agent/sessions`', sdk.AgentSession as never],
    ['`GET /actions`', items(sdk.ActionApiResponse as never)],
    ['`POST /act`', sdk.ActionRunResponse as never],
    ['An error', sdk.ErrorDataSchema as never],
  ];
  expect(samples).toHaveLength(schemas.length);
  for (const [at, [start, schema]] of schemas.entries()) {
    const [about = '', sample = ''] = samples[at] ?? [];
    expect(about.startsWith(start), about).toBe(true);
    const { error } = schema.safeParse(JSON.parse(sample));
    expect(error?.issues, start).toBeUndefined();
  }
});

/** Runs the request of the page that has this number, with values in place of its CAPITALS. */
type Run = (at: number, values?: Record<string, string>) => Promise<Record<string, unknown>>;

async function start(): Promise<{ membrane: MembraneEmulator; commands: string[]; run: Run }> {
  const world = appWorld('slack', { actions: ['list-channels', 'send-message'] });
  const membrane = await startMembrane({ world, quirks: { pollsUntilDone: 2 } });
  onTestFinished(() => membrane.close());
  const commands = readCommands(await page());
  const run: Run = async (at, values = {}) => {
    const { stdout, stderr } = await runInShell(fillIn(commands[at] ?? '', values), {
      PATH: '/usr/bin:/bin',
      MEMBRANE_TOKEN: membrane.token,
      MEMBRANE_API_URL: membrane.url,
    });
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  return { membrane, commands, run };
}

const { code: noCurl } = await runInShell('command -v curl', { PATH: '/usr/bin:/bin' });

describe.skipIf(noCurl !== 0)(
  'its requests, as an agent copies them (skipped where there is no curl)',
  () => {
    test('lead from nothing to the result of an action, and all of them are run', async () => {
      const { membrane, commands, run } = await start();
      expect(await run(0)).toEqual({ items: [] });
      const found = (await run(1, { APP: 'slack' })) as {
        items: { elementType: string; element: { id: string } }[];
      };
      expect(found.items[0]?.elementType).toBe('connector');
      const made = await run(2, { APP_URL: 'https://nobody.example', APP: 'Nobody' });
      expect(made).toMatchObject({
        prompt: 'Create a connector for Nobody (https://nobody.example)',
        state: 'busy',
      });
      const session = { SESSION_ID: String(made['id']) };
      expect(await run(3, session)).toMatchObject({ state: 'busy' });
      expect(await run(3, session)).toMatchObject({ state: 'idle', status: 'completed' });
      expect(await run(4, { ...session, MESSAGE: 'It has OAuth.' })).toMatchObject({ state: 'busy' });
      expect(await run(5, session)).toEqual({ interrupted: true });

      const asked = await run(6, { CONNECTOR_ID: found.items[0]?.element.id ?? '' });
      expect(asked).toMatchObject({
        status: 'pending',
        url: expect.stringContaining('/screens/connections') as string,
      });
      const request = { REQUEST_ID: String(asked['requestId']) };
      expect(await run(7, request)).toMatchObject({ status: 'pending' });
      const done = await run(7, request);
      expect(done).toMatchObject({ status: 'success' });
      const connection = { CONNECTION_ID: String(done['resultConnectionId']) };
      expect(await run(8, connection)).toMatchObject({ state: 'READY' });

      const { items } = (await run(9, { ...connection, INTENT: 'send a message' })) as {
        items: { id: string; name: string }[];
      };
      expect(items.map(({ name }) => name)).toEqual(['Send Message', 'List Channels']);
      const input = { ACTION_ID: items[0]?.id ?? '', FIELD: 'text', VALUE: 'Hello!' };
      expect(await run(10, { ...connection, ...input })).toMatchObject({
        output: { echo: { text: 'Hello!' } },
      });
      expect(await run(11, connection)).toHaveProperty('output');
      expect(membrane.state.runs.map(({ action }) => action)).toEqual([items[0]?.id, 'api']);
      expect(await run(12, { ...connection, TASK: 'pin a message' })).toMatchObject({
        prompt: `Create an action for the connection ${connection.CONNECTION_ID}: pin a message`,
      });
      expect(commands).toHaveLength(13);
      expect(new Set(membrane.requests.map(({ headers }) => headers.authorization)).size).toBe(1);
    });

    test('are refused in the words that it explains: a wrong id, a wrong token, too many', async () => {
      const { membrane, run } = await start();
      expect(await run(8, { CONNECTION_ID: 'nothing' })).toMatchObject({
        type: 'bad_request',
        key: 'not_found',
      });
      membrane.setFaults([{ kind: 'status', status: 401 }]);
      expect(await run(0)).toMatchObject({ key: 'not_authenticated' });
      membrane.setFaults([{ kind: 'status', status: 429 }]);
      expect(await run(0)).toMatchObject({ key: 'rate_limit_exceeded' });
    });
  },
);

test('without `general:` there is none, and what was there goes', async () => {
  const dir = catalogWith({});
  await buildIn(dir);
  expect(Object.keys(filesIn(join(dir, 'dist')))).toContain(PATH);
  const settings = filesIn(dir)['catalog.yaml'] ?? '';
  writeFiles(dir, { 'catalog.yaml': settings.replace(/^general:.*$/m, '') });
  await buildIn(dir);
  expect(Object.keys(filesIn(join(dir, 'dist')))).not.toContain(PATH);
});
