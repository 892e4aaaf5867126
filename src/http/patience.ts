import { DAY_MS } from '../text/time.ts';

/** How failures are waited out, and when to stop trying. Numbers only; nothing here waits or sends. */

const BASE_DELAY_MS = 300;
const MAX_DELAY_MS = 20_000;
const FIRST_RETRIES = 100;
const RETRIES_PER_ANSWER = 0.2;
const GIVEN_UP_IN_A_ROW = 5;
const FIRST_PROBE_MS = 15_000;
const LAST_PROBE_MS = 120_000;
/** Beyond it a wait only has to stay a number that dates can be made of. */
const TEN_YEARS_MS = 10 * 366 * DAY_MS;

/** Exponential backoff with full jitter: any time up to the delay of that try. */
export function chooseBackoff(tries: number, random: () => number): number {
  return random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** tries);
}

type Header = string | string[] | undefined;

/**
 * Milliseconds to wait by a Retry-After header: seconds, or an HTTP date relative to the answer's own Date. `null` for what is
 * neither, and for a wait of nothing: whoever obeyed that would ask without a pause.
 */
export function readRetryAfter(header: Header, date: Header, wall: number): number | null {
  if (typeof header !== 'string') return null;
  const until = readHttpDate(header);
  const untilMs = until === null ? 0 : until - (readHttpDate(date) ?? wall);
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : untilMs;
  return wait > 0 ? Math.min(wait, TEN_YEARS_MS) : null;
}

/** The three forms of a date (RFC 9110, 5.6.7); `Date.parse` alone takes "-5" and "soon 5" for days of 2001. */
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

function readHttpDate(header: Header): number | null {
  const text = typeof header === 'string' ? header.trim() : '';
  const moment = ASCTIME.test(text)
    ? Date.parse(`${text} GMT`)
    : Date.parse(HTTP_DATE.test(text) ? text : '');
  return Number.isNaN(moment) ? null : moment;
}

/** Retries that a run may still make: a fixed number, and a fifth of what was answered. */
export interface RetryBudget {
  readonly earn: () => void;
  /** Takes one retry; false when there is none left. */
  readonly spend: () => boolean;
}

/** A budget that keeps a failing upstream from being asked four times as often as a healthy one. */
export function createRetryBudget(): RetryBudget {
  let left = FIRST_RETRIES;
  return {
    earn: () => void (left += RETRIES_PER_ANSWER),
    spend: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}

/** Notices an upstream that is down, so that thousands of apps need not find out one by one. */
export interface Breaker {
  /** Why nothing may be sent now, or `null`. While open, one caller at a time is let through as a probe. */
  readonly refusal: () => string | null;
  readonly isOpen: () => boolean;
  /** The upstream answered, whatever it said. */
  readonly answered: () => void;
  /** A request failed for good. */
  readonly gaveUp: (why: string) => void;
}

/** Opens after five requests in a row were given up; probes after 15 s, then after twice as long each time, up to 2 min. */
export function createBreaker(now: () => number, name: string): Breaker {
  let inARow = 0;
  let reason: string | null = null;
  let probe = { ms: FIRST_PROBE_MS, at: 0, running: false };
  const wait = (ms: number): void => void (probe = { ms, at: now() + ms, running: false });
  return {
    refusal: () => {
      if (reason === null || probe.running || now() < probe.at) return reason;
      probe.running = true;
      return null;
    },
    isOpen: () => reason !== null,
    answered: () => {
      inARow = 0;
      reason = null;
    },
    gaveUp: (why) => {
      inARow += 1;
      if (reason !== null) return probe.running ? wait(Math.min(LAST_PROBE_MS, probe.ms * 2)) : undefined;
      if (inARow < GIVEN_UP_IN_A_ROW) return undefined;
      reason = `${name} is down: ${GIVEN_UP_IN_A_ROW} requests in a row failed, the last one: ${why}`;
      return wait(FIRST_PROBE_MS);
    },
  };
}
