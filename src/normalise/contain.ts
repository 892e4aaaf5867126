import type { ValuePath } from '../model/finding.ts';
import { digestForReview } from '../text/digestForReview.ts';
import type { Doubt } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot, SnapshotAction, SnapshotElement } from '../model/snapshot.ts';
import { listHandles } from '../text/handles.ts';
import { listReadings } from '../text/disguises.ts';
import { mayInstruct, findSuspicion, type Suspicion } from '../text/instructions.ts';
import { findStrangeAddress } from './findStrangeAddress.ts';

/** A snapshot without the texts that may speak to the agent, and those texts. */
export interface Contained {
  readonly snapshot: Snapshot;
  readonly doubts: readonly Doubt[];
}

/** What stands for a value that is left out. */
const LEFT_OUT = Symbol('left out');

interface FoundSuspicion extends Suspicion {
  readonly isAddress?: true;
}

interface Judging {
  readonly descriptor: Descriptor;
  readonly doubts: Doubt[];
}

/**
 * Leaves out of a snapshot what reads as an instruction to the agent or leads to an address of somebody else: a
 * description, what a field means, a list of allowed values. A name has no substitute, so what is doubtful there needs a
 * person like an attack. What an exception of the descriptor names by its digest stays. Hidden actions are not looked at.
 */
export function containSnapshot(descriptor: Descriptor, snapshot: Snapshot): Contained {
  const judging: Judging = { descriptor, doubts: [] };
  const handles = listHandles(snapshot.actions);
  const hidden = new Set(descriptor.hide);
  const actions = snapshot.actions.map((action, at) => {
    const names = handles.get(action) ?? [];
    const isHidden = names.some((name) => hidden.has(name));
    if (isHidden || !areSuspect(textsOf(action), descriptor)) return action;
    const isTold = names.some((name) => Object.hasOwn(descriptor.describe, name));
    return containAction(action, at, isTold, judging);
  });
  const connector = containElement(snapshot, 'connector', judging);
  const integration = containElement(snapshot, 'integration', judging);
  const { doubts } = judging;
  return {
    snapshot: doubts.length === 0 ? snapshot : { ...snapshot, ...connector, ...integration, actions },
    doubts,
  };
}

/** Everything that an action says: looked at together first, because most actions have nothing to find. */
function textsOf({ id, key, name, description, input }: SnapshotAction): string[] {
  const texts = [id ?? '', key ?? '', name, description ?? ''];
  const add = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(add);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) {
        texts.push(name);
        add(each);
      }
  };
  add(input);
  return texts;
}

function areSuspect(texts: readonly string[], descriptor: Descriptor): boolean {
  return mayInstruct(texts) || texts.some((text) => addressIn(text, descriptor) !== null);
}

/** The action without what is doubtful in it. */
function containAction(
  action: SnapshotAction,
  at: number,
  isTold: boolean,
  judging: Judging,
): SnapshotAction {
  const path = ['actions', at];
  const { id, key, derivedKey, name, description, input, ...rest } = action;
  for (const [part, text] of Object.entries({ id, name, key: derivedKey ? undefined : key }))
    if (text !== undefined) contain(text, [...path, part], judging, 'name');
  const said =
    description === undefined || isTold
      ? description
      : contain(description, [...path, 'description'], judging, 'text');
  const asked = containValue(input, [...path, 'input'], judging);
  return {
    ...rest,
    name,
    ...(id === undefined ? {} : { id }),
    ...(key === undefined ? {} : { key }),
    ...(derivedKey === undefined ? {} : { derivedKey }),
    ...(typeof said === 'string' ? { description: said } : {}),
    ...(asked === undefined || asked === LEFT_OUT ? {} : { input: asked }),
  };
}

/** How an app signs in is the one text of a connector that pages show. */
function containElement(
  snapshot: Snapshot,
  kind: 'connector' | 'integration',
  judging: Judging,
): Partial<Record<typeof kind, SnapshotElement>> {
  const element = snapshot[kind];
  if (element?.auth === undefined || !areSuspect([element.auth], judging.descriptor)) return {};
  const { auth, ...rest } = element;
  return contain(auth, [kind, 'auth'], judging, 'text') === LEFT_OUT ? { [kind]: rest } : {};
}

/** Keywords of a schema whose value is an address that nobody is sent to. */
const IDENTIFIERS: ReadonlySet<unknown> = new Set(['$schema', '$id', '$ref', 'pattern', 'format', 'type']);
const PROSE: ReadonlySet<unknown> = new Set(['description', 'title']);

function containValue(value: unknown, path: ValuePath, judging: Judging): unknown {
  if (typeof value === 'string') {
    return contain(value, path, judging, partOf(path));
  }
  if (Array.isArray(value)) {
    const items = value.map((each, at) => containValue(each, [...path, at], judging));
    // What is left of a list would be told as the whole of it.
    return items.includes(LEFT_OUT) ? LEFT_OUT : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    const inner = [...path, key];
    contain(key, inner, judging, 'name');
    const left = containValue(each, inner, judging);
    return left === LEFT_OUT ? [] : [[key, left]];
  });
  return Object.fromEntries(entries);
}

/** What a text of a schema is. A name of a required field may be told though no field is called so. */
function partOf(path: ValuePath): 'name' | Doubt['costs'] {
  if (path.at(-2) === 'required' && typeof path.at(-1) === 'number') return 'name';
  return PROSE.has(path.at(-1)) ? 'text' : 'values';
}

/** A few words, as names of actions and fields are. */
const NAME = /^[\w:/&'()-]+(?:[ .][\w:/&'()-]+){0,5}$/;

/** What may stay of a text. */
function contain(
  text: string,
  path: ValuePath,
  { descriptor, doubts }: Judging,
  part: 'name' | Doubt['costs'],
): string | typeof LEFT_OUT {
  const found = findIn(text, path, descriptor);
  if (found === null || (part === 'name' && found.level === 'doubtful' && NAME.test(text))) return text;
  const digest = digestForReview(text);
  const kept = Object.values(descriptor.except).some((reason) => reason.includes(digest));
  const rest = part === 'text' && found.isAddress ? withoutAddresses(text, descriptor) : '';
  const level = part === 'name' ? 'certain' : found.level;
  const costs = rest !== '' ? 'sentence' : part === 'values' ? 'values' : 'text';
  doubts.push({ level, what: found.what, path, text, digest, kept, costs });
  if (kept || part === 'name') return text;
  return rest === '' ? LEFT_OUT : rest;
}

function findIn(text: string, path: ValuePath, descriptor: Descriptor): FoundSuspicion | null {
  return findSuspicion(text) ?? (IDENTIFIERS.has(path.at(-1)) ? null : addressIn(text, descriptor));
}

/** A text of somebody who sends readers elsewhere is doubtful. */
function addressIn(text: string, descriptor: Descriptor): FoundSuspicion | null {
  const [host] = listReadings(text).flatMap((reading) => findStrangeAddress(reading, descriptor) ?? []);
  if (host === undefined) return null;
  return { level: 'doubtful', what: `leads to ${host}, which is not the app's`, isAddress: true };
}

/** Behind the mark of a sentence come white space, a tag or nothing; the marks of Chinese and Japanese need none of these; "e.g." ends none. */
const SENTENCE = /(?:[^.!?。！？]|[.!?](?![\s<]|$)|(?<=\b(?:e\.g|i\.e|cf|vs))\.(?=[\s<]))+[.!?。！？]*\s*/g;

/** The sentences that lead to nobody else. */
function withoutAddresses(text: string, descriptor: Descriptor): string {
  const sentences = text.match(SENTENCE) ?? [];
  return sentences
    .filter((each) => addressIn(each, descriptor) === null)
    .join('')
    .trim();
}
