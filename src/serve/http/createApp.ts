import {
  hostHeaderValidationResponse,
  originValidationResponse,
  readRequestBody,
} from '@modelcontextprotocol/server';
import type { Clock } from '../../http/clock.ts';
import { cutText } from '../../text/cutText.ts';
import { parseJson } from '../../http/json.ts';
import type { Call } from '../call.ts';
import type { BuiltCatalog } from '../catalog/openBuiltCatalog.ts';
import { tellNoSuchApp } from '../mcp/catalogTools.ts';
import type { McpEndpoint } from '../mcp/createHandler.ts';
import type { Limits } from '../users/limits.ts';
import type { Users, Visitor } from '../users/users.ts';
import { countNoun } from '../../text/counting.ts';
import { readMethod, type LogEntry } from './log.ts';
import { createJsonResponse, createProblem } from './responses.ts';

/** What the HTTP server is made of. */
export interface HttpAppParts {
  /** The catalog as it is now. */
  readonly catalog: () => BuiltCatalog;
  readonly endpoint: McpEndpoint;
  readonly users: Users;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly version: string;
  readonly agentSessions: boolean;
  /** Names by which the server may be called, without ports. */
  readonly hosts: readonly string[];
  readonly log: (entry: LogEntry) => void;
  readonly bug: (error: unknown) => void;
}

/** An HTTP server without its sockets. */
export interface HttpApp {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Takes no more calls; resolves when those under way are answered. */
  readonly drain: () => Promise<void>;
}

/** How long a call may take: SecondMe's default (develop-docs.second.me, "OpenClaw integration"). */
export const DEADLINE_MS = 15_000;
/** Bytes of the body of one call. */
export const MOST_BYTES = 2 ** 20;
/** Calls under way at once; who comes after is told to come back. */
const MOST_CALLS = 512;
const MOST_IN_BATCH = 20;

/** Routes requests: `POST /mcp` and `/mcp/<slug>`, `GET /healthz`. */
export function createApp(parts: HttpAppParts): HttpApp {
  const running = new Set<Promise<Response>>();
  let stopping = false;
  const serve = async (request: Request): Promise<Response> => {
    if (stopping) return createProblem(503, 'The server stops; ask another one', { 'retry-after': '1' });
    if (running.size >= MOST_CALLS)
      return createProblem(503, 'Too many calls at once', { 'retry-after': '1' });
    const answer = answerCall(request, parts);
    running.add(answer);
    return answer.finally(() => running.delete(answer));
  };
  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') return health(parts, stopping);
      const refused = refuseForeign(request, parts.hosts);
      if (refused) return refused;
      if (pathname !== '/mcp' && !/^\/mcp\/./.test(pathname))
        return createProblem(404, 'There are /mcp, /mcp/<slug> and /healthz');
      return serve(request);
    },
    drain: async () => {
      stopping = true;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** A page of another site must not reach a server of this machine by a name that leads to it, nor call it. */
function refuseForeign(request: Request, hosts: readonly string[]): Response | null {
  const names = [...hosts];
  const known = 'Whoever runs this server names it under "serve.hosts" of catalog.yaml.';
  if (hostHeaderValidationResponse(request, names))
    return createProblem(
      403,
      `The Host ${quote(request.headers.get('host'))} is none of its names. ${known}`,
    );
  if (originValidationResponse(request, names))
    return createProblem(403, `The Origin ${quote(request.headers.get('origin'))} may not call it. ${known}`);
  return null;
}

/** Characters of a header that are said back. */
const SHOWN = 100;

function quote(header: string | null): string {
  return JSON.stringify(cutText(header ?? '', SHOWN));
}

function health({ catalog, version }: HttpAppParts, stopping: boolean): Response {
  const status = stopping ? 'stopping' : 'ok';
  return createJsonResponse(stopping ? 503 : 200, { status, version, apps: catalog().apps.size });
}

/** What a call is logged with, once it is known. */
type Notes = { -readonly [K in 'method' | 'tool' | 'outcome' | 'user']: LogEntry[K] };

async function answerCall(request: Request, parts: HttpAppParts): Promise<Response> {
  const { clock, log } = parts;
  const began = clock.now();
  const notes: Notes = { method: null, tool: null, outcome: null, user: null };
  const slug = slugIn(new URL(request.url).pathname);
  const response = await answerChecked(request, slug, notes, parts).catch((error: unknown) => {
    parts.bug(error);
    return createProblem(500, 'The server failed; its log tells why');
  });
  const isKnown = slug === null || parts.catalog().apps.has(slug);
  log({
    time: new Date(clock.wall()).toISOString(),
    ms: Math.round(clock.now() - began),
    path: slug === null ? '/mcp' : `/mcp/${isKnown ? slug : '?'}`,
    status: response.status,
    ...notes,
  });
  return response;
}

function slugIn(pathname: string): string | null {
  return pathname === '/mcp' ? null : pathname.slice('/mcp/'.length);
}

async function answerChecked(
  request: Request,
  slug: string | null,
  notes: Notes,
  parts: HttpAppParts,
): Promise<Response> {
  const { users, catalog, clock } = parts;
  const until = clock.now() + DEADLINE_MS;
  const visitor = await users.identify(request.headers.get('authorization'), until);
  if (visitor.kind === 'refused') return refusal(visitor);
  notes.user = visitor.mark;
  if (request.method !== 'POST') return createProblem(405, 'Only POST is answered here', { allow: 'POST' });
  if (slug !== null && !catalog().apps.has(slug)) return createProblem(404, tellNoSuchApp(catalog(), slug));
  // A caller that goes away, or is too slow, is no bug of this server.
  const body = await readRequestBody(request, MOST_BYTES).catch(() => null);
  if (body === null) return createProblem(400, 'The body did not come whole');
  if (body.tooLarge) return createProblem(413, `The body is larger than ${MOST_BYTES} bytes`);
  const parsed = parseJson(body.text);
  if (!parsed.ok) return createProblem(400, `The body is ${parsed.problem}`, {}, -32_700);
  notes.method = readMethod(parsed.value);
  return limited(parsed.value, visitor, parts, async () => {
    const call: Call = {
      catalog: catalog(),
      account: visitor.account,
      deadline: () => until,
      clock,
      agentSessions: parts.agentSessions,
      version: parts.version,
      note: (tool, outcome) => Object.assign(notes, { tool, outcome }),
      bug: parts.bug,
    };
    return parts.endpoint.answer({ request, message: parsed.value, call, slug });
  });
}

/** Answers within what one user may ask for; a batch that never could be is refused for good, not told to come back. */
async function limited(
  message: unknown,
  { mark }: Extract<Visitor, { kind: 'known' }>,
  { limits }: HttpAppParts,
  answer: () => Promise<Response>,
): Promise<Response> {
  const calls = Array.isArray(message) ? message.length : 1;
  const most = mark === null ? MOST_IN_BATCH : Math.min(MOST_IN_BATCH, limits.most);
  if (calls > most) return createProblem(400, `A batch has at most ${countNoun(most, 'message')}`);
  if (mark === null) return answer();
  const waitMs = limits.enter(mark, calls);
  if (waitMs !== null)
    return createProblem(429, 'Too many calls of one user', {
      'retry-after': String(Math.ceil(waitMs / 1_000)),
    });
  try {
    return await answer();
  } finally {
    limits.leave(mark, calls);
  }
}

/** RFC 6750, 3: a 401 asks for a token, a 403 says that this one is not enough. */
function refusal({ status, message, retryAfter }: Extract<Visitor, { kind: 'refused' }>): Response {
  if (status === 503) return createProblem(503, message, { 'retry-after': String(retryAfter ?? 1) });
  const error = status === 401 ? 'error="invalid_token"' : 'error="insufficient_scope", scope="user.info"';
  return createProblem(status, message, { 'www-authenticate': `Bearer ${error}` });
}
