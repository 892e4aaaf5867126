import { decode, createTooLarge } from './decode.ts';
import { systemClock, type Clock } from './clock.ts';
import { TimeoutError, TooLargeError, type Reply } from './exchange.ts';
import { parseJson } from './json.ts';
import { openConnections, type Connections } from './connections.ts';
import { chooseBackoff, createBreaker, readRetryAfter, type Breaker } from './patience.ts';
import { toPlainText } from './plainText.ts';
import { createRedactor, type Redactor } from './token.ts';
import { createTurns, type Turns } from './turns.ts';

/** What a request came to. */
export type RemoteAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The body as JSON, when it says that it is and it is. */
      readonly json: unknown;
      /** What the body says of an error, as one line. */
      readonly text: string;
      /** How long it wants to be left alone, in milliseconds; `null` when it does not say. */
      readonly waitMs: number | null;
    }
  /** No whole answer came; `sent` is false when the request certainly never left. */
  | { readonly kind: 'failed'; readonly sent: boolean; readonly message: string }
  /** It was not even tried, and that would be no different a moment later. */
  | { readonly kind: 'withheld'; readonly message: string };

export type Answered = Extract<RemoteAnswer, { kind: 'answered' }>;

export interface RemoteRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** Goes to this origin only, and shows as `name` wherever an answer repeats it. */
  readonly token: { readonly value: string; readonly name: string };
  /** The body. */
  readonly json?: unknown;
  /** By that moment of the clock an answer is there, or none. */
  readonly until: number;
}

/** Requests to one origin on behalf of many people. Never rejects for the network or an answer. */
export interface Remote {
  /** A request that may be repeated without harm, and is while there is time and it is worth it. */
  readonly ask: (request: RemoteRequest) => Promise<RemoteAnswer>;
  /** A request that is sent once at most. */
  readonly send: (request: RemoteRequest) => Promise<RemoteAnswer>;
  readonly close: () => Promise<void>;
}

export interface RemoteOptions {
  /** What messages call it. */
  readonly name: string;
  /** A checked origin. */
  readonly origin: string;
  /** Requests on the wire at once; the others wait for their turn, as long as they have time. */
  readonly connections: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Bytes that an answer may have (4 MiB). */
  readonly maxBytes?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Numbers in [0, 1) for the jitter. */
  readonly random?: (() => number) | undefined;
}

const TRIES = 3;
/** Somebody waits for the answer: who is to come back later than this is told so. */
const LONGEST_WAIT_MS = 2_000;
const CONNECT_MS = 5_000;

interface Parts {
  readonly options: RemoteOptions;
  readonly pool: Connections;
  readonly breaker: Breaker;
  readonly clock: Clock;
  readonly maxBytes: number;
  readonly width: number;
  readonly turns: Turns;
}

/** Opens connections as they are needed. A remote that is down is left alone for a while, and told so at once. */
export function createRemote(options: RemoteOptions): Remote {
  const { origin, connections, clock = systemClock, maxBytes = 4 * 2 ** 20, random = Math.random } = options;
  const pool = openConnections({ origin, count: connections, timeoutMs: CONNECT_MS, maxBytes, clock });
  const breaker = createBreaker(clock.now, options.name);
  const parts: Parts = {
    options,
    pool,
    breaker,
    clock,
    maxBytes,
    width: connections,
    turns: createTurns(connections, clock),
  };
  const send: Remote['send'] = (request) => sendOnce(request, parts);
  const ask: Remote['ask'] = async (request) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(request);
      const wait = waitBefore(answer, tries, random);
      if (wait === null || tries === TRIES || clock.now() + wait >= request.until) return answer;
      await clock.sleep(wait, new AbortController().signal);
    }
  };
  return { ask, send, close: pool.close };
}

/** What stands before a server that is down answers; 500 may be about one request. */
const IS_DOWN = new Set([502, 503, 504]);

/** How long to wait before the next try; `null`: another would be of no use. */
function waitBefore(answer: RemoteAnswer, tries: number, random: () => number): number | null {
  if (answer.kind === 'withheld') return null;
  if (answer.kind === 'failed') return chooseBackoff(tries, random);
  if (answer.status !== 429 && answer.status < 500) return null;
  if (answer.waitMs === null) return chooseBackoff(tries, random);
  return answer.waitMs <= LONGEST_WAIT_MS ? answer.waitMs : null;
}

async function sendOnce(request: RemoteRequest, parts: Parts): Promise<RemoteAnswer> {
  const { breaker, clock, pool, options, maxBytes, width, turns } = parts;
  const withheld = (message: string): RemoteAnswer => ({ kind: 'withheld', message });
  const left = request.until - clock.now();
  if (left <= 0) return withheld('there was no time left to ask');
  if (!(await turns.enter(left))) return withheld(`too many requests to ${options.name} are under way`);
  try {
    const refusal = breaker.refusal();
    if (refusal !== null) return withheld(refusal);
    const wait = request.until - clock.now();
    const reply = await pool.send(wireRequest(request, options.headers), width, wait);
    const answer = await readAnswer(reply, request, maxBytes, clock.wall());
    if (IS_DOWN.has(answer.status)) breaker.gaveUp(`it answered ${answer.status}`);
    else breaker.answered();
    return answer;
  } catch (error) {
    const failed = failure(error, request, maxBytes);
    // How long a change takes is its own matter; it says nothing about the others.
    if (request.method === 'GET' || !failed.sent) breaker.gaveUp(failed.message);
    return failed;
  } finally {
    turns.leave();
  }
}

function wireRequest({ method, path, token, json }: RemoteRequest, more: RemoteOptions['headers']) {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'skillpress',
    ...more,
    authorization: `Bearer ${token.value}`,
  };
  if (json === undefined) return { method, path, headers };
  return {
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(json)),
  };
}

async function readAnswer(
  reply: Reply,
  { token }: RemoteRequest,
  maxBytes: number,
  wall: number,
): Promise<Answered> {
  const { status, headers } = reply;
  const redact = createRedactor(token.value, token);
  const body = await decode(reply, maxBytes);
  const whole = typeof body === 'string' ? body : redact.text(body.toString('utf8'));
  const isJson = /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/i.test(String(headers['content-type'] ?? ''));
  const parsed = isJson && typeof body !== 'string' ? parseJson(whole) : null;
  // Escaped in JSON, any text can be spelled in thousands of ways.
  const json = parsed?.ok ? redact.value(parsed.value) : undefined;
  return {
    kind: 'answered',
    status,
    json,
    text: messageIn(json, redact),
    waitMs: readRetryAfter(headers['retry-after'], headers['date'], wall),
  };
}

/** Only the message of an error is shown: the rest can carry what was asked. */
function messageIn(json: unknown, redact: Redactor): string {
  const message = typeof json === 'object' && json !== null ? Reflect.get(json, 'message') : undefined;
  return typeof message === 'string' ? toPlainText(redact.text(message)) : '';
}

/** Codes of a connection that never came to be. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function failure(error: unknown, { path }: RemoteRequest, maxBytes: number) {
  const what = path.split('?', 1)[0] ?? path;
  const failed = (sent: boolean, message: string) => ({ kind: 'failed', sent, message }) as const;
  if (error instanceof TooLargeError) return failed(true, `${what} ${createTooLarge(maxBytes)}`);
  if (error instanceof TimeoutError) return failed(true, `${what} did not answer in time`);
  // undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug.
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  return failed(!UNSENT.has(code), `${what} failed: ${code}`);
}
