import { hash } from 'node:crypto';
import type { SnapshotAction } from '../model/snapshot.ts';

/** Names of tools: modelcontextprotocol.io/specification/2025-11-25/server/tools, "Tool Names". */
const LONGEST = 128;
const MARK = 6;

/**
 * The name of each action as a tool, in the same order: `{app}_{action}`, with the action's own key or else its name. What two
 * actions would share, each has with a mark made from its own id or name, so that a name never moves to another action.
 */
export function createToolNames(slug: string, actions: readonly SnapshotAction[]): string[] {
  const plain = actions.map((action) => fit(`${slug}_${handle(action)}`));
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return actions.map((action, at) => {
    const name = plain[at] ?? '';
    return counts.get(name.toLowerCase()) === 1
      ? name
      : `${name.slice(0, LONGEST - MARK - 1)}-${mark(action)}`;
  });
}

/** A name in other letters than tools may have is told by its mark. */
function handle(action: SnapshotAction): string {
  const own = action.derivedKey ? undefined : action.key;
  const words = (own ?? action.name)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const text = own === undefined ? words.toLowerCase() : words;
  return /[A-Za-z0-9]/.test(text) ? text : `action-${mark(action)}`;
}

function fit(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - MARK - 1)}-${digest(name)}`;
}

function mark({ id, key, name }: SnapshotAction): string {
  return digest(id ?? `${key ?? ''}\0${name}`);
}

function digest(text: string): string {
  return hash('sha256', text).slice(0, MARK);
}
