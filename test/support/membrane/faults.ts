import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** One request that the emulator received. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body of a POST. */
  readonly body: unknown;
  /** Milliseconds since the emulator began, on a monotonic clock. */
  readonly at: number;
  /** 1 for the first request of this method and URL, 2 for the next one. */
  readonly nth: number;
}

/** Faults of the answer's JSON; they change a 200 and leave every other answer alone. */
export type BodyFault =
  /** A list that goes on for ever, its cursors coming round again after `length` pages (1: always the same one). */
  | { kind: 'cursor-loop'; length?: number }
  /** A list that goes on for ever with new cursors and new ids. */
  | { kind: 'endless-pages' }
  /** The first page is empty but has a cursor; the list begins with the second one. */
  | { kind: 'empty-page' }
  /** The first page comes twice. */
  | { kind: 'duplicate-items' }
  /** Sets a field, such as `items.*.name` or `items.0.id`; without a `value` the field is missing. */
  | { kind: 'field'; path: string; value?: unknown }
  /** Own keys `__proto__` and `constructor` in the root object and in every item. */
  | { kind: 'proto-keys' }
  /** Arrays nested `depth` deep at `path` (`deep`). */
  | { kind: 'deep'; depth: number; path?: string }
  /** An integer that a double cannot hold, at `path`. */
  | { kind: 'huge-integer'; path: string; digits?: string };

/** Faults of the answer's bytes. */
export type WireFault =
  /** An error or any other status. `retryAfter` becomes seconds, or an HTTP date by the answer's own `Date`. */
  | {
      kind: 'status';
      status: number;
      body?: unknown;
      headers?: Readonly<Record<string, string>>;
      retryAfter?: { seconds: number; as?: 'seconds' | 'date' };
      skewSeconds?: number;
    }
  /** TCP reset. */
  | { kind: 'reset'; at: 'before-headers' | 'after-headers' | 'mid-body' }
  /** Silence: no byte of an answer at all, or half a body and then nothing. */
  | { kind: 'stall'; at: 'headers' | 'body' }
  /** Slow-loris: the body at one byte every `everyMs`. */
  | { kind: 'drip'; everyMs: number }
  /**
   * Half a body and a clean FIN. Every client notices with `content-length` and `chunked`. With `chunked-close` (chunked
   * and `Connection: close`) the fetch of Node 20 takes it for the whole (its undici lacks pull request 5273); with
   * `close` the end of the connection is the only framing, so no client can notice.
   */
  | { kind: 'truncate'; framing: 'content-length' | 'chunked' | 'chunked-close' | 'close' }
  /** A 200 that is a web page, such as a captive portal's. */
  | { kind: 'html' }
  /** The right JSON with the wrong content type; `null` sends none. */
  | { kind: 'content-type'; value: string | null }
  /** `application/json` that is not JSON. */
  | { kind: 'not-json'; text?: string }
  /** Valid JSON of this size, streamed without a length. */
  | { kind: 'giant'; megabytes: number }
  /** Valid JSON of this size behind `content-encoding: gzip`, about a thousandth of it on the wire. */
  | { kind: 'gzip-bomb'; megabytes: number }
  /** To a path (same origin) or a URL (other origin); without `to`, to itself. */
  | { kind: 'redirect'; to?: string; status?: number }
  /** These bytes in place of an HTTP answer, then FIN. */
  | { kind: 'raw'; bytes: string };

/** A fault that always happens. */
export type PlainFault = BodyFault | WireFault;

/** Each request draws by seed, URL and repetition, so that the order of arrival changes nothing. */
export interface RandomFault {
  kind: 'random';
  probability: number;
  seed: number;
  of: readonly PlainFault[];
}

/** A fault, the requests that it hits (all) and how often (always). The first rule that applies wins. */
export type FaultRule = (PlainFault | RandomFault) & {
  match?: (request: RecordedRequest) => boolean;
  times?: number;
};

/** A number in [0, 1) that depends on nothing but the text. */
function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function drawn(fault: RandomFault, request: RecordedRequest): PlainFault | undefined {
  const name = `${fault.seed} ${request.nth} ${request.method} ${request.url}`;
  if (draw(name) >= fault.probability) return undefined;
  return fault.of[Math.floor(draw(`which ${name}`) * fault.of.length)];
}

/** Answers which fault a request gets; it counts the uses of rules with `times`. */
export function faultPicker(
  rules: readonly FaultRule[],
): (request: RecordedRequest) => PlainFault | undefined {
  const uses = rules.map(() => 0);
  return (request) => {
    for (const [i, rule] of rules.entries()) {
      const used = uses[i] ?? 0;
      if (used >= (rule.times ?? Infinity) || rule.match?.(request) === false) continue;
      const fault = rule.kind === 'random' ? drawn(rule, request) : rule;
      if (!fault) continue;
      uses[i] = used + 1;
      return fault;
    }
    return undefined;
  };
}
