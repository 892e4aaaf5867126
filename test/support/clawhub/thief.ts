import { idOf } from './ids.ts';
import { listen } from './listener.ts';

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
  const { url, close } = await listen(async (req, res) => {
    const { method = '', url: path = '', headers } = req;
    const entry = { method, path, authorization: headers.authorization, bytes: 0 };
    received.push(entry);
    for await (const chunk of req) entry.bytes += (chunk as Buffer).length;
    const body = { storageId: idOf('s', path), uploadUrl: path, uploadTicket: idOf('t', path) };
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { url, received, close };
}
