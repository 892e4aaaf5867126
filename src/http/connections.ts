import { Client, type ProxyAgent } from 'undici';
import type { Clock } from './clock.ts';
import { exchange, TimeoutError, type Reply, type ExchangeRequest } from './exchange.ts';
import type { Proxy } from './proxy.ts';
import { openTunnels } from './tunnel.ts';

/** How many requests a connection is given at once: one on the wire, and one that follows without a turn of the loop. */
export const REQUESTS_PER_CONNECTION = 2;

/** A bounded number of connections to one origin. */
export interface Connections {
  /**
   * Sends a request once, on the least busy of the first `width` connections. `timeoutMs` is for connecting, headers and body
   * together; the time that it waits for its turn does not count. Rejects for whatever kept it from a whole answer.
   */
  readonly send: (
    request: Omit<ExchangeRequest, 'origin'>,
    width: number,
    timeoutMs: number,
  ) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

/** The one origin that connections lead to, and their bounds. */
export interface ConnectionOptions {
  readonly origin: string;
  /** What connections go through; directly for `null`. */
  readonly proxy: Proxy | null;
  readonly count: number;
  /** The longest that connecting may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
}

interface OpenConnection {
  client: Client | ProxyAgent;
  load: number;
  /** Settles when the request before has left the connection. */
  last: Promise<unknown>;
}

/**
 * One client for each connection, with a second request waiting behind the one on the wire: undici's `Pool` re-uses a
 * socket only after two turns of the event loop, which costs 5 % of a refresh (measured: docs/performance.md).
 */
export function openConnections(options: ConnectionOptions): Connections {
  const { origin, proxy } = options;
  const settings = chooseSettings(options);
  const open = (): OpenConnection['client'] =>
    proxy === null
      ? new Client(origin, settings)
      : openTunnels(proxy, {
          ...settings,
          connections: 1,
          requestTls: settings.connect,
          proxyTls: settings.connect,
        });
  const pool = Array.from({ length: options.count }, (): OpenConnection => ({
    client: open(),
    load: 0,
    last: Promise.resolve(),
  }));
  const send: Connections['send'] = async (given, width, timeoutMs) => {
    const request = { ...given, origin };
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

/** The one deadline is ours; undici's own are either off or as long. */
function chooseSettings({ timeoutMs }: ConnectionOptions) {
  return { connect: { timeout: timeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
}

function sendOn(
  connection: OpenConnection,
  request: ExchangeRequest,
  options: ConnectionOptions,
  open: () => OpenConnection['client'],
): Promise<Reply> {
  const { maxBytes, timeoutMs, clock } = options;
  const { client } = connection;
  const { reply, abort } = exchange(client, request, maxBytes);
  let expired: Error | null = null;
  const expire = (): void => {
    const reason = new TimeoutError();
    expired = reason;
    if (abort(reason) || connection.client !== client) return;
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
  // A destroyed `ProxyAgent` rejects with an error of its own, not with our reason.
  return reply.catch((error: unknown) => {
    throw expired ?? error;
  });
}

function leastBusy(pool: readonly OpenConnection[], width: number): OpenConnection {
  let [best] = pool;
  for (const connection of pool.slice(0, width)) if (!best || connection.load < best.load) best = connection;
  if (!best) throw new RangeError('a client needs at least one connection');
  return best;
}
