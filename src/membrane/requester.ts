import { systemClock, type Clock } from '../http/clock.ts';
import { createPace } from '../http/pace.ts';
import { chooseBackoff, createBreaker, createRetryBudget } from '../http/patience.ts';
import type { Failure, Result } from './result.ts';
import { createRequestRun } from './run.ts';
import type { Proxy } from '../http/proxy.ts';
import { createSender } from './sender.ts';
import { MINUTE_MS } from '../text/time.ts';

/** Reads from one origin, with retries. */
export interface Requester {
  /** Asks for a path and query. Rejects when the whole run has to stop (exit 3). */
  readonly get: (target: string) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
}

/** Whom a refresh asks, as whom, and for how long. */
export interface RequesterOptions {
  /** A checked origin, and a checked token that goes there and nowhere else. */
  readonly origin: string;
  readonly token: string;
  /** What connections go through; directly without it. */
  readonly proxy?: Proxy | null | undefined;
  /** Connections, which is how many requests are on the wire at once. */
  readonly connections: number;
  /** How long all requests together may take, in milliseconds (10 min); what one try may take derives from it. */
  readonly patienceMs?: number | undefined;
  /** Bytes that an answer may have once decompressed (32 MiB; Membrane promises at most 30 MB). */
  readonly maxBytes?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Numbers in [0, 1) for the jitter. */
  readonly random?: (() => number) | undefined;
}

/** How long a refresh may take where nobody says otherwise. */
const REFRESH_MS = 10 * MINUTE_MS;
const TRIES = 4;
/** Tries while the upstream has answered nothing yet and lets each of them run out: more would take longer to tell the same. */
const SILENT_TRIES = 2;
/** Being asked to come later is no failure, so it may happen more often. */
const THROTTLES = 10;

/** What one try may take, from connecting to the last byte: a thirtieth of all, from 2 to 20 seconds. */
export function chooseTryMs(patienceMs: number): number {
  return Math.min(20_000, Math.max(patienceMs / 30, 2_000), patienceMs);
}

/** Retries what is worth it, while the run's retry budget lasts and the circuit breaker is closed. */
export function createRequester(options: RequesterOptions): Requester {
  const { origin, proxy, token, connections, patienceMs = REFRESH_MS, maxBytes = 32 * 2 ** 20 } = options;
  const { clock = systemClock, random = Math.random } = options;
  const timeoutMs = chooseTryMs(patienceMs);
  const run = createRequestRun(clock, patienceMs, new URL(origin).host);
  const pace = createPace(connections, clock, random, run.signal);
  const sender = createSender({ origin, proxy, token, connections, timeoutMs, maxBytes, clock }, run, pace);
  const breaker = createBreaker(clock.now, 'Membrane');
  const budget = createRetryBudget();
  let last: Pick<Failure, 'cause' | 'fix'> = {};
  let hasAnswered = false;
  const mostTries = (retry: 'failure' | 'silence'): number =>
    retry === 'silence' && !hasAnswered ? SILENT_TRIES : TRIES;
  const get: Requester['get'] = async (target) => {
    run.check();
    const refusal = breaker.refusal();
    if (refusal !== null) return { ok: false, status: null, message: refusal, ...last };
    for (let tries = 1, throttles = 0; ;) {
      const { retry, answer } = await sender.send(target);
      if (retry === 'never' || retry === 'throttled') {
        hasAnswered = true;
        breaker.answered();
        budget.earn();
        if (retry === 'never' || (throttles += 1) === THROTTLES) return answer;
      } else if (tries < mostTries(retry) && !breaker.isOpen() && budget.spend()) {
        await clock.sleep(chooseBackoff(tries, random), run.signal);
        tries += 1;
      } else {
        last = { cause: answer.cause ?? answer.message, ...(answer.fix && { fix: answer.fix }) };
        breaker.gaveUp(answer.message);
        return answer;
      }
    }
  };
  const close: Requester['close'] = () => {
    run.end();
    return sender.close();
  };
  return { get, close };
}
