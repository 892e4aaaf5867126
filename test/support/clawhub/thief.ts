import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idOf } from './ids.ts';

/** Another origin, which keeps what it is sent and answers as an upload would be answered. */
export interface Thief {
  readonly url: string;
  /** What came: the `Authorization` header and how many bytes of a body. */
  readonly received: readonly {
    method: string;
    path: string;
    authorization: string | undefined;
    bytes: number;
  }[];
  close(): Promise<void>;
}

/** Starts a server that a fooled client would hand its token or its bytes to. */
export async function startThief(): Promise<Thief> {
  const received: { method: string; path: string; authorization: string | undefined; bytes: number }[] = [];
  const server = createServer((req, res) => {
    const { method = '', url = '', headers } = req;
    const entry = { method, path: url, authorization: headers.authorization, bytes: 0 };
    received.push(entry);
    req.on('data', (chunk: Buffer) => (entry.bytes += chunk.length));
    req.on('end', () => {
      const body = { storageId: idOf('s', url), uploadUrl: url, uploadTicket: idOf('t', url) };
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
