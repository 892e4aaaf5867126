/**
 * Reads the YAML that skillpress writes, as long as every scalar is a double-quoted one of plain characters: there all YAML
 * parsers agree, as `test/validate/rules/roundTrip.test.ts` proves for two of them. `null` for anything else, which is not wrong, but
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
export type DataValue = string | number | boolean | null | Data | readonly DataValue[];

/** A backslash starts an escape; the rest is what YAML does not take or not keep as it is, and what needs no look otherwise. */
const UNPLAIN = /[\\\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/u;
const ENTRY = /^([A-Za-z][A-Za-z0-9_-]*):(?: "([^"]*)")?$/;
const SCALAR = /^"([^"]*)"$/;

interface Entry {
  /** `null`: the line is none. */
  readonly key: string | null;
  readonly scalar: string | undefined;
}

/** Most lines are the same in all pages. */
const entries = new Map<string, Entry>();
const MOST_ENTRIES = 5000;

function entryOf(line: string): Entry {
  const known = entries.get(line);
  if (known) return known;
  const [, key = null, scalar] = ENTRY.exec(line) ?? [];
  const entry = { key, scalar };
  if (entries.size >= MOST_ENTRIES) entries.clear();
  entries.set(line, entry);
  return entry;
}

type Read<T> = { readonly value: T; readonly next: number } | null;

/** `at` is a line's index; the lines of a map stand behind `indent` spaces. */
function readMap(lines: readonly string[], at: number, indent: number): Read<Data> {
  const value: Record<string, DataValue> = {};
  let next = at;
  while (next < lines.length && indentOf(lines[next] ?? '') === indent) {
    const { key, scalar } = entryOf((lines[next] ?? '').slice(indent));
    if (key === null || Object.hasOwn(value, key)) return null;
    const read =
      scalar === undefined ? readBelow(lines, next + 1, indent + 2) : { value: scalar, next: next + 1 };
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
