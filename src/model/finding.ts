/** `error` keeps an app from being written and fails the run; `warning` is only reported. */
export type Level = 'error' | 'warning';

/** A rule's verdict on one place. `line` and `column` count from 1; absent when the whole file is meant. */
export interface Finding {
  readonly level: Level;
  /** Stable name, `group/rule`. */
  readonly rule: string;
  readonly app?: string;
  /** Of a finding about several apps, which ones; of a clash up to twenty. */
  readonly apps?: readonly string[];
  /** Relative to the catalog's root, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
}

/** The keys and places that lead to a value of JSON or YAML, from the outside in. */
export type ValuePath = readonly (string | number)[];
