import type { Lookup } from '../../model/descriptor.ts';
import { keepBest } from '../../membrane/match.ts';
import { resolve, type Resolved } from '../../membrane/resolve.ts';
import type { Failure, Result } from '../../membrane/result.ts';
import type { ConnectionTarget, Tenant } from '../../membrane/tenant.ts';
import type { Connection } from '../../membrane/tenantSchemas.ts';
import type { Account } from '../call.ts';

/** An app of the catalog, as Membrane is asked for it. */
export interface WantedApp extends Lookup {
  readonly slug: string;
}

/** Where a person stands with an app. */
export type AccountStanding =
  | { readonly kind: 'ready'; readonly connection: Connection }
  /** Several connections could be meant. */
  | { readonly kind: 'several'; readonly connections: readonly Connection[] }
  /** The person opens `url`, signs in to the app, and is connected. */
  | { readonly kind: 'open'; readonly url: string; readonly request: string }
  | { readonly kind: 'failed'; readonly message: string };

/** The person's connection to an app, `chosen` among several, else how to get one. */
export async function connectApp(
  account: Account,
  app: WantedApp,
  chosen?: string,
): Promise<AccountStanding> {
  const { tenant } = account;
  const [resolved, connections] = await Promise.all([elementOf(account, app), tenant.connections()]);
  if ('message' in resolved) return failed(resolved.message);
  if (!connections.ok) return failed(connections.message);
  const own = connections.value.filter((each) => isTo(each, resolved));
  const ready = own.filter(isReady).filter(({ id }) => chosen === undefined || id === chosen);
  const [first, ...others] = ready;
  if (first && others.length === 0) return { kind: 'ready', connection: first };
  if (first) return { kind: 'several', connections: ready };
  if (chosen !== undefined) return failed(`You have no connection "${chosen}" to ${app.name} that is ready`);
  if (own.some(({ state }) => state === 'BUILDING'))
    return failed(`Membrane still sets up the connection to ${app.name}; try again in a minute`);
  return requestConnection(account, app, await targetOf(tenant, app, resolved, own));
}

/** Whether actions can be run on it; an answer without a state is one of the old API, which had `disconnected` alone. */
export function isReady({ state, disconnected }: Connection): boolean {
  return (state ?? 'READY') === 'READY' && disconnected !== true;
}

async function elementOf(
  { tenant, memory }: Account,
  app: WantedApp,
): Promise<Resolved | { readonly message: string }> {
  const known = memory.element.get(app.slug);
  if (known) return known;
  const found = await resolve(tenant, app);
  if (found.kind !== 'resolved') return { message: found.message };
  memory.element.set(app.slug, found.value);
  return found.value;
}

/** Connections name the app that they lead to by one id or several. */
function isTo(connection: Connection, { type, element }: Resolved): boolean {
  const { id, externalAppId, connectorId, integrationId } = connection;
  const same = (one: string | null | undefined, other: string | null | undefined): boolean =>
    Boolean(one) && one === other;
  if (type === 'connection') return id === element.id;
  if (type === 'app') return same(externalAppId, element.id) || same(connectorId, element.defaultConnectorId);
  const own = type === 'connector' ? connectorId : integrationId;
  return same(own, element.id) || same(externalAppId, element.externalAppId);
}

/** A connection that lost its sign-in is connected again, so that what depends on its id goes on. */
async function targetOf(
  tenant: Tenant,
  app: WantedApp,
  { type, element }: Resolved,
  [broken]: readonly Connection[],
): Promise<Result<ConnectionTarget>> {
  if (broken) return { ok: true, value: { connectionId: broken.id } };
  if (type === 'integration') return { ok: true, value: { integrationId: element.id } };
  const connector = type === 'connector' ? element.id : element.defaultConnectorId;
  if (connector) return { ok: true, value: { connectorId: connector } };
  const found = await tenant.search(app.name, 'connector');
  if (!found.ok) return found;
  const [best] = keepBest(found.value, app);
  return best ? { ok: true, value: { connectorId: best.id } } : noConnector(app);
}

function noConnector({ name }: WantedApp): Failure {
  return { ok: false, status: null, message: `Membrane has no connector for ${name} yet` };
}

/** A request that waits already is shown again; there is no use in another one each time that somebody asks. */
async function requestConnection(
  { tenant, memory }: Account,
  { slug }: WantedApp,
  target: Result<ConnectionTarget>,
): Promise<AccountStanding> {
  if (!target.ok) return failed(target.message);
  const waiting = memory.request.get(slug);
  const before = waiting === undefined ? undefined : await tenant.connectionRequest(waiting);
  if (before?.ok && before.value.status === 'pending') return open(before.value);
  const made = await tenant.requestConnection(target.value);
  if (!made.ok) return failed(made.message);
  memory.request.set(slug, made.value.requestId);
  return open(made.value);
}

function open({ url, requestId }: { readonly url: string; readonly requestId: string }): AccountStanding {
  return { kind: 'open', url, request: requestId };
}

function failed(message: string): AccountStanding {
  return { kind: 'failed', message };
}
