import type { Field } from '../model/inputs.ts';
import type { ActionFacts, ActionGroupFacts, ReferencePartFacts } from '../model/action.ts';
import { proposeSlug } from '../text/slug.ts';
import { groupActions } from './groups.ts';

/**
 * About as many bytes as an agent reads at once: Claude Code refuses to read a file of more than 25,000 tokens
 * (anthropics/claude-code issue 4002, July 2025), and a token of a table has about three bytes.
 */
const MOST_BYTES = 64 * 1024;
/** A group below this has no file of its own. */
const SMALL = 8 * 1024;
/** About how many bytes of a row are in none of its texts. */
const ROW = 40;
/** About how many bytes a type, a limit or a mark has. */
const PHRASE = 20;
/** About how many bytes an action has besides its texts and rows. */
const ACTION = 60;
/** The most characters of a file's name. */
const LONGEST_NAME = 40;

/**
 * The files of the reference: one, or, when that were too long to be read at once, one for each group of actions; groups
 * that are small share files, and what is larger than a file is cut into several.
 */
export function splitReference(actions: readonly ActionFacts[]): ReferencePartFacts[] {
  if (sizeOf(actions) <= MOST_BYTES)
    return [{ file: 'actions', groups: [{ entity: null, object: null, actions }] }];
  const pieces = groupActions(actions).flatMap(cut);
  const large = pieces.filter((piece) => sizeOf(piece.actions) >= SMALL);
  const small = pack(pieces.filter((piece) => !large.includes(piece)));
  const taken = new Set<string>();
  return [...large.map((piece) => [piece]), ...small].map((members) => ({
    file: nameFor(members, taken),
    groups: members,
  }));
}

/** A group in pieces that fit into a file. */
function cut(group: ActionGroupFacts): ActionGroupFacts[] {
  return filled(group.actions, (action) => sizeOf([action])).map((actions) => ({ ...group, actions }));
}

function pack(groups: readonly ActionGroupFacts[]): ActionGroupFacts[][] {
  return filled(groups, (group) => sizeOf(group.actions));
}

/** Puts things into lists, in their order, so that each is full but not too full. */
function filled<T>(things: readonly T[], size: (thing: T) => number): T[][] {
  const lists: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const bytes = size(thing);
    if (bytes > left || lists.length === 0) {
      lists.push([]);
      left = MOST_BYTES;
    }
    lists.at(-1)?.push(thing);
    left -= bytes;
  }
  return lists;
}

/** `invoices`, `invoices-2`; groups that share a file have no name in common. */
function nameFor([first, ...others]: readonly ActionGroupFacts[], taken: Set<string>): string {
  const own = others.length === 0 ? (first?.entity ?? first?.object ?? '') : '';
  const base = proposeSlug(own, LONGEST_NAME) ?? 'other';
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}

/** About how many bytes the reference of these actions has. */
function sizeOf(actions: readonly ActionFacts[]): number {
  return actions.reduce((sum, { name, description, inputs }) => {
    const rows = (inputs?.fields ?? []).map(rowSize);
    return (
      sum + ACTION + 2 * bytes(name) + Math.min(bytes(description), 200) + rows.reduce((a, b) => a + b, 0)
    );
  }, 0);
}

function rowSize({ path, types, meaning, marks, limits, allowed, default: preset, pattern }: Field): number {
  const values = allowed.reduce((sum, { value, name }) => sum + bytes(value) + bytes(name ?? '') + 6, 0);
  const phrases = types.length + marks.length + limits.length;
  return (
    ROW +
    PHRASE * phrases +
    [path, meaning, preset ?? '', pattern ?? ''].reduce((sum, text) => sum + bytes(text), values)
  );
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
