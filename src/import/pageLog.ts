/** Why something of a published page is not in its descriptor or snapshot. docs/import.md tells each at length. */
export type DropReason =
  | 'refusal'
  | 'destroyed'
  | 'generic'
  | 'filler'
  | 'guess'
  | 'too-short'
  | 'shared-text'
  | 'no-description'
  | 'not-a-url'
  | 'other-app'
  | 'unproved'
  | 'cut'
  | 'repeated'
  | 'runaway'
  | 'abstract'
  | 'app-itself'
  | 'action-name'
  | 'navigation'
  | 'unknown-action'
  | 'no-noun'
  | 'duplicate-key'
  | 'unknown-category'
  | 'markup';

/** How something was mended. */
export type RepairReason =
  | 'trimmed'
  | 'invisible'
  | 'slug'
  | 'same-name'
  | 'from-name'
  | 'from-docs'
  | 'guessed-from-docs'
  | 'told-by-summary';

/** Something that was left out. `line` counts from 1 in the published page. */
export interface Dropped {
  readonly line: number;
  readonly field: string;
  readonly reason: DropReason;
  readonly value: string;
}

/** Something that was taken over in another form. */
export interface Repaired {
  readonly line: number;
  readonly field: string;
  readonly reason: RepairReason;
  readonly from: string;
  readonly to: string;
}

/** A line that none of the known templates has. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

/** What happened to one page. */
export interface PageLog {
  readonly dropped: Dropped[];
  readonly repaired: Repaired[];
  /** Dropped for want of proof; a person may know better. */
  readonly review: Dropped[];
  readonly notUnderstood: UnreadLine[];
}

/** An empty log. */
export function createLog(): PageLog {
  return { dropped: [], repaired: [], review: [], notUnderstood: [] };
}
