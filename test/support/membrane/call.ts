import type { World } from './elements.ts';

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

/** A connection request, with what the emulator itself has to remember about it. */
export interface ConnectionRequestRecord {
  requestId: string;
  status: 'pending' | 'success' | 'cancelled' | 'error';
  connectionId?: string | undefined;
  connectionKey?: string | undefined;
  /** Key of the integration or connector that is to be connected. */
  target: string;
  tenantId: string;
  polls: number;
  opened: boolean;
}

/** An agent session, with the number of times it was read since its last message. */
export interface SessionRecord {
  id: string;
  status: 'queued' | 'starting' | 'running' | 'completed' | 'failed' | 'cancelled';
  state: 'busy' | 'idle';
  polls: number;
}

/** An action run that was asked for; nothing is ever run. */
export interface RunRecord {
  /** Id of the action, or `api` or `code`. */
  readonly action: string;
  readonly connection: string | undefined;
  readonly input: unknown;
  readonly tenantId: string;
}
