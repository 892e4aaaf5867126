import { isUtf8 } from 'node:buffer';
import { isJson } from '../http/answer.ts';
import { adviseOnAnswer, OBJECTION_FIX } from './adviseOnAnswer.ts';
import type { RawAnswered } from '../http/client.ts';
import { parseJson } from '../http/json.ts';
import { toPlainText } from '../http/plainText.ts';
import type { Failure, Result } from './result.ts';

/** An answer, and whether asking again could help. */
export type ReadReply =
  | { readonly retry: 'never'; readonly answer: Result<unknown> }
  /** `throttled`: it is up, and wants to be asked later. `silence`: the try ran out. */
  | { readonly retry: 'failure' | 'silence' | 'throttled'; readonly answer: Failure };

/** The JSON of a 200; for everything else what is wrong with it. `redact` takes the token out of a text, before any of it is cut off. */
export function readReply(
  { status, headers, body }: RawAnswered,
  path: string,
  redact: (text: string) => string,
): ReadReply {
  const said = status === 200 ? '' : membraneMessage(body, redact);
  const advice = isAboutAddress(path, status) ? adviseOnAnswer(status, isJson(headers)) : null;
  const fix = said !== '' && OBJECTIONS.has(status) ? OBJECTION_FIX : advice;
  const failed = (problem: string, retry: ReadReply['retry'] = 'never') =>
    createFailedReply(path, { status, problem, retry, fix });
  if (status !== 200) return failed(`answered ${status}${said}`, retryOf(status));
  const type = redact(String(headers['content-type'] ?? 'no content type'));
  if (!isJson(headers)) return failed(`answered ${toPlainText(type)}, expected JSON`);
  if (typeof body === 'string') return failed(`answered ${body}`);
  if (!isUtf8(body)) return failed('answered what is not UTF-8');
  const parsed = parseJson(redact(body.toString('utf8')));
  if (parsed.ok) return { retry: 'never', answer: { ok: true, value: parsed.value } };
  // Without a length nobody can tell the end of the body from a connection that broke.
  const cut = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
  return failed(`answered what is ${parsed.problem}`, cut ? 'failure' : 'never');
}

/** What is said of a failed request. */
export interface FailedRequest {
  readonly status: number | null;
  readonly problem: string;
  readonly retry: ReadReply['retry'];
  readonly fix: string | null;
}

/** A failed request, named by its path. */
export function createFailedReply(path: string, { status, problem, retry, fix }: FailedRequest): ReadReply {
  return { retry, answer: { ok: false, status, message: `${path} ${problem}`, cause: problem, fix } };
}

/** Statuses with which Membrane itself, when it says why, refuses what is asked or who asks: the address is right. */
const OBJECTIONS: ReadonlySet<number> = new Set([400, 402, 409, 413, 414, 422, 423, 451]);

/** True where the same request is answered so for every app: an element that is gone has a 404 of its own. */
function isAboutAddress(path: string, status: number): boolean {
  return status !== 404 || path === '/search';
}

function retryOf(status: number): ReadReply['retry'] {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'failure' : 'never';
}

/** Only `message` of an error body is shown: `stack`, `logs` and `data` can carry request content. */
function membraneMessage(body: Buffer | string, redact: (text: string) => string): string {
  const parsed = typeof body === 'string' ? null : parseJson(body.toString('utf8'));
  if (!parsed?.ok || typeof parsed.value !== 'object' || parsed.value === null) return '';
  const message = 'message' in parsed.value ? parsed.value.message : '';
  return typeof message === 'string' && message !== '' ? `: ${toPlainText(redact(message))}` : '';
}
