import { request } from 'undici';
import { parseJson } from '../../http/json.ts';
import { readFailureCode, readNetworkFailure } from '../../http/networkFailure.ts';
import type { Proxy } from '../../http/proxy.ts';
import type { Bearer } from '../../http/token.ts';
import { openTunnels } from '../../http/tunnel.ts';

/** What one message to an endpoint came to. */
export type Posted =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The answer to our message, out of JSON or of a stream; absent when there is none. */
      readonly message: unknown;
      /** What it is instead, in words. */
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

/**
 * Sends one message and reads its answer, from JSON or from an event stream, which may stay open behind it. Follows no redirect: the
 * token is for this address. An answer that is a web page is told as such.
 */
export async function postMessage(
  message: { readonly id?: string | undefined },
  headers: Readonly<Record<string, string>>,
  { url, bearer, proxy, signal }: PostOptions,
): Promise<Posted> {
  const dispatcher = proxy === null ? undefined : openTunnels(proxy);
  try {
    const answer = await request(url, {
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
    const type = String(answer.headers['content-type'] ?? '');
    const session = answer.headers['mcp-session-id'];
    const found = await readAnswer(answer.body, type, message.id);
    return {
      kind: 'answered',
      status: answer.statusCode,
      ...found,
      // What it repeats of the token goes into no message.
      message: found.message === undefined || !bearer ? found.message : bearer.redact.value(found.message),
      session: typeof session === 'string' ? session : null,
    };
  } catch (error) {
    const code = readFailureCode(error);
    if (signal.aborted) return { kind: 'failed', problem: 'it did not answer in time' };
    return {
      kind: 'failed',
      problem: code === null ? 'no connection' : `it ${readNetworkFailure(code, proxy !== null).problem}`,
    };
  } finally {
    await dispatcher?.destroy();
  }
}

type Read = Pick<Extract<Posted, { kind: 'answered' }>, 'message' | 'problem'>;

async function readAnswer(
  body: AsyncIterable<Uint8Array>,
  type: string,
  id: string | undefined,
): Promise<Read> {
  const isStream = type.startsWith('text/event-stream');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) return { message: undefined, problem: `more than ${MOST_BYTES} bytes` };
    chunks.push(chunk);
    const found = isStream ? inStream(textOf(chunks), id) : undefined;
    if (found !== undefined) return { message: found, problem: null };
  }
  const text = textOf(chunks);
  if (isStream) return { message: undefined, problem: 'a stream without an answer' };
  if (/^\s*</.test(text)) return { message: undefined, problem: 'a web page' };
  const parsed = parseJson(text);
  return parsed.ok
    ? { message: parsed.value, problem: null }
    : { message: undefined, problem: text === '' ? 'nothing' : `what is ${parsed.problem}` };
}

function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

/** The answer with our id among the events that are whole (WHATWG HTML, "Server-sent events"). */
function inStream(text: string, id: string | undefined): unknown {
  const events = text.split(/\r?\n\r?\n/).slice(0, -1);
  for (const event of events) {
    const data = event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).replace(/^ /, ''))
      .join('\n');
    const parsed = parseJson(data);
    if (parsed.ok && Object(parsed.value)['id'] === id) return parsed.value;
  }
  return undefined;
}
