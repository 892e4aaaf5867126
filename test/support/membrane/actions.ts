import type { z } from 'zod';
import type { Call } from './call.ts';
import { ApiError } from './errors.ts';
import { actionsQuery, paginate, parse, waitQuery, type Page } from './queries.ts';
import { DEFAULT_LIMIT, find, has, listed, textOf, wordsOf } from './select.ts';
import type { ActionElement, ConnectionElement, World } from './elements.ts';

type Query = z.output<typeof actionsQuery>;

/** A catalog action belongs to an app and to nothing in the workspace. */
function isCatalogAction(a: ActionElement): boolean {
  return Boolean(a.externalAppId) && !a.integrationId && !a.connectionId;
}

/** An action as the API answers it: those of the catalog have an id and an empty key. */
function answered(call: Call, a: ActionElement): ActionElement {
  return isCatalogAction(a) && !call.quirks.catalogKeys ? { ...a, key: '' } : a;
}

/** Actions usable on a connection: its own, its integration's, universal ones and its app's in the catalog. */
function usableOn(c: ConnectionElement, a: ActionElement): boolean {
  if (a.connectionId) return a.connectionId === c.id;
  if (a.integrationId) return a.integrationId === c.integrationId;
  return !a.externalAppId || a.externalAppId === c.externalAppId;
}

/** An unknown id filters everything out; a connection or a key has to be resolved first, so it is 404 (untested live). */
function inScope(world: World, q: Query, connection: ConnectionElement | undefined) {
  if (connection) return (a: ActionElement) => usableOn(connection, a);
  if (q.externalAppId) return (a: ActionElement) => a.externalAppId === q.externalAppId;
  const key = q.integrationKey;
  const integrationId = key ? find(world.integrations, key, 'Integration').id : q.integrationId;
  return (a: ActionElement) => (integrationId ? a.integrationId === integrationId : !isCatalogAction(a));
}

function layerOf(a: ActionElement): string {
  if (a.connectionId) return 'connection';
  return a.integrationId ? 'integration' : 'universal';
}

/** Best matches of the intent first; nothing is dropped. */
function ranked(found: readonly ActionElement[], intent: string): ActionElement[] {
  const wanted = wordsOf(intent);
  const scored = found.map((a) => {
    const words = new Set(wordsOf(textOf(a)));
    return { a, score: wanted.filter((word) => words.has(word)).length };
  });
  return scored.sort((x, y) => y.score - x.score).map(({ a }) => a);
}

/**
 * `GET /actions`: of a connection, an app's catalog, an integration, or (no selector) the workspace. `intent` only
 * ranks, and without a connection it is ignored. isPublic and isDeactivated are data, not filters.
 */
export function actions(call: Call): Page<ActionElement> {
  const q = parse(actionsQuery, call.query);
  const selector = q.connectionId ?? q.connectionKey;
  const connection = selector ? find(call.world.connections, selector, 'Connection') : undefined;
  const { parentId, universalParentId, tenantId, userId, instanceKey, isUniversal } = q;
  const inReach = call.world.actions.filter(inScope(call.world, q, connection));
  const found = listed(inReach, q)
    .filter((a) => has(a, { parentId, universalParentId, tenantId, userId, instanceKey, isUniversal }))
    .filter((a) => !q.layer || layerOf(a) === q.layer);
  const sorted = connection && q.intent ? ranked(found, q.intent) : found;
  const page = paginate(sorted, q, DEFAULT_LIMIT.actions, call.quirks.pageSize);
  return { ...page, items: page.items.map((a) => answered(call, a)) };
}

/** The action that `selector` (an id, a key or `integrationKey.actionKey`) names; 404 for none, 400 for several. */
export function findAction(world: World, selector: string): ActionElement {
  const byId = world.actions.find((a) => a.id === selector || a.uuid === selector);
  if (byId) return byId;
  const own = world.actions.filter((a) => !isCatalogAction(a));
  const named = own.filter((a) => [a.key, `${a.integrationKey}.${a.key}`].includes(selector));
  if (named.length > 1) throw new ApiError(400, `Action key "${selector}" is ambiguous`);
  if (!named[0]) throw new ApiError(404, `Action "${selector}" not found`);
  return named[0];
}

/** `GET /actions/{selector}`. */
export function getAction(call: Call): ActionElement {
  parse(waitQuery, call.query);
  return answered(call, findAction(call.world, call.selector));
}

/** `GET /action?key=…&integrationKey=…`, which the SDK uses for object selectors. */
export function getActionByQuery(call: Call): ActionElement {
  const { id, key, integrationKey, integrationId } = call.query;
  const integration = integrationKey ?? integrationId;
  if (id) return answered(call, findAction(call.world, id));
  if (!key) throw new ApiError(400, 'Either id or key is required');
  const owner = integration ? find(call.world.integrations, integration, 'Integration').key : undefined;
  return answered(call, findAction(call.world, owner ? `${owner}.${key}` : key));
}
