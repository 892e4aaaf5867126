import type { Lookup, MembraneClient, QueryOutcome, Snapshot, SnapshotAction, SnapshotElement } from '../model.ts';
import { getElement, listActions, type Element, type RemoteAction } from './endpoints.ts';
import { createHttp, type Http, type HttpOptions } from './http.ts';
import { resolve, type Resolved } from './resolve.ts';

/** A client of the Membrane API that only reads. Throws a usage error for an unusable URL or token. */
export function createMembraneClient(options: HttpOptions): MembraneClient {
  const http = createHttp(options);
  return { query: (lookup) => query(http, lookup), close: http.close };
}

async function query(http: Http, lookup: Lookup): Promise<QueryOutcome> {
  const resolution = await resolve(http, lookup);
  if (resolution.kind !== 'resolved') return resolution;
  const { value } = resolution;
  const [connector, actions] = await Promise.all([connectorOf(http, value), listActions(http, actionFilter(value))]);
  if (!actions.ok) return { kind: 'failed', message: `Membrane could not be asked: ${actions.message}`, hint: 'The last snapshot and page are kept. Run the build again later.' };
  return { kind: 'fresh', snapshot: toSnapshot(value, connector, actions.value) };
}

/** Catalog actions are listed by app, a workspace's own by integration or connection. `/actions` has no connector filter. */
function actionFilter({ type, element }: Resolved): Record<string, string> {
  if (type === 'integration') return { integrationId: element.id };
  if (type === 'connection') return { connectionId: element.id };
  return { externalAppId: type === 'app' ? element.id : (element.externalAppId ?? element.id) };
}

/** The connector tells how Membrane signs in; without it the snapshot is only less complete. */
async function connectorOf(http: Http, { type, element }: Resolved): Promise<Element | null> {
  if (type === 'connector') return element;
  if (!element.defaultConnectorId) return null;
  const found = await getElement(http, 'connector', element.defaultConnectorId);
  return found.ok ? found.value : null;
}

function toSnapshot({ type, element }: Resolved, connector: Element | null, actions: readonly RemoteAction[]): Snapshot {
  const parts: Record<string, SnapshotElement> = connector ? { connector: toElement(connector) } : {};
  parts[type] = toElement(element);
  const byId = new Map(actions.filter(isShown).map((action) => [action.id, action]));
  return { origin: 'membrane', ...parts, actions: [...byId.values()].map(toAction).sort(byName) };
}

/** The vendor's own filter for display: membranehq/self-integrating-workflow-builder, app/api/membrane/actions. */
function isShown({ isPublic, isDeactivated, archivedAt }: RemoteAction): boolean {
  return isPublic !== false && isDeactivated !== true && !archivedAt;
}

function toElement({ id, key, name, appUri, logoUri, authType, type }: Element): SnapshotElement {
  const auth = authType ?? type;
  return { id, ...(key ? { key } : {}), name, ...(appUri ? { url: appUri } : {}), ...(logoUri ? { logo: logoUri } : {}), ...(auth ? { auth } : {}) };
}

function toAction({ id, key, name, description, type, config, inputSchema }: RemoteAction): SnapshotAction {
  const method = config?.request?.method;
  const input = typeof inputSchema === 'object' && inputSchema !== null ? { input: inputSchema } : {};
  return { id, ...(key ? { key } : {}), name, ...(description ? { description } : {}), ...(type ? { type } : {}), ...(method ? { method } : {}), ...input };
}

function byName(a: SnapshotAction, b: SnapshotAction): number {
  const text = ({ key, name, id }: SnapshotAction): string => `${key ?? ''}\0${name}\0${id ?? ''}`;
  return text(a) < text(b) ? -1 : 1;
}
