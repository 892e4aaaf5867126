import type { IncomingMessage } from 'node:http';
import { tokenSeen } from './accounts.ts';
import { jsonOf } from './body.ts';
import type { Call, Settings } from './call.ts';
import type { RecordedRequest } from './faults.ts';
import { sha256 } from './ids.ts';
import { routeOf, type Route } from './routes.ts';
import type { State } from './state.ts';

/** A request in the log, with what is needed to answer it. */
export interface Recorded {
  readonly request: RecordedRequest;
  readonly route: Route;
  readonly call: Call;
}

interface Said {
  readonly slug?: unknown;
  readonly version?: unknown;
  readonly path?: unknown;
  readonly sha256?: unknown;
}

function slugOf(route: Route, query: URLSearchParams, said: Said): string | null {
  if (route.kind === 'publish') return typeof said.slug === 'string' ? said.slug.trim().toLowerCase() : null;
  return route.segments[0] ?? query.get('slug');
}

/** What a request is, without anything that depends on the order of arrival. */
function identityOf(route: Route, method: string, url: string, said: Said, body: Buffer): string {
  if (route.kind === 'publish') return `publish ${String(said.slug)}@${String(said.version)}`;
  if (route.kind === 'upload-url') return `upload-url ${String(said.path)} ${String(said.sha256)}`;
  if (route.kind === 'upload') return `upload ${sha256(body)}`;
  return `${method} ${url}${body.length > 0 ? ` ${sha256(body)}` : ''}`;
}

/** Appends to the log; counts repetitions. */
export function recorder(requests: RecordedRequest[], state: State, settings: Settings) {
  const seen = new Map<string, number>();
  return (req: IncomingMessage, body: Buffer): Recorded => {
    const { method = 'GET', url = '/', headers } = req;
    const { pathname: path, searchParams: query } = new URL(`http://emulator${url}`);
    const route = routeOf(method, path);
    const json = jsonOf(headers['content-type'], body);
    const said: Said = typeof json === 'object' && json !== null ? json : {};
    const identity = identityOf(route, method, url, said, body);
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    const request: RecordedRequest = {
      kind: route.kind,
      method,
      url,
      path,
      headers,
      slug: slugOf(route, query, said),
      token: tokenSeen(state, headers.authorization),
      json,
      bytes: body.length,
      at: settings.now(),
      identity,
      nth,
      status: null,
      fault: null,
    };
    requests.push(request);
    return {
      request,
      route,
      call: { method, path, query, headers, body, json, state, settings, storing: 'stored' },
    };
  };
}
