import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server on loopback. */
export interface Listener {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Aborted when the server closes; for whatever waits. */
  readonly closing: AbortSignal;
  /** Stops at once, whatever is still open or being sent. */
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1; a handler that throws is answered with 500 and the trace. */
export async function listen(
  serve: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
): Promise<Listener> {
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => {
      // Otherwise the server closes or the client went away, and nobody is left to be answered.
      if (closing.signal.aborted || res.headersSent) return void res.destroy();
      res.writeHead(500, { 'content-type': 'text/plain' }).end(`Emulator: ${(error as Error).stack}`);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    closing: closing.signal,
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
