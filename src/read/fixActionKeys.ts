import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Snapshot, SnapshotAction } from '../model/snapshot.ts';
import { foldWords, chooseHandle, listHandles } from '../text/handles.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { parseNodes } from './yaml.ts';
import { addTo } from '../text/groupBy.ts';

/** A descriptor whose keys of actions are all in the snapshot, and what was changed for it. */
export interface FixedKeys {
  readonly text: string;
  readonly changes: readonly string[];
}

const LISTS = ['pin', 'hide'] as const;
const MAPS = ['describe', 'effect'] as const;

/**
 * Renames what a descriptor pins, hides, describes or marks under a key that no action has any more to the key that the action has
 * now, and removes what is gone. The action is the one with the id that the last snapshot knew, else the only one whose key or name
 * has the same letters. `null` when there is nothing to do.
 */
export function fixActionKeys(source: string, snapshot: Snapshot, last: Snapshot | null): FixedKeys | null {
  const fixed = fixPlain(source.replaceAll('\r\n', '\n'), snapshot, last);
  return fixed && source.includes('\r\n') ? { ...fixed, text: fixed.text.replaceAll('\n', '\r\n') } : fixed;
}

/** The same for a text whose lines end in a line feed alone: only there the YAML stands as it was split off. */
function fixPlain(text: string, snapshot: Snapshot, last: Snapshot | null): FixedKeys | null {
  const split = splitFrontMatter(text);
  if (!split.ok) return null;
  const { yaml } = split.value;
  const root = parseNodes(yaml).clone().contents;
  const pair = isMap(root)
    ? root.items.find(({ key }) => isScalar(key) && key.value === 'actions')
    : undefined;
  if (!pair || !isMap(pair.value)) return null;
  const changes = fixIn(pair.value, successorIn(snapshot, last));
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  const end = pair.value.range?.[1];
  if (changes.length === 0 || start === undefined || end === undefined) return null;
  const block = blockOf(pair);
  const at = text.indexOf(yaml);
  // A block of lines ends behind its line feed.
  const old = yaml.slice(start, end).trimEnd();
  return { text: text.slice(0, at + start) + block + text.slice(at + start + old.length), changes };
}

/** What an action is called by now: the same, another key, or `null` when it is gone. */
type Successor = (key: string) => string | null;

function successorIn(snapshot: Snapshot, last: Snapshot | null): Successor {
  const { actions } = snapshot;
  const known = new Set([...listHandles(actions).values()].flat());
  const before = new Map(last?.actions.map((action) => [chooseHandle(action), action]));
  const byId = new Map(actions.flatMap((action) => (action.id === undefined ? [] : [[action.id, action]])));
  const byWords = new Map<string, SnapshotAction[]>();
  for (const action of actions)
    for (const word of new Set([chooseHandle(action), action.name].map(foldWords)))
      addTo(byWords, word, action);
  return (key) => {
    if (known.has(key) || actions.some((action) => chooseHandle(action) === key)) return key;
    const same = byId.get(before.get(key)?.id ?? '');
    const [alike, ...more] = byWords.get(foldWords(key)) ?? [];
    const now = same ?? (more.length === 0 ? alike : undefined);
    return now && known.has(chooseHandle(now)) ? chooseHandle(now) : null;
  };
}

function fixIn(actions: YAMLMap, successor: Successor): string[] {
  const changes: string[] = [];
  const fix = (key: string, rename: (now: string) => void): boolean => {
    const now = successor(key);
    if (now === key) return true;
    changes.push(now === null ? `"${key}" was removed` : `"${key}" was renamed to "${now}"`);
    if (now !== null) rename(now);
    return now !== null;
  };
  const keep = (node: unknown): boolean =>
    !isScalar(node) || typeof node.value !== 'string' || fix(node.value, (now) => void renameTo(node, now));
  for (const name of LISTS) {
    const list: unknown = actions.get(name);
    if (isSeq(list)) list.items = (list as YAMLSeq).items.filter(keep);
  }
  for (const name of MAPS) {
    const map: unknown = actions.get(name);
    if (isMap(map)) map.items = (map as YAMLMap).items.filter(({ key }) => keep(key));
  }
  return changes;
}

function renameTo(node: Scalar, key: string): void {
  node.value = key;
}

/** The block as YAML, without the line feed at its end; comments in it stay. */
function blockOf(pair: Pair): string {
  const document = new Document({});
  if (isMap(document.contents) && isPair(pair)) document.contents.items.push(pair as never);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
