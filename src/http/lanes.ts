import { Client } from 'undici';
import type { Clock } from './clock.ts';
import { exchange, TimeoutError, type Reply, type Request } from './exchange.ts';

/** How many requests a connection is given at once: one on the wire, and one that follows without a turn of the loop. */
export const REQUESTS_PER_LANE = 2;

/** A bounded number of connections to one origin. */
export interface Lanes {
  /**
   * Sends a request once, on the least busy of the first `width` connections. `timeoutMs` is for connecting, headers and body
   * together; the time that it waits for its turn does not count. Rejects for whatever kept it from a whole answer.
   */
  readonly send: (request: Request, width: number, timeoutMs: number) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

export interface LaneOptions {
  readonly origin: string;
  readonly count: number;
  /** The longest that connecting may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
}

interface Lane {
  client: Client;
  load: number;
  /** Settles when the request before has left the connection. */
  last: Promise<unknown>;
}

/**
 * One client for each connection, with a second request waiting behind the one on the wire: undici's `Pool` re-uses a
 * socket only after two turns of the event loop, which costs 5 % of a refresh (measured: docs/performance.md).
 */
export function createLanes(options: LaneOptions): Lanes {
  const { origin, timeoutMs } = options;
  // The one deadline is ours; undici's own are either off or as long.
  const settings: Client.Options = { connect: { timeout: timeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  const open = (): Client => new Client(origin, settings);
  const lanes = Array.from({ length: options.count }, (): Lane => ({
    client: open(),
    load: 0,
    last: Promise.resolve(),
  }));
  const send: Lanes['send'] = async (request, width, timeoutMs) => {
    const lane = leastBusy(lanes, width);
    lane.load += 1;
    try {
      return await sendOn(lane, request, { ...options, timeoutMs }, open);
    } finally {
      lane.load -= 1;
    }
  };
  return { send, close: async () => void (await Promise.all(lanes.map(({ client }) => client.destroy()))) };
}

function sendOn(lane: Lane, request: Request, options: LaneOptions, open: () => Client): Promise<Reply> {
  const { maxBytes, timeoutMs, clock } = options;
  const { client } = lane;
  const { reply, abort } = exchange(client, request, maxBytes);
  const expire = (): void => {
    const reason = new TimeoutError();
    if (abort(reason) || client.destroyed) return;
    // It has no connection yet, and only the whole client can be told to stop connecting.
    void client.destroy(reason);
    lane.client = open();
  };
  let settled = false;
  let callOff = (): void => {};
  void lane.last.then(() => {
    if (!settled) callOff = clock.after(timeoutMs, expire);
  });
  lane.last = reply.then(settle, settle);
  function settle(): void {
    settled = true;
    callOff();
  }
  return reply;
}

function leastBusy(lanes: readonly Lane[], width: number): Lane {
  let [best] = lanes;
  for (const lane of lanes.slice(0, width)) if (!best || lane.load < best.load) best = lane;
  if (!best) throw new RangeError('a client needs at least one connection');
  return best;
}
