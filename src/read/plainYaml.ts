/**
 * Reads the part of YAML that nearly every descriptor keeps to: block maps and lists by two-space indentation, one-line plain or
 * quoted strings without escapes, one-line lists and maps of them. Some 20 times as fast as the YAML library. It returns
 * `undefined` for anything else (also for anything wrong), which the library then decides: what it does answer is what the
 * library would answer under the failsafe schema; a property test holds the two against each other.
 */
export function parsePlainYaml(text: string): Record<string, unknown> | undefined {
  const lines = linesOf(text);
  if (!lines || lines.length === 0) return undefined;
  const cursor: LineCursor = { lines, at: 0 };
  const value = readMap(cursor, 0);
  return cursor.at === lines.length ? value : undefined;
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

interface LineCursor {
  readonly lines: readonly Line[];
  at: number;
}

type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** Characters that mean the same everywhere inside a line; a tab, a carriage return or a control character does not. */
const ORDINARY = /^[ -~\u00A1-\u1FFF\u2010-\u2027\u2030-\u205E\u20A0-\uD7FF]*$/;
const KEY = /^([A-Za-z][\w-]*):(?: +(.*))?$/;
/** A plain scalar may start with these; anything else could be an indicator. */
const START = /^[A-Za-z0-9/(]/;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
const FLOW_ITEM = /\s*(?:"([^"\\]*)"|([A-Za-z0-9][^,[\]{}:#"'&*!|>%@`\\]*))\s*(?:,|$)/y;

const FLOW_PAIR = /\s*([A-Za-z][\w-]*): +(?:"([^"\\]*)"|([A-Za-z0-9][^,[\]{}:#"'&*!|>%@`\\]*))\s*(?:,|$)/y;

function linesOf(text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    if (!ORDINARY.test(raw)) return undefined;
    const line = raw.trimEnd();
    if (line === '') continue;
    const indent = line.length - line.trimStart().length;
    if (line.charCodeAt(indent) === 35) continue;
    lines.push({ indent, text: indent === 0 ? line : line.slice(indent) });
  }
  return lines;
}

function readMap(cursor: LineCursor, indent: number): Record<string, Value> | undefined {
  const map: Record<string, Value> = {};
  for (let line = cursor.lines[cursor.at]; line?.indent === indent; line = cursor.lines[cursor.at]) {
    const [, key, rest] = KEY.exec(line.text) ?? [];
    if (key === undefined || Object.hasOwn(map, key) || key === '__proto__') return undefined;
    cursor.at += 1;
    const value = rest === undefined ? readNested(cursor, indent) : readInline(rest);
    if (value === undefined || (rest !== undefined && isDeeper(cursor, indent))) return undefined;
    map[key] = value;
  }
  return isDeeper(cursor, indent) ? undefined : map;
}

function readNested(cursor: LineCursor, indent: number): Value | undefined {
  const next = cursor.lines[cursor.at];
  if (next?.indent !== indent + 2) return undefined;
  return next.text.startsWith('- ') ? readList(cursor, indent + 2) : readMap(cursor, indent + 2);
}

function readList(cursor: LineCursor, indent: number): Value[] | undefined {
  const list: Value[] = [];
  for (
    let line = cursor.lines[cursor.at];
    line?.indent === indent && line.text.startsWith('- ');
    line = cursor.lines[cursor.at]
  ) {
    cursor.at += 1;
    const value = readItem(line.text.slice(2));
    if (value === undefined || isDeeper(cursor, indent)) return undefined;
    list.push(value);
  }
  return cursor.lines[cursor.at]?.indent === indent ? undefined : list;
}

function readItem(text: string): Value | undefined {
  if (!text.includes(':')) return readInline(text);
  const [, key, rest] = /^([A-Za-z][\w -]*): +(\[.*)$/.exec(text) ?? [];
  if (key === undefined || rest === undefined || key.endsWith(' ')) return undefined;
  const value = readInline(rest);
  return value === undefined ? undefined : { [key]: value };
}

function readInline(text: string): Value | undefined {
  if (text.startsWith('{')) return text.endsWith('}') ? readFlowMap(text.slice(1, -1)) : undefined;
  if (text.startsWith('[')) return text.endsWith(']') ? readFlow(text.slice(1, -1)) : undefined;
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1] ?? quoted[2];
  return START.test(text) && !text.includes(': ') && !text.includes(' #') && !text.endsWith(':')
    ? text
    : undefined;
}

function readFlow(text: string): string[] | undefined {
  if (text.trim() === '') return [];
  if (text.trimEnd().endsWith(',')) return undefined;
  const items: string[] = [];
  FLOW_ITEM.lastIndex = 0;
  while (FLOW_ITEM.lastIndex < text.length) {
    const found = FLOW_ITEM.exec(text);
    if (!found) return undefined;
    items.push(found[1] ?? found[2]?.trimEnd() ?? '');
  }
  return items;
}

function readFlowMap(text: string): Record<string, string> | undefined {
  if (text.trim() === '' || text.trimEnd().endsWith(',')) return undefined;
  const map: Record<string, string> = {};
  FLOW_PAIR.lastIndex = 0;
  while (FLOW_PAIR.lastIndex < text.length) {
    const [, key, quoted, plain] = FLOW_PAIR.exec(text) ?? [];
    if (key === undefined || Object.hasOwn(map, key)) return undefined;
    map[key] = quoted ?? plain?.trimEnd() ?? '';
  }
  return map;
}

function isDeeper(cursor: LineCursor, indent: number): boolean {
  return (cursor.lines[cursor.at]?.indent ?? -1) > indent;
}
