import type { Dispatcher } from 'undici';

/** A whole answer as it came, body still encoded. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The other side sent more than we take; asking again would not help. */
export class TooLargeError extends Error {}

/** The other side did not finish in time. */
export class TimeoutError extends Error {}

/** What is sent on a connection. */
export interface ExchangeRequest {
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
}

/** A request under way. */
export interface Exchange {
  readonly reply: Promise<Reply>;
  /** Ends it with that reason, and its connection; false while it has no connection yet. */
  readonly abort: (reason: Error) => boolean;
}

/** Sends a request on a connection and collects at most `maxBytes` of the answer. */
export function exchange(client: Dispatcher, request: ExchangeRequest, maxBytes: number): Exchange {
  let controller: Dispatcher.DispatchController | undefined;
  const reply = new Promise<Reply>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let head: Omit<Reply, 'body'> = { status: 0, headers: {} };
    client.dispatch(
      { ...request, body: request.body ?? null },
      {
        onRequestStart: (started) => (controller = started),
        onResponseStart: (_, status, received) => (head = { status, headers: received }),
        onResponseData: (receiving, chunk) => {
          size += chunk.length;
          if (size > maxBytes) receiving.abort(new TooLargeError());
          else chunks.push(chunk);
        },
        onResponseEnd: () => resolve({ ...head, body: Buffer.concat(chunks) }),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
  const abort: Exchange['abort'] = (reason) => {
    controller?.abort(reason);
    return controller !== undefined;
  };
  return { reply, abort };
}
