import { actions, getAction, getActionByQuery } from './actions.ts';
import type { Call } from './call.ts';
import { createConnectionRequest, getConnectionRequest } from './connectionRequests.ts';
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
import { act, runAction } from './runs.ts';
import { search } from './search.ts';
import { find } from './select.ts';
import { createSession, getSession, interruptSession, messageSession } from './sessions.ts';
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

/** A tenant token may not create elements. */
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
