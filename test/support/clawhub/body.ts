import type { IncomingMessage } from 'node:http';
import type { Answer } from './answers.ts';
import type { BodyChange } from './faults.ts';

/** More than a bundle may have, with room for a form's own text. */
const MAX_BODY = 64 * 1024 * 1024;

/** The body of a request; null when the client went away in the middle of it. Bytes beyond the limit are counted off. */
export async function bodyOf(req: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of req) {
      length += (part as Buffer).length;
      if (length <= MAX_BODY) parts.push(part as Buffer);
    }
  } catch {
    return null;
  }
  return req.complete ? Buffer.concat(parts) : null;
}

/** The JSON of a body, or of the `payload` part of a form; undefined when there is none. */
export function jsonOf(contentType: string | undefined, body: Buffer): unknown {
  const isForm = contentType?.includes('multipart/form-data') ?? false;
  const text = isForm
    ? (/name="payload"(?:\r\n[^\r\n]+)*\r\n\r\n([\s\S]*?)\r\n--/.exec(body.toString())?.[1] ?? '')
    : contentType?.includes('json')
      ? body.toString()
      : '';
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

type Json = Record<string, unknown>;

function setAt(
  target: unknown,
  [head, ...rest]: readonly string[],
  change: (owner: Json, key: string) => void,
): void {
  if (typeof target !== 'object' || target === null || head === undefined) return;
  if (rest.length > 0) setAt((target as Json)[head], rest, change);
  else change(target as Json, head);
}

/** The answer with its JSON changed; an answer that is no JSON, or a refusal, stays as it is. */
export function changed(answer: Answer, fault: BodyChange): Answer {
  if (answer.status >= 300 || answer.headers['content-type'] !== 'application/json') return answer;
  const body = JSON.parse(answer.body.toString()) as Json;
  if (fault.kind === 'extra-fields')
    Object.assign(body, { $schema: 'unknown', extra: { nested: [1, null] } });
  else
    setAt(body, fault.path.split('.'), (owner, key) => {
      if ('value' in fault) owner[key] = fault.value;
      else delete owner[key];
    });
  return { ...answer, body: JSON.stringify(body) };
}
