import { text, type Answer } from './answers.ts';

/** Requests a minute, anonymous by address and with a token by user. */
export interface RateLimit {
  readonly ip: number;
  readonly key: number;
}

export type LimitKind = 'read' | 'write' | 'download';
export type RateLimits = Readonly<Record<LimitKind, RateLimit>>;

/** Of production (convex/lib/httpRateLimit.ts:8-14). */
export const RATE_LIMITS: RateLimits = {
  read: { ip: 3000, key: 12_000 },
  write: { ip: 300, key: 3000 },
  download: { ip: 1200, key: 6000 },
};

const WINDOW = 60_000;

/** What a request may do: headers for its answer, or the 429 itself. */
export type Allowance =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly answer: Answer };

/** Counts by fixed windows of 60 s of the emulated clock. */
export function rateLimiter(limits: RateLimits, now: () => number) {
  const counts = new Map<string, { window: number; used: number }>();
  return (kind: LimitKind, userId: string | null): Allowance => {
    const name = `${userId ?? 'ip'} ${kind}`;
    const limit = userId === null ? limits[kind].ip : limits[kind].key;
    const window = Math.floor(now() / WINDOW);
    const entry = counts.get(name);
    const used = entry?.window === window ? entry.used : 0;
    const seconds = String(Math.max(1, Math.ceil(((window + 1) * WINDOW - now()) / 1000)));
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-reset': String(((window + 1) * WINDOW) / 1000),
      'ratelimit-limit': String(limit),
      'ratelimit-reset': seconds,
    };
    if (used >= limit) return { ok: false, answer: refused(headers, seconds) };
    counts.set(name, { window, used: used + 1 });
    return { ok: true, headers };
  };
}

function refused(headers: Readonly<Record<string, string>>, seconds: string): Answer {
  const answer = text('Rate limit exceeded', 429);
  const spent = { 'x-ratelimit-remaining': '0', 'ratelimit-remaining': '0', 'retry-after': seconds };
  return { ...answer, headers: { ...answer.headers, ...headers, ...spent } };
}
