import { z } from 'zod';
import type { Call, ConnectionRequestRecord } from './call.ts';
import type { ConnectionElement, World } from './elements.ts';
import { ApiError } from './errors.ts';
import { objectId } from './ids.ts';
import { parse } from './queries.ts';
import { find, omit } from './select.ts';
import { connection } from './world.ts';
const text = z.string().optional();

/** SDK `CreateConnectionRequestPayload`; the endpoint is absent from the published OpenAPI. */
const bodySchema = z.object({
  integrationId: text,
  integrationKey: text,
  connectorId: text,
  connectorKey: text,
  connectorVersion: text,
  connectionId: text,
  connectionKey: z.string().min(1).max(100).optional(),
  name: text,
  allowMultipleConnections: z.boolean().optional(),
  connectorParameters: z.record(z.string(), z.unknown()).optional(),
  redirectUri: z.url().optional(),
  prompt: text,
});

/** The key of what the body names; 404 if it names something that is not there, 400 if it names nothing. */
function targetOf(world: World, body: z.output<typeof bodySchema>): string {
  const reconnected = body.connectionId ?? body.connectionKey;
  const integrated = body.integrationId ?? body.integrationKey;
  const connector = body.connectorId ?? body.connectorKey;
  if (reconnected) return find(world.connections, reconnected, 'Connection').key ?? reconnected;
  if (integrated) return find(world.integrations, integrated, 'Integration').key;
  if (connector) return find(world.connectors, connector, 'Connector').key;
  throw new ApiError(400, 'One of connectorId, integrationId, integrationKey or connectionId is required');
}

const answered = (record: ConnectionRequestRecord) => omit(record, 'target', 'polls', 'opened');

/** `POST /connection-requests`. The SDK's schema wants a `tenantId`, which Membrane's published self-integration skill does not show. */
export function createConnectionRequest(call: Call): unknown {
  const body = parse(bodySchema, call.body);
  const target = targetOf(call.world, body);
  const requestId = objectId(`connection-request/${call.state.connectionRequests.size}`);
  const record = {
    ...body,
    requestId,
    tenantId: call.tenantId,
    status: 'pending' as const,
    createdAt: '2026-03-03T12:00:00.000Z',
    url: `${call.baseUrl}/screens/connections?connectionRequestId=${requestId}`,
    target,
    polls: 0,
    opened: false,
  };
  call.state.connectionRequests.set(requestId, record);
  return answered(record);
}

function connected(world: World, record: ConnectionRequestRecord): ConnectionElement {
  const { connectionId, connectionKey, tenantId } = record;
  const existing = world.connections.find(
    (c) => c.tenantId === tenantId && (c.id === connectionId || (c.key && c.key === connectionKey)),
  );
  if (existing) return Object.assign(existing, { state: 'READY', connected: true, disconnected: false });
  const id = objectId(`connection/of/${record.requestId}`);
  const made = connection(record.target, { id, tenantId, userId: tenantId });
  world.connections.push(made);
  return made;
}

/** What the page of a connection request does once the user has signed in. */
export function openConnectionRequest(call: Pick<Call, 'state' | 'everything' | 'query'>): void {
  const record = call.state.connectionRequests.get(call.query['connectionRequestId'] ?? '');
  if (!record) throw new ApiError(404, 'There is no such page');
  record.opened = true;
  complete(record, call.everything);
}

function complete(record: ConnectionRequestRecord, world: World): void {
  const resultConnectionId = connected(world, record).id;
  Object.assign(record, { status: 'success', resultConnectionId });
}

/** `GET /connection-requests/{id}`: pending until read `quirks.pollsUntilDone` times, then there is a connection. */
export function getConnectionRequest(call: Call): unknown {
  const record = call.state.connectionRequests.get(call.selector);
  if (!record || record.tenantId !== call.tenantId)
    throw new ApiError(404, `Connection request "${call.selector}" not found`);
  record.polls += 1;
  const done = !call.quirks.userOpens && record.polls >= call.quirks.pollsUntilDone;
  if (record.status === 'pending' && done) complete(record, call.everything);
  return answered(record);
}
