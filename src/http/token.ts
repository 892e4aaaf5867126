import { createUsageError } from '../errors.ts';
import type { Setting } from '../model/environment.ts';

/** Shorter pieces would be found in ordinary words. */
const SHORTEST = 5;

/** The token as a header can carry it. Throws a usage error that does not quote it. */
export function checkToken(text: string, { name, hint }: Setting): string {
  const token = text.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw createUsageError(
    `${name} is empty or holds white space or characters that a header cannot carry`,
    hint,
  );
}

/** Replaces a token in any text; a value comes back as it was when the token is not in it. */
export interface Redactor {
  /** True when the token is in a text, also after its percent-encoding is undone as often as it was done. */
  readonly isIn: (text: string) => boolean;
  readonly text: (text: string) => string;
  /** Every string in a value that JSON can carry. */
  readonly value: <T>(value: T) => T;
  /** The same error with the token taken out of its message and stack, and of those of its causes. */
  readonly error: (error: unknown) => unknown;
}

/** Who a request is made for: the token goes to the client's origin only, and shows by its name wherever an answer repeats it. */
export interface Bearer {
  readonly token: string;
  readonly redact: Redactor;
}

/** A checked token with its redactor. */
export function createBearer(token: { readonly value: string; readonly name: string }): Bearer {
  return { token: token.value, redact: createRedactor(token.value, token) };
}

/** Shows a token by its name. Knows it raw, URI-encoded, JSON-escaped, in hexadecimal, and in base64 at any offset. */
export function createRedactor(token: string, { name }: Pick<Setting, 'name'>): Redactor {
  const spellings = spellingsOf(token);
  const text = (source: string): string => {
    if (!spellings.some((spelling) => source.includes(spelling))) return source;
    return spellings.reduce((shown, spelling) => shown.replaceAll(spelling, `[${name}]`), source);
  };
  const value = <T>(source: T): T => {
    const json = JSON.stringify(source);
    return text(json) === json ? source : (shownIn(source, text) as T);
  };
  const error = (source: unknown): unknown => {
    if (!(source instanceof Error)) return source;
    source.message = text(source.message);
    if (source.stack !== undefined) source.stack = text(source.stack);
    error(source.cause);
    return source;
  };
  return { isIn: (source) => decodings(source).some((each) => text(each) !== each), text, value, error };
}

/** How often an address may have been percent-encoded. */
const DECODINGS = 5;

/** A text, and what it says each time that its percent-encoding is undone; what is no encoding stays as it is. */
function decodings(source: string): string[] {
  const found = [source];
  for (let last = source; found.length <= DECODINGS;) {
    const next = last.replaceAll(/(?:%[0-9a-f]{2})+/gi, (codes) =>
      Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'),
    );
    if (next === last) break;
    found.push(next);
    last = next;
  }
  return found;
}

/** The same value with every string of it changed, keys included. */
function shownIn(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((each) => shownIn(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [text(key), shownIn(each, text)]));
}

/** Longest first, so that none is cut by another that it contains. */
function spellingsOf(token: string): string[] {
  const escape = (text: string): string => JSON.stringify(text).slice(1, -1);
  const hex = Buffer.from(token).toString('hex');
  const percent = (plain: RegExp): string =>
    token.replace(plain, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const uri = [
    encodeURIComponent(token),
    encodeURI(token),
    percent(/[^A-Za-z0-9\-._~]/g),
    percent(/[^A-Za-z0-9]/g),
  ];
  const all = [
    token,
    escape(token),
    escape(escape(token)),
    escape(escape(escape(token))),
    ...uri,
    ...uri.map((each) => each.replace(/%../g, (code) => code.toLowerCase())),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64At(token, offset)),
  ];
  return [...new Set(all)].filter((each) => each.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** What base64 always shows of a text that begins `offset` bytes after a group of three, whatever stands around it. */
function base64At(text: string, offset: number): string[] {
  const encoded = Buffer.from('\0'.repeat(offset) + text).toString('base64url');
  const own = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + text.length) * 8) / 6));
  return [own, own.replaceAll('-', '+').replaceAll('_', '/')];
}
