import type { Fault } from './faults.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const PROXY_PAGE = { 'content-type': 'text/html' };

/** The registry does what it was asked and the answer is lost: TCP reset. */
export const lostAnswer: Fault = { answer: { kind: 'reset', at: 'before-headers' } };

/** The registry does what it was asked and a proxy answers 504 (issue #3175). */
export const gatewayTimeout: Fault = proxyError(504, 'once');

/** The request comes twice, as from a proxy that tries again; the client sees the second answer. */
export const twice: Fault = { effect: 'twice' };

/** 200, and nothing is ever visible; the number stays free (issue #3349). */
export const ghost: Fault = { effect: 'ghost' };

/** 200, nothing is ever visible, and the number is taken (issue #3122). */
export const hidden: Fault = { effect: 'hidden' };

/** Accepted and never let through (issue #2984). */
export const neverReleased: Fault = { effect: 'pending' };

/** A web page with a 200, such as a captive portal's; the request does not arrive. */
export const webPage: Fault = { effect: 'none', answer: { kind: 'html' } };

/** A write conflict of the database, thrown before anything is stored. */
export const contention: Fault = refusal(
  'Documents read from or written to the "skills" table changed while this mutation was being run and on every subsequent retry.',
);

/** The rate limiter's own trouble. */
export const limiterDown: Fault = {
  effect: 'none',
  answer: {
    kind: 'status',
    status: 503,
    body: 'Rate limit temporarily unavailable',
    headers: { ...PLAIN, 'retry-after': '1' },
  },
};

/** The texts of account errors that a test may want at a given moment. */
export const REFUSALS = {
  cap: 'Rate limit: max 200 new skills per 24 hours. Please wait before publishing more.',
  spam: 'Skill appears to be repeated template spam from this account.',
} as const;

/** A 400 of plain text that says so, with nothing done. */
export function refusal(body: string, status = 400): Fault {
  return { effect: 'none', answer: { kind: 'status', status, body, headers: PLAIN } };
}

/** An error page of a proxy, before (`none`) or after (`once`) the registry acted. */
export function proxyError(status: number, effect: 'none' | 'once'): Fault {
  const body = `<html><body><h1>${status}</h1></body></html>`;
  return { effect, answer: { kind: 'status', status, body, headers: PROXY_PAGE } };
}

/** 429 with a Retry-After of so many seconds, as a number or as an HTTP date relative to the answer's `Date`. */
export function tooMany(seconds: number, as: 'seconds' | 'date' = 'seconds'): Fault {
  const answer = { kind: 'status', status: 429, body: 'Rate limit exceeded', headers: PLAIN } as const;
  return { effect: 'none', answer: { ...answer, retryAfter: { seconds, as } } };
}

/** A redirect to another place, with method and body kept. */
export function redirect(to: string, status = 307): Fault {
  return { effect: 'none', answer: { kind: 'redirect', to, status } };
}

/** An upload URL of another origin, for requests of the class `upload-url`. */
export function foreignUpload(url: string): Fault {
  return { answer: { kind: 'field', path: 'uploadUrl', value: url } };
}

/** The registry acts only after so many real milliseconds, when the client may have given up (issue #3173). */
export function late(delayMs: number): Fault {
  return { delayMs };
}
