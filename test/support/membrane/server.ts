import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyText } from './bodyFaults.ts';
import { ApiError, errorBody } from './errors.ts';
import { faultPicker, type FaultRule, type RecordedRequest } from './faults.ts';
import { answerOf, type Call, type Quirks, type State } from './routes.ts';
import { sendAnswer, sendFaulty, sendWhole, type Answer } from './wireFaults.ts';
import type { World } from './elements.ts';
import { fakeJwt } from './ids.ts';
import { world as worldOf } from './worlds.ts';

/** What `startMembrane` can be told; everything has a default. */
export interface MembraneOptions {
  world?: Partial<World>;
  /** The one bearer token that is accepted; `fakeJwt()` unless told. */
  token?: string;
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
  clockSkewSeconds: 0,
};

/** Starts an emulator of the Membrane API on a free port of 127.0.0.1. */
export async function startMembrane(options: MembraneOptions = {}): Promise<MembraneEmulator> {
  const { token = fakeJwt(), delayMs = 0, faults = [] } = options;
  const quirks = { ...QUIRKS, ...options.quirks };
  const world = worldOf(options.world);
  const state: State = { connectionRequests: new Map(), sessions: new Map(), runs: [] };
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
    const answer = answerTo(request, {
      token,
      fault,
      quirks,
      call: { ...request, world, state, quirks, baseUrl },
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

interface Context {
  readonly token: string;
  readonly fault: ReturnType<ReturnType<typeof faultPicker>>;
  readonly quirks: Quirks;
  readonly call: Omit<Call, 'selector'>;
}

/** What the API answers, with the body already changed by a fault of the body. */
function answerTo(request: RecordedRequest, { token, fault, quirks, call }: Context): Answer {
  const { clockSkewSeconds: skew } = quirks;
  const headers: Record<string, string> = skew
    ? { date: new Date(Date.now() + skew * 1000).toUTCString() }
    : {};
  try {
    if (request.headers.authorization !== `Bearer ${token}`) throw new ApiError(401, 'Not authenticated');
    const body = answerOf(request.method, request.path, call);
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
