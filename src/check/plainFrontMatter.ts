/**
 * Reads the YAML that skillpress writes, as long as every scalar is a double-quoted one of plain characters: there all YAML
 * parsers agree, as `test/check/rules/specification/round-trip.test.ts` proves for two of them. `null` for anything else, which is not wrong, but
 * for the parsers to decide.
 */
export function readPlainFrontMatter(yaml: string): Data | null {
  if (UNPLAIN.test(yaml) || !yaml.endsWith('\n')) return null;
  const lines = yaml.slice(0, -1).split('\n');
  const read = readMap(lines, 0, 0);
  return read !== null && read.next === lines.length ? read.value : null;
}

/** What YAML can hold. */
export interface Data {
  readonly [key: string]: DataValue;
}
/** A value of such YAML; its parsers turn unquoted scalars into numbers, booleans and `null`. */
export type DataValue = string | number | boolean | null | Data | readonly DataValue[];

/** A backslash starts an escape; the rest is what YAML does not take or not keep as it is, and what needs no look otherwise. */
const UNPLAIN = /[\\\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/u;
const KEY = /^[A-Za-z][A-Za-z0-9_-]*$/;
const SCALAR = /^"([^"]*)"$/;

interface Entry {
  readonly key: string;
  /** `undefined`: the value stands below. */
  readonly value: string | readonly string[] | undefined;
}

/** A list on its key's line, as SkillHub wants it. */
const INLINE = /^ \[(?:"[^"]*"(?:, "[^"]*")*)?\]$/;

/** Reads `key:`, `key: "value"` or `key: ["one", "two"]`, without other quotes, behind an indentation; `null`: the line is none of them. */
function entryAt(line: string, indent: number): Entry | null {
  const colon = line.indexOf(':', indent);
  const key = line.slice(indent, colon);
  if (colon === -1 || !KEY.test(key)) return null;
  if (colon === line.length - 1) return { key, value: undefined };
  const start = colon + 3;
  const isScalar = line.startsWith(' "', colon + 1) && line.indexOf('"', start) === line.length - 1;
  if (isScalar) return { key, value: line.slice(start, -1) };
  const rest = line.slice(colon + 1);
  return INLINE.test(rest)
    ? { key, value: Array.from(rest.matchAll(/"([^"]*)"/g), ([, item = '']) => item) }
    : null;
}

type Read<T> = { readonly value: T; readonly next: number } | null;

/** `at` is a line's index; the lines of a map stand behind `indent` spaces. */
function readMap(lines: readonly string[], at: number, indent: number): Read<Data> {
  const value: Record<string, DataValue> = {};
  let next = at;
  while (next < lines.length && indentOf(lines[next] ?? '') === indent) {
    const entry = entryAt(lines[next] ?? '', indent);
    if (entry === null || Object.hasOwn(value, entry.key)) return null;
    const { key, value: inline } = entry;
    const read =
      inline === undefined ? readBelow(lines, next + 1, indent + 2) : { value: inline, next: next + 1 };
    if (read === null) return null;
    value[key] = read.value;
    next = read.next;
  }
  return next === at ? null : { value, next };
}

function readBelow(lines: readonly string[], at: number, indent: number): Read<DataValue> {
  return lines[at]?.startsWith('- ', indent) ? readList(lines, at, indent) : readMap(lines, at, indent);
}

function readList(lines: readonly string[], at: number, indent: number): Read<readonly DataValue[]> {
  const value: DataValue[] = [];
  let next = at;
  const dash = `${' '.repeat(indent)}- `;
  const isItem = (): boolean => lines[next]?.startsWith(dash) === true;
  while (isItem()) {
    const scalar = SCALAR.exec((lines[next] ?? '').slice(indent + 2))?.[1];
    // An item's first line stands behind its dash.
    const item = lines.with(next, `${' '.repeat(indent + 2)}${(lines[next] ?? '').slice(indent + 2)}`);
    const read = scalar === undefined ? readMap(item, next, indent + 2) : { value: scalar, next: next + 1 };
    if (read === null) return null;
    value.push(read.value);
    next = read.next;
  }
  return { value, next };
}

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 32) at += 1;
  return at;
}
