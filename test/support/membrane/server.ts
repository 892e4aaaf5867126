import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Call, Quirks, State } from './call.ts';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { jwtVerify } from 'jose';
import type { WorkspaceKey } from '../../../src/membrane/tenantToken.ts';
import { bodyText } from './bodyFaults.ts';
import { openConnectionRequest } from './connectionRequests.ts';
import { openConnection } from './ensure.ts';
import { ApiError, errorBody } from './errors.ts';
import { faultPicker, type FaultRule, type RecordedRequest } from './faults.ts';
import { answerOf } from './routes.ts';
import { sendAnswer, sendFaulty, sendWhole, type Answer } from './wireFaults.ts';
import type { World } from './elements.ts';
import { fakeJwt, tenantIdOf } from './ids.ts';
import { world as worldOf } from './worlds.ts';

/** What `startMembrane` can be told; everything has a default. */
export interface MembraneOptions {
  world?: Partial<World>;
  /** The one bearer token that is accepted; `fakeJwt()` unless told. */
  token?: string;
  /** Also accepted: tokens of this workspace's tenants, each of which sees its own connections only. */
  workspace?: WorkspaceKey;
  /** How long every answer takes, in milliseconds. */
  delayMs?: number;
  quirks?: Partial<Quirks>;
  faults?: readonly FaultRule[];
}

/** A running emulator. */
export interface MembraneEmulator {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Requests not yet answered or dropped, now and at most. */
  readonly inFlight: { readonly now: number; readonly peak: number };
  /** The data that the answers come from; a change shows in the next answer. */
  readonly world: World;
  /** What POST requests made. */
  readonly state: State;
  /** Replaces all rules and starts their counts anew. */
  setFaults(faults: readonly FaultRule[]): void;
  /** Stops at once, whatever is still open or being sent. */
  close(): Promise<void>;
}

const QUIRKS: Quirks = {
  pascalCaseElementType: false,
  catalogKeys: false,
  requireParameters: false,
  pageSize: Infinity,
  pollsUntilDone: 1,
  userOpens: false,
  clockSkewSeconds: 0,
};

/** Starts an emulator of the Membrane API on a free port of 127.0.0.1. */
export async function startMembrane(options: MembraneOptions = {}): Promise<MembraneEmulator> {
  const { token = fakeJwt(), workspace, delayMs = 0, faults = [] } = options;
  const quirks = { ...QUIRKS, ...options.quirks };
  const world = worldOf(options.world);
  const state: State = { connectionRequests: new Map(), sessions: new Map(), ensured: new Map(), runs: [] };
  const requests: RecordedRequest[] = [];
  const inFlight = { now: 0, peak: 0 };
  const sockets = new Set<Socket>();
  const record = recorder(requests);
  const closing = new AbortController();
  let pick = faultPicker(faults);
  let baseUrl = '';

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    inFlight.peak = Math.max(inFlight.peak, ++inFlight.now);
    res.once('close', () => (inFlight.now -= 1));
    const request = record(req, await bodyOf(req));
    const fault = pick(request);
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing.signal });
    const tenantId = await tenantOf(request, token, workspace);
    const connections = world.connections.filter((each) => each.tenantId === tenantId);
    const answer = answerTo(request, {
      tenantId,
      fault,
      quirks,
      call: { ...request, world: { ...world, connections }, everything: world, state, quirks, baseUrl },
    });
    if (!fault || !sendFaulty(res, answer, fault)) sendAnswer(res, answer);
  }

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => {
      // Otherwise the client went away or the emulator closes, and nobody is left to be answered.
      const bug = !closing.signal.aborted && !res.headersSent;
      if (bug) sendWhole(res, 500, JSON.stringify(errorBody(500, `Emulator: ${String(error)}`)), {});
      else res.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: baseUrl,
    token,
    requests,
    inFlight,
    world,
    state,
    setFaults: (rules) => (pick = faultPicker(rules)),
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Appends to the list; counts repetitions of a method and URL. */
function recorder(requests: RecordedRequest[]): (req: IncomingMessage, body: string) => RecordedRequest {
  const began = performance.now();
  const seen = new Map<string, number>();
  return (req, text) => {
    const { method = 'GET', url = '/', headers } = req;
    const { pathname: path, searchParams } = new URL(`http://emulator${url}`);
    const nth = (seen.get(`${method} ${url}`) ?? 0) + 1;
    seen.set(`${method} ${url}`, nth);
    const query = Object.fromEntries(searchParams);
    const request = {
      method,
      url,
      path,
      query,
      headers,
      body: parsed(text),
      at: performance.now() - began,
      nth,
    };
    requests.push(request);
    return request;
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a user opens to connect an app; it needs no token. */
const PAGE = '/screens/connections';

function opened(call: Context['call']): object {
  if (!openConnection(call)) openConnectionRequest(call);
  return { opened: true };
}

function answeredTo(tenantId: string | null, request: RecordedRequest, call: Context['call']): unknown {
  if (tenantId === null) throw new ApiError(401, 'Not authenticated');
  return answerOf(request.method, request.path, { ...call, tenantId });
}

/** The tenant that a token stands for; `null` when it is none of ours. */
async function tenantOf(
  { headers }: RecordedRequest,
  token: string,
  workspace: WorkspaceKey | undefined,
): Promise<string | null> {
  const [, sent = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (sent === token) return tenantIdOf('emulated-tenant');
  if (!workspace) return null;
  try {
    const { payload } = await jwtVerify(sent, new TextEncoder().encode(workspace.secret), {
      algorithms: ['HS256', 'HS512'],
      requiredClaims: ['exp', 'tenantKey'],
    });
    return payload['workspaceKey'] === workspace.key ? tenantIdOf(String(payload['tenantKey'])) : null;
  } catch {
    return null;
  }
}

interface Context {
  readonly tenantId: string | null;
  readonly fault: ReturnType<ReturnType<typeof faultPicker>>;
  readonly quirks: Quirks;
  readonly call: Omit<Call, 'selector' | 'tenantId'>;
}

/** What the API answers, with the body already changed by a fault of the body. */
function answerTo(request: RecordedRequest, { tenantId, fault, quirks, call }: Context): Answer {
  const { clockSkewSeconds: skew } = quirks;
  const headers: Record<string, string> = skew
    ? { date: new Date(Date.now() + skew * 1000).toUTCString() }
    : {};
  try {
    const body = request.path === PAGE ? opened(call) : answeredTo(tenantId, request, call);
    return { status: 200, text: bodyText(body, fault, request), headers, target: request.url };
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 500;
    return {
      status,
      text: JSON.stringify(errorBody(status, String((error as Error).message))),
      headers,
      target: request.url,
    };
  }
}
