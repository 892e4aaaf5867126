import {
  appsQuery,
  connectionsQuery,
  connectorsQuery,
  integrationsQuery,
  paginate,
  parse,
  type Page,
} from './queries.ts';
import type { Call } from './call.ts';
import { ApiError } from './errors.ts';
import { DEFAULT_LIMIT, find, has, listed, omit } from './select.ts';
import type { AppElement, ConnectorElement, Element } from './elements.ts';

type Paging = { limit?: number | undefined; cursor?: string | undefined };

function page<T>(call: Call, items: readonly T[], query: Paging): Page<T> {
  return paginate(items, query, DEFAULT_LIMIT.others, call.quirks.pageSize);
}

/** `GET /external-apps`; `openapiSpecs` is only in the answer for one app. */
export function externalApps(call: Call): Page<Element> {
  const q = parse(appsQuery, call.query);
  const found = listed(call.world.apps, q)
    .filter((a) => has(a, { isConnected: q.isConnected }))
    .filter((a) => !q.category || a.categories.includes(q.category));
  return page(
    call,
    found.map((a) => omit(a, 'openapiSpecs') as Element),
    q,
  );
}

/** `GET /connectors`. */
export function connectors(call: Call): Page<Element> {
  const q = parse(connectorsQuery, call.query);
  const { externalAppId, appUuid } = q;
  return page(
    call,
    listed(call.world.connectors, q).filter((c) => has(c, { externalAppId, appUuid })),
    q,
  );
}

/** `GET /connectors/{idOrKey}?version=`: `latest`, `dev` or the one version there is; the OpenAPI wants it, see quirks. */
export function getConnector(call: Call): ConnectorElement {
  const { version } = call.query;
  if (!version && call.quirks.requireParameters)
    throw new ApiError(400, 'Validation failed: version: Required');
  const found = find(call.world.connectors, call.selector, 'Connector');
  if (version && !['latest', 'dev', found.version].includes(version)) {
    throw new ApiError(404, `Connector "${call.selector}" has no version "${version}"`);
  }
  return found;
}

/** An integration that is synthesised for a connector; it has no id. */
function ofConnector(c: ConnectorElement): Record<string, unknown> {
  const { key, name, logoUri, externalAppId } = c;
  return { key, name, logoUri, externalAppId, connectorId: c.id, connectorVersion: c.version };
}

/** An integration that is synthesised for an app; it has no id. */
function ofApp({ key, name, logoUri, appUri, id }: AppElement): Record<string, unknown> {
  return { key, name, logoUri, appUri, externalAppId: id };
}

/** `GET /integrations`; `connectors=1` and `externalApps=1` add synthetic entries (SDK `IntegrationListItem`). */
export function integrations(call: Call): Page<unknown> {
  const q = parse(integrationsQuery, call.query);
  const { integrations: own, connectors: allConnectors, apps } = call.world;
  const connectorIds = new Set(own.map((i) => i.connectorId));
  const appIds = new Set(own.map((i) => i.externalAppId));
  const more = [
    ...allConnectors.filter((c) => q.connectors && !connectorIds.has(c.id)).map(ofConnector),
    ...apps.filter((a) => q.externalApps && !appIds.has(a.id)).map(ofApp),
  ];
  const all = [...own, ...more] as Element[];
  return page(
    call,
    listed(all, q).filter((i) => has(i, { appUuid: q.appUuid })),
    q,
  );
}

/** `GET /integrations/{idOrKey}?includeSecrets=`; the OpenAPI marks the parameter as required, see quirks. */
export function getIntegration(call: Call): Element {
  if (!call.query['includeSecrets'] && call.quirks.requireParameters) {
    throw new ApiError(400, 'Validation failed: includeSecrets: Required');
  }
  return find(call.world.integrations, call.selector, 'Integration');
}

/** `GET /connections`. */
export function connections(call: Call): Page<Element> {
  const q = parse(connectionsQuery, call.query);
  const { integrationKey, tenantId, userId, integrationId, connectorId, connectorVersion, externalAppId } = q;
  const { connected, disconnected, isTest } = q;
  const ids = { tenantId, userId, integrationId, connectorId, connectorVersion, externalAppId };
  const own = integrationKey ? find(call.world.integrations, integrationKey, 'Integration').id : undefined;
  const found = listed(call.world.connections, q).filter(
    (c) => has(c, { ...ids, connected, disconnected, isTest }) && has(c, { integrationId: own }),
  );
  return page(call, found, q);
}
