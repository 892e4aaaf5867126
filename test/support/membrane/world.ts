import type {
  ActionElement,
  AppElement,
  ConnectionElement,
  ConnectorElement,
  IntegrationElement,
} from './elements.ts';
import { objectId, uuidOf } from './ids.ts';

type Over<T> = { [K in keyof T]?: T[K] | undefined };

const CREATED = '2026-01-15T08:00:00.000Z';
const UPDATED = '2026-03-02T09:30:00.000Z';

/** `List users` from `list-users`. */
function titleOf(key: string, each: boolean): string {
  const words = key.split('-').filter(Boolean);
  return words.map((w, i) => (each || i === 0 ? w[0]?.toUpperCase() + w.slice(1) : w)).join(' ');
}

function common(kind: string, slug: string) {
  const path = `${kind}/${slug}`;
  return { id: objectId(path), uuid: uuidOf(path), key: slug, name: titleOf(slug, true) };
}

const logo = (slug: string) => `https://static.integration.app/connectors/${slug}/logo.png`;
const life = (name: string) => ({
  state: 'READY' as const,
  revision: uuidOf(`revision/${name}`),
  createdAt: CREATED,
  updatedAt: UPDATED,
});

/**
 * The JSON of it: without the fields that are undefined. V8 gives the result of several spreads a hash table, and
 * what JSON.parse makes a shape, which makes the lists of a big catalog ten times as fast.
 */
function plain<T>(value: object): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A public app `slug`, at `https://<slug>.com/`, served by the connector of the same slug. */
export function app(slug: string, over: Over<AppElement> = {}): AppElement {
  return plain<AppElement>({
    ...common('app', slug),
    appUri: `https://${slug}.com/`,
    logoUri: logo(slug),
    apiDocsUri: `https://${slug}.com/docs/api`,
    categories: ['Communication'],
    popularity: 50,
    defaultConnectorId: objectId(`connector/${slug}`),
    basePackageId: objectId(`package/${slug}`),
    isPublic: true,
    isReadOnly: true,
    isConnected: false,
    hasFreeTestAccount: null,
    openapiSpecs: [],
    ...over,
  });
}

/** The public connector of the app `slug`. */
export function connector(slug: string, over: Over<ConnectorElement> = {}): ConnectorElement {
  return plain<ConnectorElement>({
    ...common('connector', slug),
    externalAppId: objectId(`app/${slug}`),
    appUuid: uuidOf(`app/${slug}`),
    logoUri: logo(slug),
    categories: ['Communication'],
    isPublic: true,
    popularity: 50,
    baseUri: `https://static.integration.app/connectors/${slug}/1.0.0`,
    version: '1.0.0',
    revision: uuidOf(`revision/connector/${slug}`),
    type: 'oauth2',
    operationsCount: 12,
    dataCollectionsCount: 3,
    eventsCount: 2,
    hasTest: true,
    hasOperations: true,
    hasData: true,
    ...over,
  });
}

/** The workspace's integration with the app `slug`. */
export function integration(slug: string, over: Over<IntegrationElement> = {}): IntegrationElement {
  return plain<IntegrationElement>({
    ...common('integration', slug),
    ...life(`integration/${slug}`),
    logoUri: logo(slug),
    connectorId: objectId(`connector/${slug}`),
    connectorVersion: '1.0.0',
    externalAppId: objectId(`app/${slug}`),
    appUuid: uuidOf(`app/${slug}`),
    authType: 'oauth2',
    hasMissingParameters: false,
    isTest: false,
    isDeactivated: false,
    ...over,
  });
}

/** A READY connection to the app `slug`, through its integration and connector. */
export function connection(slug: string, over: Over<ConnectionElement> = {}): ConnectionElement {
  const { id, key, name } = common('connection', slug);
  return plain<ConnectionElement>({
    id,
    key,
    name,
    ...life(`connection/${slug}`),
    userId: objectId('customer/emulated-tenant'),
    tenantId: objectId('customer/emulated-tenant'),
    connected: true,
    disconnected: false,
    isTest: false,
    isDeactivated: false,
    connectorId: objectId(`connector/${slug}`),
    connectorVersion: '1.0.0',
    integrationId: objectId(`integration/${slug}`),
    externalAppId: objectId(`app/${slug}`),
    ...over,
  });
}

/** An action of the public catalog: it belongs to an app only, so the API answers it with an empty key. */
export function action(slug: string, key: string, over: Over<ActionElement> = {}): ActionElement {
  const path = `${slug}/${key}`;
  return plain<ActionElement>({
    ...common('action', path),
    ...life(`action/${path}`),
    key,
    name: titleOf(key, true),
    description: `${titleOf(key, false)} in ${titleOf(slug, true)}.`,
    type: 'api-request-to-external-app',
    config: { request: { method: 'GET', path: `/${key}` } },
    inputSchema: { type: 'object', properties: { limit: { type: 'integer', minimum: 1 } } },
    outputSchema: { type: 'object', properties: { items: { type: 'array', items: { type: 'object' } } } },
    externalAppId: objectId(`app/${slug}`),
    externalAppUuid: uuidOf(`app/${slug}`),
    isPublic: true,
    isReadOnly: true,
    isDeactivated: false,
    ...over,
  });
}

/** An action of the workspace, under the integration `slug`; it has both an id and a key. */
export function workspaceAction(slug: string, key: string, over: Over<ActionElement> = {}): ActionElement {
  const id = objectId(`workspace-action/${slug}/${key}`);
  const owner = { integrationId: objectId(`integration/${slug}`), integrationKey: slug };
  return action(slug, key, { id, uuid: uuidOf(id), ...owner, isPublic: false, isReadOnly: false, ...over });
}
