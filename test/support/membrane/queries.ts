import { z } from 'zod';
import { ApiError } from './errors.ts';

/**
 * Element types of `/search` (SDK `WorkspaceElementType`). Membrane's published self-integration skill writes `Connector`, `Integration`, `Action`;
 * the SDK's enum rejects those, in queries and in answers, so they are only a quirk here.
 */
export const ELEMENT_TYPES =
  `customer app connector integration flow flow-instance flow-run action package action-instance connection
  field-mapping field-mapping-instance data-source data-source-instance data-link-table data-link-table-instance
  app-event-type app-event-subscription app-event-log-record app-data-schema app-data-schema-instance
  external-event-subscription external-event-log-record external-event-pull screen action-run-log-record
  external-api-log-record incoming-webhook-log-record connected-product`.split(/\s+/);

const text = z.string().optional();
/** The SDK's coercion: `0`, `false` and the empty string are false, any other text is true. */
const flag = z
  .string()
  .transform((value) => !['false', '0', ''].includes(value.toLowerCase()))
  .optional();
const limit = (max: number) => z.coerce.number().int().min(1).max(max).optional();
const bit = z.coerce.number().optional();
const paged = { limit: limit(1000), cursor: text };
const listed = { ...paged, search: text, includeArchived: flag };

/** Query of `GET /search`; `elementType` is checked by the route because of the PascalCase quirk. */
export const searchQuery = z.object({
  q: z.string().min(1).max(200),
  elementType: text,
  limit: limit(100),
  cursor: text,
});

/** Query of `GET /actions` (SDK `FindActionsQuery`): there is no `connectorId`, unknown parameters are ignored. */
export const actionsQuery = z.object({
  ...listed,
  layer: z.enum(['universal', 'integration', 'connection']).optional(),
  integrationKey: text,
  integrationId: text,
  connectionId: text,
  connectionKey: text,
  instanceKey: text,
  parentId: text,
  universalParentId: text,
  tenantId: text,
  userId: text,
  isUniversal: flag,
  externalAppId: text,
  intent: z.string().max(200).optional(),
});

/** Query of `GET /external-apps` (SDK `ListExternalAppsQuery`). */
export const appsQuery = z.object({ ...listed, category: text, isConnected: flag });

/** Query of `GET /connectors` (published OpenAPI; the SDK has none). */
export const connectorsQuery = z.object({ ...listed, appUuid: text, externalAppId: text });

/** Query of `GET /integrations` (SDK `FindIntegrationsQuery`). */
export const integrationsQuery = z.object({
  ...listed,
  appUuid: text,
  connectors: bit,
  externalApps: bit,
  websearch: bit,
});

/** Query of `GET /connections` (SDK `FindConnectionsQuery`). */
export const connectionsQuery = z.object({
  ...listed,
  tenantId: text,
  userId: text,
  integrationId: text,
  integrationKey: text,
  connectorId: text,
  connectorVersion: text,
  externalAppId: text,
  connected: flag,
  disconnected: flag,
  isTest: flag,
  includeSecrets: flag,
});

/** Query of the endpoints that can long-poll; the emulator checks it and never waits. */
export const waitQuery = z.object({ wait: flag, timeout: z.coerce.number().min(1).max(60).optional() });

/** The parsed query or body; 400 naming each bad field otherwise. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
  throw new ApiError(400, `Validation failed: ${issues.join('; ')}`);
}

/** One page; `cursor` is absent on the last one. */
export interface Page<T> {
  items: T[];
  cursor?: string;
}

const PREFIX = 'offset:';

/** The first item that a cursor stands for. The SDK's `findAll` begins with `0`; `fault-…` is made by faults.ts. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '' || cursor === '0' || cursor.startsWith('fault-')) return 0;
  const decoded = Buffer.from(cursor, 'base64url').toString();
  const offset = decoded.startsWith(PREFIX) ? Number(decoded.slice(PREFIX.length)) : NaN;
  if (!Number.isInteger(offset) || offset < 1) throw new ApiError(400, 'Invalid cursor');
  return offset;
}

/** The page of `items` that the query asks for, of at most `cap` items whatever it asks for. */
export function paginate<T>(
  items: readonly T[],
  query: { limit?: number | undefined; cursor?: string | undefined },
  defaultLimit: number,
  cap = Infinity,
): Page<T> {
  const start = offsetOf(query.cursor);
  const end = start + Math.min(query.limit ?? defaultLimit, cap);
  const page: Page<T> = { items: items.slice(start, end) };
  if (end < items.length) page.cursor = Buffer.from(`${PREFIX}${end}`).toString('base64url');
  return page;
}
