import {
  createMcpHandler,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
  type McpServer,
} from '@modelcontextprotocol/server';
import type { Call } from '../call.ts';
import { createAppServer, createCatalogServer } from './createServer.ts';

/** A message of the protocol, and the call that it belongs to. */
export interface Incoming {
  readonly request: Request;
  /** The parsed body. */
  readonly message: unknown;
  readonly call: Call;
  /** The app whose server is asked; `null`: the catalog's. */
  readonly slug: string | null;
}

/** Answers messages of every revision of the protocol. */
export interface McpEndpoint {
  readonly answer: (incoming: Incoming) => Promise<Response>;
  /** Tells clients that listen that the catalog has changed. */
  readonly changed: () => void;
  /** Ends what clients listen to. */
  readonly close: () => Promise<void>;
}

/** Clients that listen for changes at the same time. */
const MOST_LISTENERS = 256;

/**
 * One endpoint for all: each message gets a server of its own, so that nothing is kept between two of them and any copy of this
 * server can answer any message. Messages without the envelope of 2026-07-28 are answered as JSON, also without `initialize` and
 * whatever the caller accepts: SecondMe documents such a call.
 */
export function createMcpEndpoint(): McpEndpoint {
  const calls = new WeakMap<Request, Incoming>();
  const modern = createMcpHandler(
    async ({ requestInfo }) => {
      const incoming = requestInfo && calls.get(requestInfo);
      if (!incoming) throw new Error('a request without its call');
      return serverFor(incoming);
    },
    { legacy: 'reject', maxSubscriptions: MOST_LISTENERS },
  );
  return {
    answer: async (incoming) => {
      const request = withAccept(incoming.request);
      const { message: parsedBody } = incoming;
      if (await isLegacyRequest(request, parsedBody)) return answerLegacy(request, incoming);
      calls.set(request, incoming);
      return modern.fetch(request, { parsedBody });
    },
    changed: () => {
      modern.notify.toolsChanged();
      modern.notify.resourcesChanged();
    },
    close: modern.close,
  };
}

async function serverFor({ call, slug }: Incoming): Promise<McpServer> {
  return slug === null ? createCatalogServer(call) : createAppServer(call, slug);
}

async function answerLegacy(request: Request, incoming: Incoming): Promise<Response> {
  const server = await serverFor(incoming);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: incoming.message });
  } finally {
    await server.close();
  }
}

/** The same request without its body, which was read, from somebody who takes either kind of answer. */
function withAccept({ url, method, headers, signal }: Request): Request {
  const accepting = new Headers(headers);
  accepting.set('accept', 'application/json, text/event-stream');
  return new Request(url, { method, headers: accepting, signal });
}
