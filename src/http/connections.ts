import { Client } from 'undici';
import type { Clock } from './clock.ts';
import { exchange, TimeoutError, type Reply, type ExchangeRequest } from './exchange.ts';

/** How many requests a connection is given at once: one on the wire, and one that follows without a turn of the loop. */
export const REQUESTS_PER_CONNECTION = 2;

/** A bounded number of connections to one origin. */
export interface Connections {
  /**
   * Sends a request once, on the least busy of the first `width` connections. `timeoutMs` is for connecting, headers and body
   * together; the time that it waits for its turn does not count. Rejects for whatever kept it from a whole answer.
   */
  readonly send: (request: ExchangeRequest, width: number, timeoutMs: number) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

/** The one origin that connections lead to, and their bounds. */
export interface ConnectionOptions {
  readonly origin: string;
  readonly count: number;
  /** The longest that connecting may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
}

interface OpenConnection {
  client: Client;
  load: number;
  /** Settles when the request before has left the connection. */
  last: Promise<unknown>;
}

/**
 * One client for each connection, with a second request waiting behind the one on the wire: undici's `Pool` re-uses a
 * socket only after two turns of the event loop, which costs 5 % of a refresh (measured: docs/performance.md).
 */
export function openConnections(options: ConnectionOptions): Connections {
  const { origin, timeoutMs } = options;
  // The one deadline is ours; undici's own are either off or as long.
  const settings: Client.Options = { connect: { timeout: timeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  const open = (): Client => new Client(origin, settings);
  const pool = Array.from({ length: options.count }, (): OpenConnection => ({
    client: open(),
    load: 0,
    last: Promise.resolve(),
  }));
  const send: Connections['send'] = async (request, width, timeoutMs) => {
    const connection = leastBusy(pool, width);
    connection.load += 1;
    try {
      return await sendOn(connection, request, { ...options, timeoutMs }, open);
    } finally {
      connection.load -= 1;
    }
  };
  return { send, close: async () => void (await Promise.all(pool.map(({ client }) => client.destroy()))) };
}

function sendOn(
  connection: OpenConnection,
  request: ExchangeRequest,
  options: ConnectionOptions,
  open: () => Client,
): Promise<Reply> {
  const { maxBytes, timeoutMs, clock } = options;
  const { client } = connection;
  const { reply, abort } = exchange(client, request, maxBytes);
  const expire = (): void => {
    const reason = new TimeoutError();
    if (abort(reason) || client.destroyed) return;
    // It has no connection yet, and only the whole client can be told to stop connecting.
    void client.destroy(reason);
    connection.client = open();
  };
  let settled = false;
  let callOff = (): void => {};
  void connection.last.then(() => {
    if (!settled) callOff = clock.after(timeoutMs, expire);
  });
  connection.last = reply.then(settle, settle);
  function settle(): void {
    settled = true;
    callOff();
  }
  return reply;
}

function leastBusy(pool: readonly OpenConnection[], width: number): OpenConnection {
  let [best] = pool;
  for (const connection of pool.slice(0, width)) if (!best || connection.load < best.load) best = connection;
  if (!best) throw new RangeError('a client needs at least one connection');
  return best;
}
