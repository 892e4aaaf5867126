import type { Clock } from './clock.ts';
import { openConnections } from './connections.ts';
import { createTooLarge, decode } from './decode.ts';
import { TimeoutError, TooLargeError, type Reply } from './exchange.ts';
import { isUnsent, readFailureCode, readNetworkFailure, SILENT_FIX, TOO_LARGE } from './networkFailure.ts';
import type { Proxy } from './proxy.ts';
import { pathOf } from './target.ts';
import type { Bearer } from './token.ts';

/** One request as it goes on the wire, sent once. */
export interface ClientRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** `null`: nobody's request. */
  readonly bearer: Bearer | null;
  readonly body?: { readonly type: string; readonly bytes: Uint8Array } | undefined;
  /** For connecting, headers and body together, in milliseconds; waiting for its turn on a connection does not count. */
  readonly timeoutMs: number;
}

/** What one request came to, its body not yet read. */
export type RawAnswer = RawAnswered | Failed;

/** A whole answer, whatever its status, its body not yet read as text or JSON. */
export interface RawAnswered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Reply['headers'];
  /** Without its content encoding; a text says why it cannot be read. */
  readonly body: Buffer | string;
}

/** No whole answer came. */
export interface Failed {
  readonly kind: 'failed';
  /** False when the request certainly never left. */
  readonly sent: boolean;
  /** That of Node.js or undici, such as `ENOTFOUND`; `timeout` or `too large` for our own limits. */
  readonly code: string;
  /** What happened, behind the name of who was asked. */
  readonly problem: string;
  /** The problem behind the host, or behind the path where only this request met it. */
  readonly message: string;
  /** What a person can do about it; `null` for nothing but trying again. */
  readonly fix: string | null;
  /** Another try would fail in the same way. */
  readonly isFinal: boolean;
}

/** Sends requests to one origin, once each. When to try again and how fast to go is left to `remote.ts`, `paced.ts` and `membrane/`. */
export interface Client {
  /** Uses the first `width` connections. Never rejects for the network. */
  readonly send: (request: ClientRequest, width: number) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}

/** The one origin that a client talks to, and its bounds. */
export interface ClientOptions {
  /** A checked origin. */
  readonly origin: string;
  /** What connections go through; directly without it. */
  readonly proxy?: Proxy | null | undefined;
  readonly connections: number;
  /** The longest that connecting may take, in milliseconds. */
  readonly connectMs: number;
  /** Bytes that an answer may have, also once decompressed. */
  readonly maxBytes: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly clock: Clock;
}

/** Opens connections as they are needed. */
export function openClient(options: ClientOptions): Client {
  const { origin, proxy = null, connections, connectMs, maxBytes, clock } = options;
  const pool = openConnections({ origin, proxy, count: connections, timeoutMs: connectMs, maxBytes, clock });
  const { host } = new URL(origin);
  const via = proxy === null ? '' : `(by the proxy ${proxy.host}) `;
  const common = { ...COMMON, ...options.headers };
  const send: Client['send'] = async (request, width) => {
    const { method, path, bearer, body, timeoutMs } = request;
    const headers = {
      ...common,
      ...(bearer && { authorization: `Bearer ${bearer.token}` }),
      ...(body && { 'content-type': body.type }),
    };
    try {
      const reply = await pool.send({ method, path, headers, body: body?.bytes }, width, timeoutMs);
      return {
        kind: 'answered',
        status: reply.status,
        headers: reply.headers,
        body: await decode(reply, maxBytes),
      };
    } catch (error) {
      return readFailure(error, request, { host, via, maxBytes });
    }
  };
  return { send, close: pool.close };
}

const COMMON = { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': 'skillpress' };

function readFailure(
  error: unknown,
  { path, timeoutMs }: ClientRequest,
  { host, via, maxBytes }: { readonly host: string; readonly via: string; readonly maxBytes: number },
): Failed {
  const what = pathOf(path);
  const ofRequest = (code: string, problem: string, isFinal: boolean, fix: string | null): Failed => {
    return { kind: 'failed', sent: true, code, problem, message: `${what} ${problem}`, fix, isFinal };
  };
  if (error instanceof TooLargeError)
    return ofRequest(TOO_LARGE, `answered ${createTooLarge(maxBytes)}`, true, null);
  if (error instanceof TimeoutError)
    return ofRequest('timeout', `did not answer within ${Math.round(timeoutMs) / 1000} s`, false, SILENT_FIX);
  // undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug.
  const code = readFailureCode(error);
  if (code === null) throw error;
  const { problem: met, fix } = readNetworkFailure(code, via !== '');
  const problem = via + met;
  const message = `${host} ${problem}`;
  return { kind: 'failed', sent: !isUnsent(error), code, problem, message, fix, isFinal: false };
}

/** A JSON body. */
export function toJsonBody(value: unknown): { readonly type: string; readonly bytes: Uint8Array } {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) };
}
