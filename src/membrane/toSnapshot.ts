import type { Snapshot, SnapshotAction, SnapshotElement } from '../model/snapshot.ts';
import { addKeys } from './actionKeys.ts';
import type { Resolved } from './resolve.ts';
import type { Element, RemoteAction } from './schemas.ts';

/** What is kept of Membrane's answers about one app, in an order that does not depend on theirs. */
export function toSnapshot(
  { type, element }: Resolved,
  connector: Element | null,
  actions: readonly RemoteAction[],
): Snapshot {
  const parts: Record<string, SnapshotElement> = connector
    ? { connector: toElement(connector, connector.authType || connector.type) }
    : {};
  if (type !== 'connector') parts[type] = toElement(element, element.authType);
  return {
    origin: 'membrane',
    ...parts,
    actions: addKeys(actions.filter(isShown).map(toAction).sort(byName), []),
  };
}

/** The vendor's own filter for display: membranehq/self-integrating-workflow-builder, app/api/membrane/actions. */
function isShown({ isPublic, isDeactivated, archivedAt }: RemoteAction): boolean {
  return isPublic !== false && isDeactivated !== true && !archivedAt;
}

/** `type` is how a connector signs in, and something else for other elements, so that `auth` is the caller's to tell. */
function toElement(
  { id, key, name, appUri, logoUri }: Element,
  auth: string | null | undefined,
): SnapshotElement {
  return {
    id,
    ...(key ? { key } : {}),
    name,
    ...(appUri ? { url: appUri } : {}),
    ...(logoUri ? { logo: logoUri } : {}),
    ...(auth ? { auth } : {}),
  };
}

/** The public catalog answers an empty key, which is no key: `addKeys` makes one. */
function toAction({ id, key, name, description, type, config, inputSchema }: RemoteAction): SnapshotAction {
  const method = config?.request?.method;
  return {
    id,
    ...(key ? { key } : {}),
    name,
    ...(description ? { description } : {}),
    ...(type ? { type } : {}),
    ...(method ? { method } : {}),
    ...(typeof inputSchema === 'object' && inputSchema !== null ? { input: inputSchema } : {}),
  };
}

function byName(a: SnapshotAction, b: SnapshotAction): number {
  const text = ({ key, name, id }: SnapshotAction): string => `${key ?? ''}\0${name}\0${id ?? ''}`;
  return text(a) < text(b) ? -1 : 1;
}
