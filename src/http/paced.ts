import { findText, readAnswer, type Answer, type Answered } from './answer.ts';
import { openClient, type Client, type ClientRequest } from './client.ts';
import type { Clock } from './clock.ts';
import { createPace, type Pace } from './pace.ts';
import { chooseBackoff, readRetryAfter } from './patience.ts';
import { toPlainText } from './plainText.ts';
import type { Proxy } from './proxy.ts';
import type { Setting } from '../model/environment.ts';
import { createBearer, type Bearer } from './token.ts';

/** Requests of a run that has minutes, to one origin on behalf of one account. Never rejects for the network or an answer. */
export interface PacedClient {
  /** A request that may be repeated without harm, and is as often as it is worth it. */
  readonly ask: (request: PacedRequest) => Promise<Answer>;
  /**
   * A request that is sent once. `before` is asked when it is its turn; when it answers false, nothing is sent and `null` is
   * the answer. Only what is certainly not carried out (too many requests) is sent again, asking again.
   */
  readonly send: (request: PacedRequest, before: () => boolean) => Promise<Answer | null>;
  readonly close: () => Promise<void>;
}

/** A request without the token, which the client adds. */
export type PacedRequest = Omit<ClientRequest, 'bearer'>;

/** Where the requests of a run go, and how its answers ask for patience. */
export interface PacedOptions {
  /** A checked origin, and a checked token that goes there and nowhere else; nobody's requests without it. */
  readonly origin: string;
  readonly token: string | null;
  /** By which the token shows. */
  readonly setting: Pick<Setting, 'name'>;
  /** What connections go through; directly without it. */
  readonly proxy?: Proxy | null | undefined;
  readonly connections: number;
  /** True for an answer that refuses what is asked too often, besides 429: certainly not carried out. */
  readonly isThrottle?: ((answer: Answered) => boolean) | undefined;
  /** How long to wait by the body of an answer, in milliseconds, where no header tells. */
  readonly readWait?: ((json: unknown) => number | null) | undefined;
  readonly clock: Clock;
  /** Numbers in [0, 1) for the jitter. */
  readonly random: () => number;
  /** Ends the waiting between tries. */
  readonly signal: AbortSignal;
}

const TRIES = 4;
const THROTTLES = 6;
/** Registries count requests in windows of 60 s; who wants more wants us gone. */
const LONGEST_WAIT_MS = 90_000;
const CONNECT_MS = 30_000;
const MAX_BYTES = 4 * 2 ** 20;

/** Opens connections as they are needed. */
export function createPacedClient(options: PacedOptions): PacedClient {
  const { token, setting, connections, clock, random, signal } = options;
  const client = openClient({ ...options, connectMs: CONNECT_MS, maxBytes: MAX_BYTES });
  const pace = createPace(connections, clock, random, signal);
  const bearer = token === null ? null : createBearer({ value: token, name: setting.name });
  const parts: Parts = { options, client, pace, bearer };
  const send: PacedClient['send'] = async (request, before) => {
    for (let throttles = 1; ; throttles += 1) {
      const answer = await sendOnce(request, before, parts);
      if (answer === null || !isWorthWaiting(answer, options) || throttles === THROTTLES || signal.aborted)
        return answer;
    }
  };
  const ask: PacedClient['ask'] = async (request) => {
    for (let tries = 1; ; tries += 1) {
      const answer = (await send(request, () => true)) ?? INTERRUPTED;
      if (!mayPass(answer, options) || tries === TRIES || signal.aborted) return answer;
      await clock.sleep(chooseBackoff(tries, random), signal);
    }
  };
  return { ask, send, close: client.close };
}

interface Parts {
  readonly options: PacedOptions;
  readonly client: Client;
  readonly pace: Pace;
  readonly bearer: Bearer | null;
}

/** Sends when it is the request's turn; the pace heeds the answer. */
async function sendOnce(
  request: PacedRequest,
  before: () => boolean,
  { options, client, pace, bearer }: Parts,
): Promise<Answer | null> {
  const { clock } = options;
  await pace.enter();
  try {
    const sentAt = clock.now();
    if (!before()) return null;
    const raw = await client.send({ ...request, bearer }, pace.width());
    if (raw.kind === 'failed') return raw;
    const answer = withWait(readAnswer(raw, bearer, showText, clock.wall()), options);
    if (isWorthWaiting(answer, options)) pace.throttled(sentAt, answer.waitMs);
    else if (answer.status < 429) pace.answered();
    return answer;
  } finally {
    pace.leave();
  }
}

function isThrottled(answer: Answer, { isThrottle }: PacedOptions): answer is Answered {
  return answer.kind === 'answered' && (answer.status === 429 || isThrottle?.(answer) === true);
}

function isWorthWaiting(answer: Answer, options: PacedOptions): boolean {
  return isThrottled(answer, options) && (answer.waitMs === null || answer.waitMs <= LONGEST_WAIT_MS);
}

/** True for what may be another answer the next time. */
function mayPass(answer: Answer, options: PacedOptions): boolean {
  if (answer.kind === 'failed') return !answer.isFinal;
  return answer.status >= 500 && !isThrottled(answer, options);
}

const INTERRUPTED: Answer = {
  kind: 'failed',
  sent: false,
  code: 'interrupted',
  problem: 'was not asked',
  message: 'the run was interrupted',
  fix: null,
  isFinal: false,
};

/** Errors are plain text, or JSON with a message. A page for people says nothing that fits a message. */
function showText(json: unknown, body: string): string {
  return findText(json, ['message', 'error']) ?? (/^\s*</.test(body) ? '' : toPlainText(body));
}

function withWait(answer: Answered, { readWait = () => null }: PacedOptions): Answered {
  if (answer.waitMs !== null || answer.status !== 429) return answer;
  const waitMs = readRetryAfter(answer.headers['ratelimit-reset'], undefined, 0) ?? readWait(answer.json);
  return { ...answer, waitMs };
}
