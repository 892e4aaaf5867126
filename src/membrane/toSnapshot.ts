import type { Snapshot, SnapshotAction, SnapshotElement } from '../model/snapshot.ts';
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
    actions: withKeys(actions.filter(isShown).map(toAction).sort(byName)),
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

/** The public catalog answers an empty key, which is no key: `withKeys` makes one. */
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

/**
 * Gives each action a key that descriptors can name it by: Membrane's own, else one made from the name, marked as derived and
 * unique in the app. Pages do not show derived keys: Membrane would not know them.
 */
function withKeys(actions: readonly SnapshotAction[]): SnapshotAction[] {
  const taken = new Set(actions.flatMap(({ key }) => key ?? []));
  return actions.map((action) => {
    const base = action.key === undefined ? kebab(action.name) : '';
    if (base === '') return action;
    let key = base;
    for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
    taken.add(key);
    const { id, ...rest } = action;
    return { ...(id === undefined ? {} : { id }), key, derivedKey: true, ...rest };
  });
}

function kebab(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
