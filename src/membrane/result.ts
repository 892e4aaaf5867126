import type { Answered } from '../http/answer.ts';

/** What helps where nothing but waiting does. */
export const LATER = 'Run the build again later.';

/** Why something could not be had from Membrane. */
export interface Failure {
  readonly ok: false;
  /** HTTP status; `null` when no whole answer came. */
  readonly status: number | null;
  readonly message: string;
  /** What went wrong, without the path that was asked: the same for all who met it. */
  readonly cause?: string;
  /** What a person can do about it; `null` or absent where only trying again later helps. */
  readonly fix?: string | null;
  /** It answered, and said two things that cannot both be so. */
  readonly contradiction?: true;
}

/** A value, or why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

/** `answered 429: Too many requests; it asks to wait 30 s`, for an answer that is not what was asked for. */
export function wordAnswered({ status, text, waitMs }: Answered): string {
  const wait = waitMs === null ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`;
  return `answered ${status}${text === '' ? '' : `: ${text}`}${wait}`;
}
