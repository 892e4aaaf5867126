import type { Clock } from './clock.ts';
import { openConnections } from './connections.ts';
import { createTooLarge, decode } from './decode.ts';
import { TimeoutError, TooLargeError, type Reply } from './exchange.ts';
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
  /** What happened, behind the path of the request. */
  readonly problem: string;
  /** Path and problem. */
  readonly message: string;
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
  const { origin, connections, connectMs, maxBytes, clock } = options;
  const pool = openConnections({ origin, count: connections, timeoutMs: connectMs, maxBytes, clock });
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
      return readFailure(error, request, maxBytes);
    }
  };
  return { send, close: pool.close };
}

const COMMON = { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': 'skillpress' };

/** Codes of a connection that never came to be. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function readFailure(error: unknown, { path, timeoutMs }: ClientRequest, maxBytes: number): Failed {
  const what = path.split('?', 1)[0] ?? path;
  const failed = (code: string, problem: string, { sent = true, isFinal = false } = {}): Failed => {
    return { kind: 'failed', sent, code, problem, message: `${what} ${problem}`, isFinal };
  };
  if (error instanceof TooLargeError) return failed('too large', createTooLarge(maxBytes), { isFinal: true });
  if (error instanceof TimeoutError)
    return failed('timeout', `did not answer within ${Math.round(timeoutMs) / 1000} s`);
  // undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug.
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  return failed(code, `failed: ${code}`, { sent: !UNSENT.has(code) });
}

/** A JSON body. */
export function toJsonBody(value: unknown): { readonly type: string; readonly bytes: Uint8Array } {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) };
}
