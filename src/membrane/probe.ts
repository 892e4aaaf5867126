import { Client } from 'undici';
import { systemClock, type Clock } from '../http/clock.ts';
import { exchange, TimeoutError, TooLargeError, type Reply } from '../http/exchange.ts';
import { addHeaders } from './sender.ts';

/** What came of one request that nobody repeats. */
export type Probe =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly contentType: string;
      /** The `Date` and `Retry-After` headers as they came. */
      readonly date: string | null;
      readonly retryAfter: string | null;
      readonly tookMs: number;
    }
  | { readonly kind: 'timeout' }
  /** With the code of Node.js or undici, such as `ENOTFOUND`. */
  | { readonly kind: 'failed'; readonly code: string };

export interface ProbeOptions {
  /** A checked origin, and a checked token that goes there and nowhere else; nobody's request without it. */
  readonly origin: string;
  readonly token: string | null;
  /** Milliseconds from looking the name up to the last byte. */
  readonly timeoutMs: number;
  readonly clock?: Clock | undefined;
}

const TARGET = '/search?q=a&limit=1';
const MAX_BYTES = 4 * 2 ** 20;

/** Asks Membrane one cheap question, to see whether it can be asked at all. Never rejects for a failure of the network. */
export async function probe({ origin, token, timeoutMs, clock = systemClock }: ProbeOptions): Promise<Probe> {
  const { authorization, ...anonymous } = addHeaders(token ?? '');
  const headers = token === null || authorization === undefined ? anonymous : { ...anonymous, authorization };
  const client = new Client(origin, { connect: { timeout: 0 }, headersTimeout: 0, bodyTimeout: 0 });
  const startedAt = clock.now();
  const { reply, abort } = exchange(client, { path: TARGET, method: 'GET', headers }, MAX_BYTES);
  const callOff = clock.after(timeoutMs, () => {
    const reason = new TimeoutError();
    // Before it has a connection only the whole client can be told to stop.
    if (!abort(reason)) void client.destroy(reason);
  });
  try {
    return answered(await reply, clock.now() - startedAt);
  } catch (error) {
    return failed(error);
  } finally {
    callOff();
    await client.destroy();
  }
}

function answered({ status, headers }: Reply, tookMs: number): Probe {
  const one = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const contentType = one('content-type') ?? '';
  return { kind: 'answered', status, contentType, date: one('date'), retryAfter: one('retry-after'), tookMs };
}

function failed(error: unknown): Probe {
  if (error instanceof TimeoutError) return { kind: 'timeout' };
  if (error instanceof TooLargeError) return { kind: 'failed', code: 'too large an answer' };
  // undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug.
  if (error instanceof Error && 'code' in error) return { kind: 'failed', code: String(error.code) };
  throw error;
}
