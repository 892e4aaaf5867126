/** How many of the apps that were asked for ended how. */
export interface AppCounts {
  /** Drafts that were left out are not among them. */
  readonly total: number;
  /** Pages or listings that were made anew and differ. */
  readonly built: number;
  readonly unchanged: number;
  /** Could not be queried; the last good snapshot and page are kept. */
  readonly stale: number;
  /** Have errors; the last good page is kept. */
  readonly failed: number;
  /** Drafts that were left out. */
  readonly drafts: number;
}

/** How an app ended; a draft was left out. */
export type AppEnd = Exclude<keyof AppCounts, 'total' | 'drafts'> | 'draft';

/** How far a build is; `total` is 0 when unknown. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  /** Whose answers the stage waits for. */
  readonly from?: string;
}

/** What `skillpress doctor` found out about one part of the set-up. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly message: string;
  /** What to do about it; `null` when there is nothing to do. */
  readonly fix: string | null;
  /** What is wrong is not here but with Membrane, or on the way to it. */
  readonly upstream: boolean;
}
