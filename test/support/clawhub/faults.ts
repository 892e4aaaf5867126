import type { IncomingHttpHeaders } from 'node:http';
import type { WireFault } from '../membrane/faults.ts';
import { draw } from './ids.ts';
import type { RequestClass } from './routes.ts';

/** One request that the registry received. */
export interface RecordedRequest {
  readonly kind: RequestClass;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The skill that it is about; null where a request does not say, as uploads do not. */
  readonly slug: string | null;
  /** Whether a token came with it, and whether the registry knew it. */
  readonly token: 'none' | 'valid' | 'invalid';
  /** The JSON body, or the `payload` part of a form. */
  readonly json: unknown;
  /** Length of the body in bytes. */
  readonly bytes: number;
  /** The emulated time, in milliseconds since the epoch. */
  readonly at: number;
  /** What it is, whatever order requests arrive in; for an upload its path and digest. */
  readonly identity: string;
  /** 1 for the first request of this identity, 2 for the next one. */
  readonly nth: number;
  /** The status that the registry itself would have answered; null until then, or when the fault has no effect. */
  status: number | null;
  /** Its fault, if one hit. */
  fault: Fault | null;
}

/** Changes of a JSON answer. */
export type BodyChange =
  /** Sets a field, such as `uploadUrl` or `match.version`; without a `value` the field is missing. */
  | { readonly kind: 'field'; readonly path: string; readonly value?: unknown }
  /** Fields that nobody knows, in the root. */
  | { readonly kind: 'extra-fields' };

/** What happens to a request. */
export interface Fault {
  /** Runs first; for instance a suspension of the account. */
  readonly before?: () => void;
  /** Real milliseconds before the registry acts; it acts even when the client has gone by then. */
  readonly delayMs?: number;
  /**
   * What the registry does: `once` what it was asked (the default); `none`; `twice`, the answer being the second one's.
   * And for a publish: `ghost` (as if, but nothing is stored), `hidden` (stored, its number taken, never shown) and
   * `pending` (stored, never let through).
   */
  readonly effect?: 'once' | 'none' | 'twice' | 'ghost' | 'hidden' | 'pending';
  /** Real milliseconds between acting and answering. */
  readonly holdMs?: number;
  /** What the client gets in place of the answer. */
  readonly answer?: WireFault | BodyChange;
}

/** A fault and the requests that it hits. The first rule that applies wins. */
export interface FaultRule extends Fault {
  /** All classes unless told. */
  readonly on?: RequestClass | readonly RequestClass[];
  /** All slugs unless told; a request that names no slug is never hit by one. */
  readonly slug?: string | readonly string[];
  readonly match?: (request: RecordedRequest) => boolean;
  /** Lets so many matching requests through first. */
  readonly skip?: number;
  /** Hits so many and no more. */
  readonly times?: number;
  /** Hits a request with this probability; drawn by seed, identity and repetition, so that order changes nothing. */
  readonly chance?: { readonly seed: number; readonly probability: number };
  /** One of these, drawn likewise, is the fault. */
  readonly oneOf?: readonly Fault[];
}

const among = <T>(value: T, wanted: T | readonly T[] | undefined) =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);

function concerns({ on, slug, match }: FaultRule, request: RecordedRequest): boolean {
  return (
    among(request.kind, on) && among(request.slug, slug as string | undefined) && match?.(request) !== false
  );
}

/** The fault of a rule for a request that it concerns, by its chance. */
function drawn({ chance, oneOf, ...fault }: FaultRule, { identity, nth }: RecordedRequest): Fault | null {
  const name = `${chance?.seed ?? 0} ${nth} ${identity}`;
  if (chance && draw(name) >= chance.probability) return null;
  return oneOf?.[Math.floor(draw(`which ${name}`) * oneOf.length)] ?? fault;
}

/** Answers which fault a request gets; it counts what `skip` and `times` count. */
export function faultPicker(rules: readonly FaultRule[]): (request: RecordedRequest) => Fault | null {
  const counts = rules.map(() => ({ seen: 0, hit: 0 }));
  return (request) => {
    for (const [i, rule] of rules.entries()) {
      const count = counts[i] ?? { seen: 0, hit: 0 };
      if (!concerns(rule, request) || ++count.seen <= (rule.skip ?? 0)) continue;
      const fault = count.hit < (rule.times ?? Infinity) ? drawn(rule, request) : null;
      if (!fault) continue;
      count.hit += 1;
      return fault;
    }
    return null;
  };
}
