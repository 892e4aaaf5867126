import { openClient, type RawAnswered } from '../http/client.ts';
import { systemClock } from '../http/clock.ts';
import type { Proxy } from '../http/proxy.ts';
import { createBearer } from '../http/token.ts';
import { MEMBRANE_HEADERS, MEMBRANE_TOKEN } from './settings.ts';

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
  /** With the code that `Failed` has, such as `ENOTFOUND`. */
  | { readonly kind: 'failed'; readonly code: string };

/** Whom to ask, as whom, and for how long. */
export interface ProbeOptions {
  /** A checked origin, and a checked token that goes there and nowhere else; nobody's request without it. */
  readonly origin: string;
  readonly token: string | null;
  /** What the connection goes through; directly without it. */
  readonly proxy?: Proxy | null | undefined;
  /** Milliseconds from looking the name up to the last byte. */
  readonly timeoutMs: number;
}

const TARGET = '/search?q=a&limit=1';
const MAX_BYTES = 4 * 2 ** 20;

/** Asks Membrane one cheap question, to see whether it can be asked at all. Never rejects for a failure of the network. */
export async function probe({ origin, proxy, token, timeoutMs }: ProbeOptions): Promise<Probe> {
  const bearer = token === null ? null : createBearer({ value: token, name: MEMBRANE_TOKEN.name });
  const client = openClient({
    origin,
    proxy,
    connections: 1,
    connectMs: timeoutMs,
    maxBytes: MAX_BYTES,
    headers: MEMBRANE_HEADERS,
    clock: systemClock,
  });
  const startedAt = systemClock.now();
  try {
    const answer = await client.send({ method: 'GET', path: TARGET, bearer, timeoutMs }, 1);
    if (answer.kind === 'answered') return answered(answer, systemClock.now() - startedAt);
    return answer.code === 'timeout' ? { kind: 'timeout' } : { kind: 'failed', code: answer.code };
  } finally {
    await client.close();
  }
}

function answered({ status, headers }: RawAnswered, tookMs: number): Probe {
  const one = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const contentType = one('content-type') ?? '';
  return { kind: 'answered', status, contentType, date: one('date'), retryAfter: one('retry-after'), tookMs };
}
