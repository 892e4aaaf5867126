import type { Failed, RawAnswered } from './client.ts';
import type { Reply } from './exchange.ts';
import { parseJson } from './json.ts';
import { readRetryAfter } from './patience.ts';
import { toPlainText } from './plainText.ts';
import type { Bearer } from './token.ts';

/** What a request came to. */
export type Answer = Answered | Failed;

/** A whole answer, whatever its status. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Reply['headers'];
  /** The body as JSON, when it says that it is and it is. */
  readonly json: unknown;
  /** What the body says, as one line for a message; empty when it says nothing that fits one. */
  readonly text: string;
  /** How long the other side wants to be left alone, in milliseconds; `null` when it does not say. */
  readonly waitMs: number | null;
}

/** Takes what a message may show from a body, from which the token was taken out. */
export type ShowText = (json: unknown, body: string) => string;

/** Reads the body of an answer. `wall`: when it came, in milliseconds since 1970. */
export function readAnswer(
  { status, headers, body }: RawAnswered,
  bearer: Bearer | null,
  showText: ShowText,
  wall: number,
): Answered {
  const redact = bearer?.redact ?? NO_SECRET;
  const whole = redact.text(body.toString('utf8'));
  const parsed = isJson(headers) && typeof body !== 'string' ? parseJson(whole) : null;
  // Escaped in JSON, any text can be spelled in thousands of ways.
  const json = parsed?.ok ? redact.value(parsed.value) : undefined;
  const waitMs = readRetryAfter(headers['retry-after'], headers['date'], wall);
  return {
    kind: 'answered',
    status,
    headers: redact.value(headers),
    json,
    text: redact.text(showText(json, whole)),
    waitMs,
  };
}

const NO_SECRET: Pick<Bearer['redact'], 'text' | 'value'> = {
  text: (text) => text,
  value: (value) => value,
};

/** True when the headers say that the body is JSON. */
export function isJson(headers: Reply['headers']): boolean {
  return /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/i.test(String(headers['content-type'] ?? ''));
}

/** True for a page that people are to read, such as that of a network that wants them to sign in first. */
export function isPage({ headers }: Pick<Answered, 'headers'>): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(String(headers['content-type'] ?? ''));
}

/** The first of these fields of a JSON body that is a text, as one line; `null` when none is. */
export function findText(json: unknown, keys: readonly string[]): string | null {
  if (typeof json !== 'object' || json === null) return null;
  for (const key of keys) {
    const text: unknown = Object.hasOwn(json, key) ? Reflect.get(json, key) : null;
    if (typeof text === 'string' && text !== '') return toPlainText(text);
  }
  return null;
}
