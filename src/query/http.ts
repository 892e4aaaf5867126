import { Agent, request, type Dispatcher } from 'undici';
import { EXIT, errorText, KnownError, usageError } from '../errors.ts';

/** What a GET came to. */
export type Answer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number | null; readonly message: string };

export interface Http {
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

export interface HttpOptions {
  /** Origin of the API; https, or http on the loopback address. */
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  /** Milliseconds that one try may take, body included. */
  readonly timeoutMs?: number;
  /** Milliseconds to wait; a parameter so that tests need not. */
  readonly sleep?: (ms: number) => Promise<void>;
}

const TRIES = 4;
const BASE_DELAY_MS = 300;
const MAX_DELAY_MS = 20_000;
/** Membrane answers at most 30 MB (docs, managing-membrane/limits). */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A client of one origin: GET only, bearer token, retries with jitter, no redirects. */
export function createHttp(options: HttpOptions): Http {
  const origin = checkOrigin(options.url);
  const token = checkToken(options.token);
  const dispatcher = new Agent({ connections: options.connections });
  const sleep = options.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  const get: Http['get'] = async (path, query) => {
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    for (let attempt = 1; ; attempt += 1) {
      const { answer, retryAfterMs } = await tryOnce(url, token, dispatcher, options.timeoutMs ?? 60_000);
      if (!answer.ok && answer.status === 401) throw refused();
      if (answer.ok || attempt === TRIES || !isRetryable(answer.status)) return answer;
      await sleep(retryAfterMs ?? Math.random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt));
    }
  };
  return { get, close: () => dispatcher.destroy() };
}

interface Try {
  readonly answer: Answer;
  readonly retryAfterMs?: number;
}

async function tryOnce(url: URL, token: string, dispatcher: Dispatcher, timeoutMs: number): Promise<Try> {
  const failed = (status: number | null, message: string): Try => ({ answer: { ok: false, status, message } });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'membrane-api-version': '2025-10-21' };
    const response = await request(url, { dispatcher, headers, signal });
    const text = await readBody(response);
    if (response.statusCode !== 200) {
      const message = `${url.pathname} answered ${response.statusCode}${membraneMessage(text)}`;
      const wait = retryAfter(response.headers['retry-after'], response.headers['date']);
      return wait === null ? failed(response.statusCode, message) : { ...failed(response.statusCode, message), retryAfterMs: wait };
    }
    if (!/\bjson\b/.test(String(response.headers['content-type']))) return failed(200, `${url.pathname} answered ${response.headers['content-type']}, expected JSON`);
    return { answer: { ok: true, body: JSON.parse(text) } };
  } catch (error) {
    if (error instanceof SyntaxError) return failed(200, `${url.pathname} answered what is not JSON`);
    if (signal.aborted) return failed(null, `${url.pathname} did not answer within ${timeoutMs / 1000} s`);
    return failed(null, `${url.pathname} failed: ${causeOf(error)}`);
  }
}

async function readBody(response: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error(`the answer is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isRetryable(status: number | null): boolean {
  return status === null || status === 429 || status >= 500;
}

/** Milliseconds to wait by a Retry-After header: seconds, or an HTTP date relative to the answer's own Date. */
function retryAfter(header: string | string[] | undefined, date: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header) - (typeof date === 'string' ? Date.parse(date) : Date.now());
  return Number.isNaN(until) ? null : Math.max(0, until);
}

/** Only `message` of an error body is shown: `stack`, `logs` and `data` can carry request content. */
function membraneMessage(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
    return message === '' ? '' : `: ${message.replace(/\s+/g, ' ').slice(0, 200)}`;
  } catch {
    return '';
  }
}

/** undici's messages can quote headers; its codes can't. */
function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : errorText(error).slice(0, 100);
}

function checkOrigin(text: string): URL {
  const hint = 'Set MEMBRANE_API_URL to something like https://api.getmembrane.com, or leave it out.';
  if (!URL.canParse(text)) throw usageError('MEMBRANE_API_URL is not a URL', hint);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw usageError('MEMBRANE_API_URL holds a user name or password', hint);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!secure) throw usageError(`MEMBRANE_API_URL must be https, received ${url.protocol}//${url.host}`, hint);
  return url;
}

function checkToken(text: string): string {
  const token = text.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw usageError('MEMBRANE_TOKEN is empty or holds white space or characters that a header cannot carry', 'Copy the token again from the Membrane console, without quotes or line breaks.');
}

function refused(): KnownError {
  return new KnownError(EXIT.upstream, 'Membrane refused the token (401): nothing was changed', {
    hint: 'Set MEMBRANE_TOKEN to a valid token, or build with --frozen from the snapshots.',
  });
}
