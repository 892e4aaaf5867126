import type { Account } from '../call.ts';

/** Who sent a request, or why it is not answered. */
export type Visitor =
  | {
      readonly kind: 'known';
      /** What is theirs at Membrane; `null`: nothing. */
      readonly account: ((until: number) => Promise<Account>) | null;
      /** Names them in limits and logs, without telling who it is; `null`: everybody is the same. */
      readonly mark: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly status: 401 | 403 | 503;
      readonly message: string;
      /** When it may be tried again, in seconds. */
      readonly retryAfter?: number;
    };

/** Tells who sends requests. */
export interface Users {
  readonly identify: (authorization: string | null, until: number) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}
