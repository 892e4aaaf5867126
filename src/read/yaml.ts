import { isMap, isPair, isScalar, isSeq, parseDocument, type Document, type ParsedNode } from 'yaml';
import { parsePlainYaml } from './plainYaml.ts';

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text, and where. */
export interface Problem {
  readonly message: string;
  readonly at: Position;
}

export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** A key or an index on the way to a value. */
export type Step = string | number;

/**
 * Parses YAML 1.2 with the failsafe schema: every scalar stays the string that was written (`1.10`, `no`, `2026-11-20`),
 * no tag, alias or merge key changes it.
 */
export function parseYaml(text: string): Parsed {
  const plain = parsePlainYaml(text);
  return plain === undefined ? parseAnyYaml(text) : { ok: true, value: plain };
}

/** The same, by the YAML library alone. */
export function parseAnyYaml(text: string): Parsed {
  const document = parse(text);
  const error = document.errors[0] ?? document.warnings[0];
  if (error)
    return { ok: false, problem: { message: firstLine(error.message), at: positionAt(text, error.pos[0]) } };
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return {
      ok: false,
      problem: { message: 'Aliases (*name) are not supported', at: { line: 1, column: 1 } },
    };
  }
}

/** Where the value at `path` stands in `text`; with `onKey` its key. Falls back to the deepest step that exists. */
export function locateInYaml(text: string, path: readonly Step[], onKey = false): Position {
  let node: ParsedNode | null = parseDocumentOf(text).contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const found = child(node, step);
    if (!found) break;
    node = found.value;
    const last = depth === path.length - 1;
    offset = (last && onKey ? found.keyOffset : undefined) ?? node?.range?.[0] ?? found.keyOffset ?? offset;
  }
  return positionAt(text, offset);
}

let last: { readonly text: string; readonly document: Document.Parsed<ParsedNode> } | undefined;

/** The nodes of a text with their places. The last one is kept: findings of a file ask one after the other. */
export function parseDocumentOf(text: string): Document.Parsed<ParsedNode> {
  if (last?.text !== text) last = { text, document: parse(text) };
  return last.document;
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: before.length - lineStart + 1 };
}

function parse(text: string): Document.Parsed<ParsedNode> {
  return parseDocument(text, { schema: 'failsafe', merge: false, prettyErrors: false, uniqueKeys: true });
}

function child(
  node: ParsedNode | null,
  step: Step,
): { value: ParsedNode | null; keyOffset?: number } | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { value: item as ParsedNode };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
  );
  if (!pair) return undefined;
  const keyOffset = (pair.key as ParsedNode).range?.[0];
  return { value: pair.value as ParsedNode | null, ...(keyOffset === undefined ? {} : { keyOffset }) };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
