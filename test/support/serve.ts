import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/http/clock.ts';
import { createRemote } from '../../src/http/remote.ts';
import { MEMBRANE_HEADERS } from '../../src/membrane/settings.ts';
import { serveHttp, type ServeOptions, type Serving } from '../../src/serve/serveHttp.ts';
import { createOneUser } from '../../src/serve/users/oneUser.ts';
import { createSecondMeUsers } from '../../src/serve/users/secondMeUsers.ts';
import { checkSecondMeUrl } from '../../src/secondme/userInfo.ts';
import { fixture } from './catalogs.ts';
import { action, app, connector } from './membrane/world.ts';
import { startMembrane, type MembraneEmulator, type MembraneOptions } from './membrane/server.ts';
import { startSecondMe, type SecondMeEmulator } from './secondme/server.ts';

/** The workspace that servers of tests sign for. */
export const WORKSPACE = { key: 'ws-key', secret: 'a secret that is long enough to sign with' };

/** A catalog of three apps, as it was built: `ledgerly` with ids and inputs, `palaver` with keys only, `quiet` without actions. */
export const DIST = fixture('basic', 'dist');

const LIST_INVOICES = '65f0000000000000000000a3';
const CREATE_INVOICE = '65f0000000000000000000a1';

/** What Membrane has of that catalog's apps. */
export function ledgerlyWorld() {
  const appUri = 'https://www.ledgerly.example/';
  const input = { type: 'object', properties: { customerId: { type: 'string' }, lines: { type: 'array' } } };
  return {
    apps: [app('ledgerly', { appUri }), app('palaver', { appUri: 'https://palaver.example/' })],
    connectors: [connector('ledgerly'), connector('palaver')],
    actions: [
      action('ledgerly', 'list-invoices', { id: LIST_INVOICES }),
      action('ledgerly', 'create-invoice', {
        id: CREATE_INVOICE,
        config: { request: { method: 'POST' } },
        inputSchema: { ...input, required: ['customerId', 'lines'] },
      }),
      action('palaver', 'list-channels'),
      action('palaver', 'post-message', {
        inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
      }),
    ],
  };
}

/** A running server, what it printed, and how it is called. */
export interface TestServer extends Serving {
  /** Every line so far. */
  readonly printed: string[];
  /** A plain POST of one message. */
  readonly post: (path: string, message: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** A tool's result, by a plain POST; a protocol error throws. */
  readonly call: (
    path: string,
    tool: string,
    args?: object,
    headers?: Record<string, string>,
  ) => Promise<ToolAnswer>;
}

export interface ToolAnswer {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent: Record<string, unknown>;
}

/** A server on a free port that nobody's token is needed for; it ends with the test. */
export async function startServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const printed: string[] = [];
  const nobody = createRemote({ name: 'Membrane', origin: 'http://127.0.0.1:9', connections: 1 });
  const serving = await serveHttp({
    outDir: DIST,
    outLabel: 'dist',
    host: '127.0.0.1',
    port: 0,
    hosts: [],
    users: createOneUser(nobody, null).users,
    callsPerMinute: 100_000,
    agentSessions: false,
    version: '0.0.0',
    clock: systemClock,
    print: (text) => void printed.push(text),
    ...options,
  });
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= serving.stop());
  onTestFinished(stop);
  const post: TestServer['post'] = (path, message, headers = {}) =>
    fetch(`${serving.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      body: typeof message === 'string' ? message : JSON.stringify(message),
    });
  const call: TestServer['call'] = async (path, name, args = {}, headers = {}) => {
    const message = { jsonrpc: '2.0', id: '1', method: 'tools/call', params: { name, arguments: args } };
    const body = (await (await post(path, message, headers)).json()) as { result?: ToolAnswer };
    if (!body.result) throw new Error(JSON.stringify(body));
    return body.result;
  };
  return { ...serving, stop, printed, post, call };
}

/** A server in front of an emulator of Membrane, with the emulator's token for everybody. */
export async function startWithMembrane(
  membrane: MembraneOptions = {},
  options: Partial<ServeOptions> = {},
): Promise<TestServer & { readonly membrane: MembraneEmulator }> {
  const emulator = await startMembrane({ world: ledgerlyWorld(), ...membrane });
  onTestFinished(() => emulator.close());
  const remote = remoteTo(emulator);
  const token = { value: emulator.token, name: 'MEMBRANE_TOKEN' };
  const server = await startServer({ users: createOneUser(remote, token).users, ...options });
  return { ...server, membrane: emulator };
}

/** A server for users of SecondMe, each with a tenant of their own at an emulator of Membrane. */
export async function startWithUsers(
  membrane: MembraneOptions = {},
  options: Partial<ServeOptions> = {},
): Promise<TestServer & { readonly membrane: MembraneEmulator; readonly secondMe: SecondMeEmulator }> {
  const emulator = await startMembrane({
    world: ledgerlyWorld(),
    workspace: WORKSPACE,
    quirks: { userOpens: true },
    ...membrane,
  });
  const secondMe = await startSecondMe();
  onTestFinished(() => emulator.close());
  onTestFinished(() => secondMe.close());
  const remote = remoteTo(emulator);
  const where = checkSecondMeUrl(secondMe.url);
  const users = createSecondMeUsers({ ...where, workspace: WORKSPACE, remote, clock: systemClock });
  const server = await startServer({ users, ...options });
  return { ...server, membrane: emulator, secondMe };
}

function remoteTo({ url }: MembraneEmulator) {
  return createRemote({ name: 'Membrane', origin: url, connections: 64, headers: MEMBRANE_HEADERS });
}

/** The log of the calls so far. */
export function logOf({ printed }: Pick<TestServer, 'printed'>): Record<string, unknown>[] {
  return printed.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

/** The path of a file of that catalog. */
export function distFile(path: string): string {
  return join(DIST, path);
}
