import type { Clock } from '../../http/clock.ts';
import type { Standing } from '../../publish/registry.ts';
import type { Wire } from './wire.ts';

/** Where and whom to ask. */
export interface Reading {
  readonly wire: Wire;
  readonly origin: string;
  readonly owner: string;
  readonly clock: Clock;
  readonly lookUp: (subject: { readonly slug: string; readonly fingerprint: string }) => Promise<Standing>;
}
