import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { hasCode, KnownError, EXIT } from '../../errors.ts';

/** A server on its sockets. */
export interface Listening {
  /** Without a slash at the end. */
  readonly url: string;
  /** Takes no new connections; resolves when the last one is closed. */
  readonly stop: () => Promise<void>;
}

/** A body that comes slowly must not hold a place for ever. */
const REQUEST_MS = 20_000;
const HEADERS_MS = 10_000;
/** Longer than a proxy in front keeps its connections (nginx: 60 s), so that it is not this side that closes one just used. */
const KEEP_ALIVE_MS = 75_000;

/** Listens on an address. Throws a usage error when the address cannot be had. */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = HEADERS_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listening(server, host, port);
  const { address, family, port: taken } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${shown}:${taken}`, stop: () => stopped(server) };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(unusable(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function unusable(error: Error, host: string, port: number): Error {
  const why = hasCode(error, 'EADDRINUSE')
    ? 'another program listens there'
    : hasCode(error, 'EACCES')
      ? 'this user may not use the port'
      : hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND')
        ? 'this machine has no such address'
        : null;
  if (why === null) return error;
  return new KnownError(EXIT.usage, `Cannot listen on ${host}:${port}: ${why}`, {
    hint: 'Choose others with --host and --port.',
  });
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
