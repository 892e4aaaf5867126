import { decode, createTooLarge } from '../../http/decode.ts';
import { type Clock } from '../../http/clock.ts';
import { TimeoutError, TooLargeError, type Reply, type Request } from '../../http/exchange.ts';
import { parseJson } from '../../http/json.ts';
import { openConnections } from '../../http/connections.ts';
import { createPace } from '../../http/pace.ts';
import { chooseBackoff, readRetryAfter } from '../../http/patience.ts';
import { toPlainText } from '../../http/plainText.ts';
import { createRedactor, type Redactor } from '../../http/token.ts';

/** What a request came to. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The body as JSON, when it says that it is and it is. */
      readonly json: unknown;
      /** The body as one line of text, for a message. */
      readonly text: string;
      /** How long the registry wants to be left alone, in milliseconds; `null` when it does not say. */
      readonly waitMs: number | null;
    }
  /** `sent` is false when it certainly never left. */
  | { readonly kind: 'failed'; readonly sent: boolean; readonly message: string };

/** Requests to one origin. Never rejects for the network or an answer. */
export interface Wire {
  /** A request that may be repeated without harm, and is as often as it is worth it. */
  readonly ask: (request: Ask) => Promise<Answer>;
  /**
   * A request that is sent once. `before` is asked when it is its turn; when it answers false, nothing is sent and `null` is
   * the answer. Only what is certainly not carried out (too many requests) is sent again, asking again.
   */
  readonly send: (request: Ask, before: () => boolean) => Promise<Answer | null>;
  readonly close: () => Promise<void>;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly body?: { readonly type: string; readonly bytes: Uint8Array };
  /** For connecting, headers and body together, in milliseconds. */
  readonly timeoutMs: number;
}

export interface WireOptions {
  /** A checked origin, and a checked token that goes there and nowhere else; nobody's requests without it. */
  readonly origin: string;
  readonly token: string | null;
  readonly connections: number;
  readonly clock: Clock;
  /** Numbers in [0, 1) for the jitter. */
  readonly random: () => number;
  /** Ends the waiting between tries. */
  readonly signal: AbortSignal;
}

const TRIES = 4;
const THROTTLES = 6;
/** ClawHub counts requests in windows of 60 s (convex/lib/httpRateLimit.ts); who wants more wants us gone. */
const LONGEST_WAIT_MS = 90_000;
const MAX_BYTES = 4 * 2 ** 20;
const TOKEN_NAME = { name: 'CLAWHUB_TOKEN' };

/** Opens connections as they are needed. */
export function createWire(options: WireOptions): Wire {
  const { origin, token, connections, clock, random, signal } = options;
  const pool = openConnections({ origin, count: connections, timeoutMs: 30_000, maxBytes: MAX_BYTES, clock });
  const pace = createPace(connections, clock, random, signal);
  const redact: Redact = token === null ? NO_SECRET : createRedactor(token, TOKEN_NAME);
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'skillpress',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const once = async (ask: Ask, before: () => boolean): Promise<Answer | null> => {
    await pace.enter();
    const sentAt = clock.now();
    try {
      if (!before()) return null;
      const reply = await pool.send(requestOf(ask, headers), pace.width(), ask.timeoutMs);
      const answer = await answerOf(reply, redact, clock.wall());
      if (isThrottle(answer) && mayWait(answer.waitMs)) pace.throttled(sentAt, answer.waitMs);
      else if (answer.status < 429) pace.answered();
      return answer;
    } catch (error) {
      return failure(error, ask);
    } finally {
      pace.leave();
    }
  };
  const send: Wire['send'] = async (ask, before) => {
    for (let throttles = 1; ; throttles += 1) {
      const answer = await once(ask, before);
      const again = answer?.kind === 'answered' && isThrottle(answer) && mayWait(answer.waitMs);
      if (!again || throttles === THROTTLES || signal.aborted) return answer;
    }
  };
  const ask: Wire['ask'] = async (request) => {
    for (let tries = 1; ; tries += 1) {
      const answer = (await send(request, () => true)) ?? interrupted();
      if (!isPassing(answer) || tries === TRIES || signal.aborted) return answer;
      await clock.sleep(chooseBackoff(tries, random), signal);
    }
  };
  return { ask, send, close: pool.close };
}

type Redact = Pick<Redactor, 'text' | 'value'>;
const NO_SECRET: Redact = { text: (text) => text, value: (value) => value };

type Answered = Extract<Answer, { kind: 'answered' }>;

function requestOf({ method, path, body }: Ask, headers: Record<string, string>): Request {
  if (!body) return { method, path, headers };
  return { method, path, headers: { ...headers, 'content-type': body.type }, body: body.bytes };
}

async function answerOf(reply: Reply, redact: Redact, wall: number): Promise<Answered> {
  const { status, headers } = reply;
  const body = await decode(reply, MAX_BYTES);
  const whole = typeof body === 'string' ? body : redact.text(body.toString('utf8'));
  const isJson = /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/i.test(String(headers['content-type'] ?? ''));
  const parsed = isJson && typeof body !== 'string' ? parseJson(whole) : null;
  // Escaped in JSON, any text can be spelled in thousands of ways.
  const json = parsed?.ok ? redact.value(parsed.value) : undefined;
  const waitMs =
    readRetryAfter(headers['retry-after'], headers['date'], wall) ??
    (status === 429 ? readRetryAfter(headers['ratelimit-reset'], undefined, wall) : null);
  // A page for people says nothing that fits a message.
  const text = /^\s*</.test(whole) ? '' : toPlainText(whole);
  return { kind: 'answered', status, json, text: messageIn(json) ?? text, waitMs };
}

/** Errors are plain text, or JSON with a message. */
function messageIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  for (const key of ['message', 'error'] as const) {
    const text: unknown = key in json ? Reflect.get(json, key) : null;
    if (typeof text === 'string' && text !== '') return toPlainText(text);
  }
  return null;
}

/** Too many requests: refused before anything was carried out (convex/lib/httpRateLimit.ts). */
export function isThrottle({ status, text }: Pick<Answered, 'status' | 'text'>): boolean {
  return status === 429 || (status === 503 && /rate limit temporarily unavailable/i.test(text));
}

function mayWait(waitMs: number | null): boolean {
  return waitMs === null || waitMs <= LONGEST_WAIT_MS;
}

/** What may be another answer the next time. */
function isPassing(answer: Answer): boolean {
  return answer.kind === 'failed' ? true : answer.status >= 500 && !isThrottle(answer);
}

function interrupted(): Answer {
  return { kind: 'failed', sent: false, message: 'the run was interrupted' };
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

function failure(error: unknown, { path, timeoutMs }: Ask): Answer {
  const what = path.split('?', 1)[0] ?? path;
  if (error instanceof TooLargeError)
    return { kind: 'failed', sent: true, message: `${what} ${createTooLarge(MAX_BYTES)}` };
  if (error instanceof TimeoutError)
    return { kind: 'failed', sent: true, message: `${what} did not answer within ${timeoutMs / 1000} s` };
  // undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug.
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  return { kind: 'failed', sent: !UNSENT.has(code), message: `${what} failed: ${code}` };
}
