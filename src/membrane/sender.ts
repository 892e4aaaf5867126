import { EXIT, KnownError } from '../errors.ts';
import { createTooLarge } from '../http/decode.ts';
import { createFailedReading, readReply, type Reading } from './answer.ts';
import type { Clock } from '../http/clock.ts';
import { TimeoutError, TooLargeError, type Reply } from '../http/exchange.ts';
import { openConnections } from '../http/connections.ts';
import { readRedirect } from '../http/origin.ts';
import type { Pace } from '../http/pace.ts';
import { readRetryAfter } from '../http/patience.ts';
import type { Run } from './run.ts';
import { MEMBRANE_TOKEN } from './settings.ts';
import { createRedactor } from '../http/token.ts';

/** Sends requests at the pace of all, once each. */
export interface Sender {
  /** One try at a path and query, with its redirects. Rejects when the whole run has to stop. */
  readonly send: (target: string) => Promise<Reading>;
  readonly close: () => Promise<void>;
}

export interface SenderOptions {
  readonly origin: string;
  readonly token: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
}

const REDIRECTS = 3;
const TOKEN_IN_ADDRESS =
  'redirects to an address that holds the token, which is not followed: it would stay in access logs';

/** Heeds what an answer says to all workers: a refused token, and the wish to be asked later. */
export function createSender(options: SenderOptions, run: Run, pace: Pace): Sender {
  const pool = openConnections({ ...options, count: options.connections });
  const headers = addHeaders(options.token);
  const { text: redact, isIn: holdsToken } = createRedactor(options.token, MEMBRANE_TOKEN);
  const reading = { maxBytes: options.maxBytes, redact };
  const heed = ({ status, headers }: Reply, sentAt: number): void => {
    if (status === 401) throw run.stop(refused());
    if (status < 429) pace.answered();
    if (status !== 429 && status !== 503) return;
    const wait = readRetryAfter(headers['retry-after'], headers['date'], options.clock.wall());
    if (wait !== null) run.allow(wait);
    if (status === 429) pace.throttled(sentAt, wait);
    else if (wait !== null) pace.pause(wait);
  };
  const exchange = async (target: string): Promise<Reply> => {
    await pace.enter();
    try {
      run.check();
      const sentAt = options.clock.now();
      const reply = await pool.send(
        { path: target, method: 'GET', headers },
        pace.width(),
        options.timeoutMs,
      );
      heed(reply, sentAt);
      return reply;
    } finally {
      pace.leave();
    }
  };
  const follow = async (target: string, path: string, redirects: number): Promise<Reading> => {
    const reply = await exchange(target);
    const { status, headers } = reply;
    const { location } = headers;
    if (!isRedirect(status) || typeof location !== 'string') return readReply(reply, path, reading);
    const next = readRedirect(location, target, options.origin);
    if (next === null)
      return createFailedReading(status, path, 'redirects to another origin, which is not followed', 'never');
    if (holdsToken(next)) return createFailedReading(status, path, TOKEN_IN_ADDRESS, 'never');
    if (redirects < REDIRECTS) return follow(next, path, redirects + 1);
    return createFailedReading(status, path, `redirects more than ${REDIRECTS} times`, 'never');
  };
  const send: Sender['send'] = (target) =>
    follow(target, pathOf(target), 0).catch((error: unknown) => unanswered(error, target, options));
  return { send, close: pool.close };
}

/** What every request says. */
export function addHeaders(token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'membrane-api-version': '2025-10-21',
    'user-agent': 'skillpress',
  };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function unanswered(error: unknown, target: string, { maxBytes, timeoutMs }: SenderOptions): Reading {
  if (error instanceof KnownError) throw error;
  const path = pathOf(target);
  if (error instanceof TooLargeError)
    return createFailedReading(200, path, createTooLarge(maxBytes), 'never');
  if (error instanceof TimeoutError)
    return createFailedReading(null, path, `did not answer within ${timeoutMs / 1000} s`, 'failure');
  return createFailedReading(null, path, `failed: ${codeOf(error)}`, 'failure');
}

/** undici's messages can quote headers; its codes can't. Without a code it is no failure of the network but a bug. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? target;
}

function refused(): KnownError {
  return new KnownError(EXIT.upstream, 'Membrane refused the token (401): nothing was changed', {
    hint: 'Set MEMBRANE_TOKEN to a valid token, or build with --frozen from the snapshots.',
  });
}
