/** Why something could not be had from Membrane. */
export interface Failure {
  readonly ok: false;
  /** HTTP status; `null` when no whole answer came. */
  readonly status: number | null;
  readonly message: string;
  /** What went wrong, without the path that was asked: the same for all who met it. */
  readonly cause?: string;
  /** It answered, and said two things that cannot both be so. */
  readonly contradiction?: true;
}

/** A value, or why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;
