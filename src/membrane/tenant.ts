import type { z } from 'zod';
import type { Remote, RemoteAnswer, RemoteRequest } from '../http/remote.ts';
import { pathOf, toTarget } from '../http/target.ts';
import { check, createEndpoints, type Endpoints } from './endpoints.ts';
import { followPages } from './paging.ts';
import { wordAnswered, type Failure, type Result } from './result.ts';
import { readRunOutcome, type RunOutcome } from './readRunOutcome.ts';
import { actionPageSchema, actionSchema, type RemoteAction } from './schemas.ts';
import {
  connectionPageSchema,
  connectionRequestSchema,
  connectionSchema,
  sessionSchema,
  type Connection,
  type ConnectionRequest,
  type Session,
} from './tenantSchemas.ts';

/** One tenant of a workspace, for one call. It sees and changes what is its own, and nothing else: Membrane holds it to its token. */
export interface Tenant extends Pick<Endpoints, 'search' | 'element' | 'actions'> {
  readonly connections: () => Promise<Result<Connection[]>>;
  readonly connection: (id: string) => Promise<Result<Connection>>;
  /** Asks for a connection; `body` names what is to be connected. Sent once. */
  readonly requestConnection: (body: ConnectionTarget) => Promise<Result<ConnectionRequest>>;
  readonly connectionRequest: (id: string) => Promise<Result<ConnectionRequest>>;
  /** The actions of a connection that fit an intent best. */
  readonly findActions: (
    connectionId: string,
    intent: string,
    limit: number,
  ) => Promise<Result<RemoteAction[]>>;
  readonly action: (selector: string) => Promise<Result<RemoteAction>>;
  /** Runs an action. Sent once, whatever comes of it. */
  readonly run: (actionId: string, connectionId: string, input: unknown) => Promise<RunOutcome>;
  /** Has Membrane's agent build something. Sent once; costs credits. */
  readonly startSession: (prompt: string) => Promise<Result<Session>>;
  /** Returns how far a session is, once it is done or after so many seconds. */
  readonly session: (id: string, waitSeconds: number) => Promise<Result<Session>>;
}

/** What a connection request names: an element to connect, or a connection to connect again. */
export type ConnectionTarget =
  | { readonly connectorId: string }
  | { readonly integrationId: string }
  | { readonly connectionId: string };

/** Who calls, and until when the call may last. */
export interface TenantOptions {
  readonly remote: Remote;
  readonly token: RemoteRequest['token'];
  /** The moment of the remote's clock by which the call is over. */
  readonly until: number;
}

type Query = Readonly<Record<string, string>>;

/** Keeps answers for this one call only, so that nothing of a tenant is there for the next. */
export function openTenant({ remote, token, until }: TenantOptions): Tenant {
  const ask = async (path: string): Promise<Result<unknown>> =>
    resultOf(await remote.ask({ method: 'GET', path, token, until }), path);
  const post = (path: string, json: unknown): Promise<RemoteAnswer> =>
    remote.send({ method: 'POST', path, token, until, json });
  const get = async <S extends z.ZodType>(path: string, query: Query, schema: S) =>
    parsed(await ask(toTarget(path, query)), path, schema);
  const make = async <S extends z.ZodType>(path: string, json: unknown, schema: S) =>
    parsed(resultOf(await post(path, json), path), path, schema);
  const { search, element, actions } = createEndpoints({ get: ask, close: async () => {} });
  const segment = encodeURIComponent;
  return {
    search,
    element,
    actions,
    connections: () => followPages('/connections', (page) => get('/connections', page, namedPage)),
    connection: (id) => get(`/connections/${segment(id)}`, { includeSecrets: 'false' }, connectionSchema),
    requestConnection: (body) => make('/connection-requests', body, connectionRequestSchema),
    connectionRequest: (id) => get(`/connection-requests/${segment(id)}`, {}, connectionRequestSchema),
    findActions: async (connectionId, intent, limit) => {
      const query = { connectionId, intent: intent.slice(0, LONGEST_INTENT), limit: String(limit) };
      const page = await get('/actions', query, actionPageSchema);
      return page.ok ? { ok: true, value: page.value.items } : page;
    },
    action: (selector) => get(`/actions/${segment(selector)}`, {}, actionSchema),
    run: async (actionId, connectionId, input) => {
      const target = toTarget(`/actions/${segment(actionId)}/run`, { connectionId });
      return readRunOutcome(await post(target, { input }));
    },
    startSession: (prompt) => make('/agent/sessions', { prompt }, sessionSchema),
    session: (id, seconds) =>
      get(`/agent/sessions/${segment(id)}`, { wait: 'true', timeout: String(seconds) }, sessionSchema),
  };
}

const LONGEST_INTENT = 200;

/** Pages are followed by what tells their items apart; a connection may have no name. */
const namedPage = connectionPageSchema.transform(({ items, cursor }) => ({
  items: items.map((item) => ({ ...item, name: item.name ?? '' })),
  cursor,
}));

function parsed<S extends z.ZodType>(answer: Result<unknown>, path: string, schema: S): Result<z.output<S>> {
  return answer.ok ? check(path, answer.value, schema) : answer;
}

function resultOf(answer: RemoteAnswer, target: string): Result<unknown> {
  const path = pathOf(target);
  if (answer.kind !== 'answered') return failed(null, answer.message);
  const { status, json } = answer;
  if (status === 200 && json !== undefined) return { ok: true, value: json };
  if (status === 200) return failed(200, `${path} answered what is not JSON`);
  return failed(status, `${path} ${wordAnswered(answer)}`);
}

function failed(status: number | null, message: string): Failure {
  return { ok: false, status, message };
}
