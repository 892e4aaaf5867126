/** A map, list or text of the YAML that skillpress writes. */
export type Block = string | readonly Block[] | ReadonlyMap<string, Block>;

const LINE = /^( *)((?:- )?)(?:([\w-]+):)?(?: ?("(?:[^"\\]|\\.)*"))?$/;

/** A JSON string that says what stands in it. */
const PLAIN = /^"[^\\"\0-\x1f]*"$/;

/**
 * Reads YAML in the one style that skillpress writes front matter and `agents/openai.yaml` in: maps and lists in blocks of
 * two spaces, every text a JSON string. `null` for anything else, so that a rule sees a file written in another way.
 */
export function readBlockYaml(text: string): Block | null {
  const lines = text.split('\n').filter((line) => line !== '');
  const tokens = lines.flatMap((line) => tokenOf(line) ?? []);
  if (tokens.length < lines.length) return null;
  const reader = { tokens, at: 0 };
  const value = readBlock(reader, 0);
  return reader.at === tokens.length ? value : null;
}

/** The value of a key; of what is no map there is none. */
export function readValue(block: Block | null | undefined, key: string): Block | undefined {
  return block instanceof Map ? block.get(key) : undefined;
}

/** The text of a key; empty when there is none. */
export function textIn(block: Block | null | undefined, key: string): string {
  const value = readValue(block, key);
  return typeof value === 'string' ? value : '';
}

/** The items of a list; empty when there is none. */
export function listIn(block: Block | null | undefined, key: string): readonly Block[] {
  const value = readValue(block, key);
  return Array.isArray(value) ? value : [];
}

interface Token {
  /** Columns before the key or the item's text; a dash counts as two. */
  readonly indent: number;
  readonly item: boolean;
  readonly key: string | undefined;
  readonly value: string | undefined;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function tokenOf(line: string): Token | null {
  const [whole, spaces = '', dash = '', key, value] = LINE.exec(line) ?? [];
  if (whole === undefined || (key === undefined && value === undefined)) return null;
  const item = dash !== '';
  return { indent: spaces.length + (item ? 2 : 0), item, key, value: value && textOf(value) };
}

function textOf(json: string): string | undefined {
  if (PLAIN.test(json)) return json.slice(1, -1);
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** The map or list whose keys or dashes stand at a column. */
function readBlock(reader: Reader, column: number): Block | null {
  const first = reader.tokens[reader.at];
  if (!first) return null;
  if (first.item) return first.indent - 2 === column ? readList(reader, column) : null;
  return first.indent === column ? readMap(reader, column) : null;
}

function readList(reader: Reader, column: number): Block | null {
  const items: Block[] = [];
  for (let token = reader.tokens[reader.at]; token?.item && token.indent - 2 === column;) {
    const item = token.key === undefined ? readText(reader) : readMap(reader, column + 2);
    if (item === null) return null;
    items.push(item);
    token = reader.tokens[reader.at];
  }
  return items;
}

function readText(reader: Reader): string | null {
  const { value } = reader.tokens[reader.at] ?? {};
  reader.at += 1;
  return value ?? null;
}

function readMap(reader: Reader, column: number): Block | null {
  const map = new Map<string, Block>();
  for (let first = true; ; first = false) {
    const token = reader.tokens[reader.at];
    if (!token || token.indent !== column || (token.item && !first)) return map;
    if (token.key === undefined) return null;
    reader.at += 1;
    const value = token.value ?? readBlock(reader, column + 2);
    if (value === null) return null;
    map.set(token.key, value);
  }
}
