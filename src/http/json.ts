/** Deeper than any schema of an action, and shallow enough for everything that recurses later. */
const DEEPEST = 128;

/** A text in which a key may be `__proto__`, with or without escapes in place of its characters. */
const SPELLS_PROTO = /__proto__|\\u00[5-7]/;

/** A parsed text, or what is wrong with it. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/**
 * JSON as it comes from a stranger: takes what JSON.parse takes unless it is nested too deep, drops `__proto__` keys, and
 * makes integers that a double would round into strings of their digits, since they can only be ids.
 */
export function parseJson(text: string): ParsedJson {
  const { depth, unsafe } = scan(text);
  if (depth > DEEPEST) return { ok: false, problem: `nested more than ${DEEPEST} deep` };
  try {
    let value: unknown = JSON.parse(text);
    if (unsafe.length > 0) value = JSON.parse(quoted(text, unsafe));
    return { ok: true, value: SPELLS_PROTO.test(text) ? withoutProto(value) : value };
  } catch {
    return { ok: false, problem: 'not JSON' };
  }
}

type Span = readonly [start: number, end: number];

/** One pass over the text, valid or not: how deep it nests, and where its integers beyond 2^53 are. */
function scan(text: string): { depth: number; unsafe: Span[] } {
  const unsafe: Span[] = [];
  let open = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at);
    else if (char === 0x5b || char === 0x7b) depth = Math.max(depth, (open += 1));
    else if (char === 0x5d || char === 0x7d) open -= 1;
    else if (isDigit(char)) {
      const end = endOfNumber(text, at);
      if (isUnsafe(text.slice(at, end))) unsafe.push([text[at - 1] === '-' ? at - 1 : at, end]);
      at = end - 1;
    }
  }
  return { depth, unsafe };
}

/** Where the string that begins at `start` has its closing quote; the text's end without one. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && '0123456789.eE+-'.includes(text[end] ?? '')) end += 1;
  return end;
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

function isUnsafe(number: string): boolean {
  return number.length >= 16 && /^\d+$/.test(number) && !Number.isSafeInteger(Number(number));
}

function quoted(text: string, spans: readonly Span[]): string {
  let done = 0;
  const parts: string[] = [];
  for (const [start, end] of spans) {
    parts.push(text.slice(done, start), '"', text.slice(start, end), '"');
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** Deletes own `__proto__` keys: copied by assignment, they would replace an object's prototype. */
function withoutProto(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__');
  for (const child of Object.values(value)) withoutProto(child);
  return value;
}
