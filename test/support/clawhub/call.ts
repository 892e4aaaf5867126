import type { IncomingHttpHeaders } from 'node:http';
import type { Tier } from './quality.ts';
import type { State, Verdict } from './state.ts';

/** What a publish leaves behind: a version, or one of the ways in which it goes wrong. */
export type Storing =
  | 'stored'
  /** Answered as if stored; nothing is. */
  | 'ghost'
  /** Stored, so that its number is taken, and never shown. */
  | 'hidden'
  /** Stored as pending and never let through. */
  | 'pending';

/** How the registry behaves, apart from faults. */
export interface Settings {
  /** Where it listens. */
  url: string;
  readonly now: () => number;
  /** New skills in 24 hours for each user. */
  newPerDay: number;
  /** How long a version is pending, in milliseconds of the emulated clock; null publishes at once. */
  pendingMs: number | null;
  /** The tier of everybody; null computes it. */
  tier: Tier | null;
  /** False lets thin and look-alike pages through. */
  qualityGate: boolean;
  /** The verdict that a version gets. */
  verdict: Verdict;
  /** Wraps the texts of refusals by a mutation: `Uncaught ConvexError: … at handler …`. */
  wrapErrors: boolean;
  /** A publish that comes twice meets its used tickets before it meets its version. */
  ticketsFirst: boolean;
}

/** One request, as a route sees it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body, when it is JSON. */
  readonly json: unknown;
  readonly state: State;
  readonly settings: Settings;
  readonly storing: Storing;
}

/** The owner that a read names; both spellings are accepted. */
export function ownerParam(query: URLSearchParams): string | undefined {
  const value = query.get('ownerHandle') ?? query.get('owner');
  return value?.trim().replace(/^@+/, '').toLowerCase() || undefined;
}

/** The media type without its parameters. */
export function mediaType(value: string | undefined): string | undefined {
  return value?.split(';', 1)[0]?.trim().toLowerCase() || undefined;
}
