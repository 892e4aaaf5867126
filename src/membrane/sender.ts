import { EXIT, KnownError } from '../errors.ts';
import { OTHER_ADDRESS_FIX } from './adviseOnAnswer.ts';
import { openClient, type Failed, type RawAnswer, type RawAnswered } from '../http/client.ts';
import type { Clock } from '../http/clock.ts';
import { createFailedReply, readReply, type ReadReply } from './readReply.ts';
import { nameTarget, readRedirect } from '../http/origin.ts';
import type { Pace } from '../http/pace.ts';
import type { Proxy } from '../http/proxy.ts';
import { readRetryAfter } from '../http/patience.ts';
import type { RequestRun } from './run.ts';
import { MEMBRANE_HEADERS, MEMBRANE_TOKEN } from './settings.ts';
import { pathOf } from '../http/target.ts';
import { createBearer } from '../http/token.ts';

/** Sends requests at the pace of all, once each. */
export interface Sender {
  /** One try at a path and query, with its redirects. Rejects when the whole run has to stop. */
  readonly send: (target: string) => Promise<ReadReply>;
  readonly close: () => Promise<void>;
}

/** The one origin that is asked, as whom, and the bounds of one request. */
export interface SenderOptions {
  readonly origin: string;
  readonly token: string;
  readonly proxy?: Proxy | null | undefined;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
}

const REDIRECTS = 3;
const ONE_ORIGIN = 'the token goes to one origin only';
const TOKEN_IN_ADDRESS =
  'redirects to an address that holds the token, which is not followed: it would stay in access logs';

/** Sends requests to one origin, each with the token; what an answer says to all workers is obeyed before it is returned. */
export function createSender(options: SenderOptions, run: RequestRun, pace: Pace): Sender {
  const { token, timeoutMs, clock } = options;
  const client = openClient({ ...options, connectMs: timeoutMs, headers: MEMBRANE_HEADERS });
  const bearer = createBearer({ value: token, name: MEMBRANE_TOKEN.name });
  const { text: redact, isIn: holdsToken } = bearer.redact;
  const once = async (target: string): Promise<RawAnswer> => {
    await pace.enter();
    try {
      run.check();
      const sentAt = clock.now();
      const answer = await client.send({ path: target, method: 'GET', bearer, timeoutMs }, pace.width());
      if (answer.kind === 'answered') obey(answer, { sentAt, wall: clock.wall() }, run, pace);
      return answer;
    } finally {
      pace.leave();
    }
  };
  const follow = async (target: string, path: string, redirects: number): Promise<ReadReply> => {
    const answer = await once(target);
    if (answer.kind === 'failed') return readFailed(answer, path);
    const { status, headers } = answer;
    const { location } = headers;
    if (!isRedirect(status) || typeof location !== 'string') return readReply(answer, path, redact);
    const refuse = (problem: string): ReadReply =>
      createFailedReply(path, { status, problem, retry: 'never', fix: OTHER_ADDRESS_FIX });
    const next = readRedirect(location, target, options.origin);
    if (next === null)
      return refuse(`redirects to ${nameTarget(redact(location))}, which is not followed: ${ONE_ORIGIN}`);
    if (holdsToken(next)) return refuse(TOKEN_IN_ADDRESS);
    if (redirects < REDIRECTS) return follow(next, path, redirects + 1);
    return refuse(`redirects more than ${REDIRECTS} times`);
  };
  return { send: (target) => follow(target, pathOf(target), 0), close: client.close };
}

/** Obeys what an answer says to all workers: stops the run for a refused token, and waits when it wishes to be asked later. */
function obey(
  { status, headers }: RawAnswered,
  { sentAt, wall }: { readonly sentAt: number; readonly wall: number },
  run: RequestRun,
  pace: Pace,
): void {
  if (status === 401) throw run.stop(refused());
  if (status < 429) pace.answered();
  if (status !== 429 && status !== 503) return;
  const wait = readRetryAfter(headers['retry-after'], headers['date'], wall);
  if (wait !== null) run.allow(wait);
  if (status === 429) pace.throttled(sentAt, wait);
  else if (wait !== null) pace.pause(wait);
}

function readFailed({ isFinal, problem, message, code, fix }: Failed, path: string): ReadReply {
  if (isFinal) return createFailedReply(path, { status: 200, problem, retry: 'never', fix });
  const retry = code === 'timeout' ? 'silence' : 'failure';
  return { retry, answer: { ok: false, status: null, message, cause: problem, fix } };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function refused(): KnownError {
  return new KnownError(EXIT.upstream, 'Membrane refused the token (401): nothing was changed', {
    hint: 'Set MEMBRANE_TOKEN to a valid token, or build with --frozen from the snapshots.',
  });
}
