import { actions, getAction, getActionByQuery } from './actions.ts';
import {
  createConnectionRequest,
  getConnectionRequest,
  type ConnectionRequestRecord,
} from './connectionRequests.ts';
import type { World } from './elements.ts';
import { ensureConnection, getConnection } from './ensure.ts';
import { ApiError } from './errors.ts';
import {
  connections,
  connectors,
  externalApps,
  getConnector,
  getIntegration,
  integrations,
} from './lists.ts';
import { act, runAction, type RunRecord } from './runs.ts';
import { search } from './search.ts';
import { find } from './select.ts';
import {
  createSession,
  getSession,
  interruptSession,
  messageSession,
  type SessionRecord,
} from './sessions.ts';

/** Ways in which the real API may differ from what is documented, or that nobody could test; all off by default. */
export interface Quirks {
  /** `/search` answers `Connector` for `connector`, as Membrane's published self-integration skill shows, and takes both spellings. */
  pascalCaseElementType: boolean;
  /** Catalog actions come with their key instead of an empty one. */
  catalogKeys: boolean;
  /** 400 when `version` (connectors) or `includeSecrets` (integrations) is missing, as the OpenAPI marks them. */
  requireParameters: boolean;
  /** No page has more items than this, whatever `limit` says. */
  pageSize: number;
  /** How often a connection request, an ensured connection or an agent session is read until it goes on. */
  pollsUntilDone: number;
  /** A connection (request) waits until somebody opens its URL, however often it is read. */
  userOpens: boolean;
  /** How far ahead of the real time the `Date` header is. */
  clockSkewSeconds: number;
}

/** What POST requests made; apart from the connections that connection requests add, the world does not change. */
export interface State {
  readonly connectionRequests: Map<string, ConnectionRequestRecord>;
  readonly sessions: Map<string, SessionRecord>;
  /** How often a connection that was ensured was read, by its id. */
  readonly ensured: Map<string, number>;
  readonly runs: RunRecord[];
}

/** One request, as a route sees it. */
export interface Call {
  readonly query: Readonly<Record<string, string>>;
  /** The path's variable part, decoded; empty for a path without one. */
  readonly selector: string;
  readonly body: unknown;
  /** What the token's tenant sees. */
  readonly world: World;
  /** What all tenants have together. */
  readonly everything: World;
  readonly tenantId: string;
  readonly state: State;
  readonly quirks: Quirks;
  readonly baseUrl: string;
}

type Route = readonly [method: string, path: RegExp, handle: (call: Call) => unknown];

const ROUTES: readonly Route[] = [
  ['GET', /^\/search$/, search],
  ['GET', /^\/actions$/, actions],
  ['GET', /^\/action$/, getActionByQuery],
  ['GET', /^\/actions\/([^/]+)$/, getAction],
  ['GET', /^\/external-apps$/, externalApps],
  ['GET', /^\/external-apps\/([^/]+)$/, (call) => find(call.world.apps, call.selector, 'External app')],
  ['GET', /^\/connectors$/, connectors],
  ['GET', /^\/connectors\/([^/]+)$/, getConnector],
  ['GET', /^\/integrations$/, integrations],
  ['GET', /^\/integrations\/([^/]+)$/, getIntegration],
  ['GET', /^\/connections$/, connections],
  ['GET', /^\/connections\/([^/]+)$/, getConnection],
  ['POST', /^\/connections\/ensure$/, ensureConnection],
  ['POST', /^\/connection-requests$/, createConnectionRequest],
  ['GET', /^\/connection-requests\/([^/]+)$/, getConnectionRequest],
  ['POST', /^\/agent\/sessions$/, createSession],
  ['GET', /^\/agent\/sessions\/([^/]+)$/, getSession],
  ['POST', /^\/agent\/sessions\/([^/]+)\/message$/, messageSession],
  ['POST', /^\/agent\/sessions\/([^/]+)\/interrupt$/, interruptSession],
  ['POST', /^\/actions$/, forbidden],
  ['POST', /^\/actions\/([^/]+)\/run$/, runAction],
  ['POST', /^\/act$/, act],
];

/** A tenant token may not create elements (facts 1.1). */
function forbidden(): never {
  throw new ApiError(403, 'Access denied');
}

/** The answer of the API to a request; throws `ApiError` for what it refuses. */
export function answerOf(method: string, path: string, call: Omit<Call, 'selector'>): unknown {
  for (const [routeMethod, pattern, handle] of ROUTES) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return handle({ ...call, selector: decoded(match[1] ?? '') });
  }
  throw new ApiError(404, `Cannot ${method} ${path}`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError(400, 'Malformed path');
  }
}
