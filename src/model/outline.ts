/** A place in a page; `line` counts from 1. */
export interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** A link or an image in prose; `target` as it is written. */
export interface Link {
  readonly line: number;
  readonly target: string;
}

/** A row of a pipe table, with the number of its cells. */
export interface TableRow {
  readonly line: number;
  readonly cells: number;
  /** True for the first row of a table. */
  readonly head: boolean;
}

/** A number of a step, where a list gives it or prose names it. */
export interface Mention {
  readonly line: number;
  readonly step: number;
}

/** What rules look at, gathered in one pass over the lines. Skillpress' own templates and notes use ATX headings only. */
export interface Outline {
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly rows: readonly TableRow[];
  /** Numbers of the items of top-level ordered lists. */
  readonly steps: readonly Mention[];
  /** "step 3" in prose. */
  readonly mentions: readonly Mention[];
  /** Lines inside fenced code, with their line numbers. */
  readonly code: readonly { readonly line: number; readonly text: string }[];
  /** The line of a code fence that is never closed. */
  readonly openFence: number | null;
}
