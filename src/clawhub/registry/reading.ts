import type { Clock } from '../../http/clock.ts';
import type { Standing } from '../../publish/registry.ts';
import type { PacedClient } from '../../http/paced.ts';

/** The longest that a read may take, in milliseconds. */
export const READ_MS = 30_000;

/** Where and whom to ask. */
export interface RegistryReading {
  readonly client: PacedClient;
  readonly origin: string;
  readonly owner: string;
  readonly clock: Clock;
  readonly lookUp: (subject: { readonly slug: string; readonly fingerprint: string }) => Promise<Standing>;
}
