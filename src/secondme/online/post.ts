import { request, type Dispatcher } from 'undici';
import { createTooLarge } from '../../http/decode.ts';
import { TooLargeError } from '../../http/exchange.ts';
import { parseJson } from '../../http/json.ts';
import { readFailureCode, readNetworkFailure } from '../../http/networkFailure.ts';
import type { Proxy } from '../../http/proxy.ts';
import type { Bearer } from '../../http/token.ts';
import { openTunnels } from '../../http/tunnel.ts';
import { readEvents } from './readEvents.ts';

/** What one message to an endpoint came to. */
export type Posted =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The answer to our message, out of JSON or of a stream; `undefined` when there is none. */
      readonly message: unknown;
      /** What came in place of an answer, in words; `null` when one came, or none was asked for. */
      readonly problem: string | null;
      readonly session: string | null;
    }
  | { readonly kind: 'failed'; readonly problem: string };

/** Where a message goes, as whom, and who stops it. */
export interface PostOptions {
  /** The endpoint. */
  readonly url: string;
  readonly bearer: Bearer | null;
  /** What the connection goes through. */
  readonly proxy: Proxy | null;
  readonly signal: AbortSignal;
}

const MOST_BYTES = 4 * 2 ** 20;

/** A message of JSON-RPC; one without an id is a notification, which has no answer. */
export interface Message {
  readonly id?: string | undefined;
}

/**
 * Sends one message and reads its answer, from JSON or from an event stream, which may stay open behind it. Follows no redirect: the
 * token is for this address. An answer that is a web page is told as such. Throws an error that is no failure of the network.
 */
export async function postMessage(
  message: Message,
  headers: Readonly<Record<string, string>>,
  options: PostOptions,
): Promise<Posted> {
  const { bearer, proxy, signal } = options;
  const dispatcher = proxy === null ? undefined : openTunnels(proxy);
  try {
    const answer = await send(message, headers, options, dispatcher);
    const session = answer.headers['mcp-session-id'];
    const found = await readAnswer(answer, message.id);
    return {
      kind: 'answered',
      status: answer.statusCode,
      ...found,
      // What it repeats of the token goes into no message.
      message: found.message === undefined || !bearer ? found.message : bearer.redact.value(found.message),
      session: typeof session === 'string' ? session : null,
    };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', problem: 'it did not answer in time' };
    const code = readFailureCode(error);
    if (code === null) throw error;
    return { kind: 'failed', problem: `it ${readNetworkFailure(code, proxy !== null).problem}` };
  } finally {
    await dispatcher?.destroy();
  }
}

function send(
  message: Message,
  headers: Readonly<Record<string, string>>,
  { url, bearer, signal }: PostOptions,
  dispatcher: Dispatcher | undefined,
): Promise<Dispatcher.ResponseData> {
  return request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'user-agent': 'skillpress',
      ...headers,
      ...(bearer && { authorization: `Bearer ${bearer.token}` }),
    },
    body: JSON.stringify(message),
    signal,
    ...(dispatcher && { dispatcher }),
  });
}

type Read = Pick<Extract<Posted, { kind: 'answered' }>, 'message' | 'problem'>;

async function readAnswer({ headers, body }: Dispatcher.ResponseData, id: string | undefined): Promise<Read> {
  if (id === undefined) {
    // Whatever comes is not for us, and a stream may never end. It ends with an error, which nobody waits for.
    body.on('error', () => {}).destroy();
    return { message: undefined, problem: null };
  }
  const isStream = /^text\/event-stream\b/i.test(String(headers['content-type'] ?? ''));
  try {
    return await (isStream ? findAnswer(capped(body), id) : readJson(capped(body)));
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    return { message: undefined, problem: createTooLarge(MOST_BYTES) };
  }
}

/** The same bytes. Throws a `TooLargeError` where there are more than are read. */
async function* capped(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new TooLargeError();
    yield chunk;
  }
}

/** The answer with our id among the events of a stream. */
async function findAnswer(body: AsyncIterable<Uint8Array>, id: string): Promise<Read> {
  for await (const data of readEvents(body)) {
    const parsed = parseJson(data);
    if (parsed.ok && Object(parsed.value)['id'] === id) return { message: parsed.value, problem: null };
  }
  return { message: undefined, problem: 'a stream without an answer' };
}

async function readJson(body: AsyncIterable<Uint8Array>): Promise<Read> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (/^\s*</.test(text)) return { message: undefined, problem: 'a web page' };
  const parsed = parseJson(text);
  return parsed.ok
    ? { message: parsed.value, problem: null }
    : { message: undefined, problem: text === '' ? 'nothing' : `what is ${parsed.problem}` };
}
