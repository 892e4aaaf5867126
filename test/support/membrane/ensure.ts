import { z } from 'zod';
import type { Call } from './call.ts';
import type { AppElement, ConnectionElement } from './elements.ts';
import { objectId } from './ids.ts';
import { parse, waitQuery } from './queries.ts';
import { find } from './select.ts';
import { connection } from './world.ts';

/** SDK `EnsureConnectionRequest`: the host has a dot and is no IPv4 address. */
const ensureBody = z.object({
  appUrl: z
    .string()
    .min(1)
    .max(2000)
    .refine(
      (url) => hostOf(url)?.includes('.') && !/^[\d.]+$/.test(hostOf(url) ?? ''),
      'Must be a valid URL',
    ),
  name: z.string().optional(),
});

function hostOf(url: string): string | null {
  const whole = /^https?:\/\//i.test(url) ? url : `https://${url}`;
  return URL.canParse(whole) ? new URL(whole).hostname.replace(/^www\./, '') : null;
}

/** `POST /connections/ensure`: the tenant's connection to the app at that address, or a new one that waits for the user. */
export function ensureConnection(call: Call): ConnectionElement {
  const { appUrl, name } = parse(ensureBody, call.body);
  const host = hostOf(appUrl);
  const app = call.world.apps.find(({ appUri }) => hostOf(appUri) === host);
  const known = call.world.connections.find(({ externalAppId }) => app && externalAppId === app.id);
  return known ?? begin(call, app, name ?? app?.name ?? host ?? appUrl);
}

/** Of an app that nobody knows, Membrane builds the connector first. */
function begin(call: Call, app: AppElement | undefined, name: string): ConnectionElement {
  const id = objectId(`connection/ensured/${call.state.ensured.size}`);
  const made = connection(app?.key ?? 'unknown', {
    id,
    name,
    tenantId: call.tenantId,
    userId: call.tenantId,
    connected: false,
    disconnected: true,
    ...(app
      ? waiting(call, id)
      : { state: 'BUILDING' as const, buildingAgentSessionId: objectId('session') }),
  });
  call.everything.connections.push(made);
  call.state.ensured.set(id, 0);
  return made;
}

function waiting({ baseUrl }: Call, id: string) {
  return {
    state: 'CLIENT_ACTION_REQUIRED' as const,
    clientAction: {
      type: 'connect',
      description: 'Sign in to the app.',
      uiUrl: `${baseUrl}/screens/connections?connectionId=${id}`,
    },
  };
}

/** `GET /connections/{id}?wait&timeout`: an ensured one goes on each `quirks.pollsUntilDone` reads; it never really waits. */
export function getConnection(call: Call): ConnectionElement {
  parse(waitQuery, call.query);
  const found = find(call.world.connections, call.selector, 'Connection');
  const polls = call.state.ensured.get(found.id);
  if (polls === undefined || found.state === 'READY') return found;
  call.state.ensured.set(found.id, polls + 1);
  if ((polls + 1) % call.quirks.pollsUntilDone !== 0) return found;
  if (found.state === 'BUILDING') return Object.assign(found, waiting(call, found.id));
  return call.quirks.userOpens ? found : finish(found);
}

/** What the page of a connection does once the user has signed in; `false`: there is no such connection. */
export function openConnection({ everything, query }: Pick<Call, 'everything' | 'query'>): boolean {
  const found = everything.connections.find(({ id }) => id === query['connectionId']);
  if (found) finish(found);
  return found !== undefined;
}

function finish(found: ConnectionElement): ConnectionElement {
  delete found['clientAction'];
  delete found['buildingAgentSessionId'];
  return Object.assign(found, { state: 'READY', connected: true, disconnected: false });
}
