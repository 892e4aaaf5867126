import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../src/commands/session.ts';
import { serve } from '../../src/commands/serve.ts';
import { catalogWith, ROOT } from '../support/catalogs.ts';
import { startMembrane } from '../support/membrane/server.ts';
import { connection } from '../support/membrane/world.ts';
import { DIST, ledgerlyWorld } from '../support/serve.ts';

const CLI = join(ROOT, 'lib/cli.js');

/** A catalog that was built, with these settings of `serve`. */
function catalog(serve = ''): string {
  const dir = catalogWith({});
  cpSync(DIST, join(dir, 'dist'), { recursive: true });
  const file = join(dir, 'catalog.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${serve}`);
  return dir;
}

/** A running server that ends with the test, and its address. */
async function start(
  dir: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcessWithoutNullStreams; url: string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, found] = / at (http:\S+)\/mcp/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(text)));
  });
  return { child, url, ended };
}

test('a client that starts it speaks to it on standard input and output', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'serve', '--stdio'],
    cwd: catalog('serve: { users: secondme }'),
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const { structuredContent } = await client.callTool({
    name: 'search_apps',
    arguments: { query: 'invoices' },
  });
  expect(structuredContent).toMatchObject({ apps: [{ slug: 'ledgerly' }] });
});

test('when it is stopped it finishes what it runs, takes nothing more, and ends with 0', async () => {
  const world = { ...ledgerlyWorld(), connections: [connection('ledgerly')] };
  const membrane = await startMembrane({ world, delayMs: 400 });
  onTestFinished(() => membrane.close());
  const { child, url, ended } = await start(catalog(), {
    MEMBRANE_TOKEN: membrane.token,
    MEMBRANE_API_URL: membrane.url,
  });
  const call = (): Promise<Response> =>
    fetch(`${url}/mcp/ledgerly`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'ledgerly_list-invoices', arguments: {} },
      }),
    });
  const running = call();
  await expect.poll(() => membrane.requests.length).toBeGreaterThan(0);
  child.kill('SIGTERM');
  expect(await (await running).json()).toMatchObject({ result: { structuredContent: { outcome: 'done' } } });
  expect(await ended).toBe(0);
  await expect(call()).rejects.toThrow('fetch failed');
});

test.each([
  ['an unknown user', 'serve: { users: everyone }', {}, {}, /catalog\.yaml:\d+:\d+: .*none or secondme/],
  ['an unknown key', 'serve:\n  user: none', {}, {}, /catalog\.yaml:\d+:3: .*user/],
  ['a host with a scheme', 'serve: { hosts: ["https://x.example"] }', {}, {}, /without scheme/],
  ['no key to sign with', 'serve: { users: secondme }', {}, {}, /MEMBRANE_WORKSPACE_KEY is not set/],
  [
    'an address of SecondMe that is not safe',
    'serve: { users: secondme }',
    {},
    {
      MEMBRANE_WORKSPACE_KEY: 'k',
      MEMBRANE_WORKSPACE_SECRET: 's',
      SECONDME_API_URL: 'http://x.example/gate',
    },
    /SECONDME_API_URL must be https/,
  ],
  [
    'a token for everybody on the network',
    '',
    { host: '0.0.0.0' },
    { MEMBRANE_TOKEN: 'pat-1234567' },
    /Everybody who reaches 0\.0\.0\.0 could act with MEMBRANE_TOKEN/,
  ],
  ['no catalog', '', { out: 'nowhere' }, {}, /There is no nowhere\/catalog\.json/],
] as const)('%s is refused at start', async (_, settings, flags, env, message) => {
  const context = { cwd: catalog(settings), env, version: '0', stderr: () => {} } as unknown as Context;
  const usual = { out: 'dist', stdio: false, host: '127.0.0.1', port: 0, allowAgentSessions: false };
  await expect(serve(context, { ...usual, ...flags }, AbortSignal.abort())).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(message),
  });
});
