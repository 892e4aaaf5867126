/** What every element has; any further field is passed through to the answers as it is. */
export interface Element {
  id: string;
  name: string;
  [field: string]: unknown;
}

/** An external app (`GET /external-apps`; the SDK has an interface `App` but no schema for it). */
export interface AppElement extends Element {
  uuid: string;
  key: string;
  appUri: string;
  logoUri: string;
  apiDocsUri: string;
  categories: string[];
  defaultConnectorId: string;
  popularity: number;
  isReadOnly: boolean;
}

/** A connector in its latest version (SDK schema `Connector`). */
export interface ConnectorElement extends Element {
  uuid: string;
  key: string;
  logoUri: string;
  baseUri: string;
  version: string;
  externalAppId?: string;
}

/** An integration of the workspace (SDK schema `IntegrationApiResponse`). */
export interface IntegrationElement extends Element {
  uuid: string;
  key: string;
  logoUri: string;
  connectorId?: string;
  externalAppId?: string;
}

/**
 * A connection (SDK schema `ConnectionApiResponse`). Membrane's published self-integration skill lists the states NOT_CONFIGURED, SETUP_IN_PROGRESS,
 * SETUP_FAILED and READY; the SDK's schema rejects the first two, so its own six are the ones allowed here.
 */
export interface ConnectionElement extends Element {
  userId: string;
  state:
    | 'BUILDING'
    | 'CLIENT_ACTION_REQUIRED'
    | 'CONFIGURATION_ERROR'
    | 'SETUP_FAILED'
    | 'READY'
    | 'DISCONNECTING';
  connected: boolean;
  disconnected: boolean;
  createdAt: string;
  updatedAt: string;
  key?: string;
  connectorId?: string;
  integrationId?: string;
  externalAppId?: string;
}

/** An action of any layer (SDK schema `ActionApiResponse`). */
export interface ActionElement extends Element {
  uuid: string;
  key: string;
  type: string;
  description?: string;
  inputSchema?: unknown;
  externalAppId?: string;
  integrationId?: string;
  integrationKey?: string;
  connectionId?: string;
}

/** Everything the emulated workspace and the public catalog hold; plain data that a test may change at any time. */
export interface World {
  apps: AppElement[];
  connectors: ConnectorElement[];
  integrations: IntegrationElement[];
  connections: ConnectionElement[];
  actions: ActionElement[];
}
