import type { Finding } from '../model/finding.ts';

/** What is to be done about a version, by the plan. */
export type PublishAction = 'new' | 'changed' | 'there' | 'pending' | 'refused' | 'unknown';

/** What became of it in this run; `left` for a later one. */
export type VersionResult = 'published' | 'already-published' | 'pending' | 'refused' | 'unknown' | 'left';

/** One app of a publish report. */
export interface VersionLine {
  readonly app: string;
  /** `null` when it was never released. */
  readonly version: string | null;
  readonly action: PublishAction;
  /** `null` when nothing was to be done, or only a plan was asked for. */
  readonly result: VersionResult | null;
  /** ISO date on which it goes out if there is one run a day; `null` when it does not. */
  readonly day: string | null;
  /** What keeps it from going out a day earlier. */
  readonly keptBy: 'day' | 'shape' | 'hold' | null;
  readonly reason: string | null;
  readonly hint: string | null;
}

/** What `publish` found and did. */
export interface PublishReport {
  readonly ok: boolean;
  readonly dryRun: boolean;
  /** The registry told what it has. */
  readonly asked: boolean;
  readonly registry: { readonly name: string; readonly id: string };
  readonly caps: { readonly newPerDay: number; readonly sameShape: number; readonly window: number } | null;
  /** What goes out in order, then all others. */
  readonly versions: readonly VersionLine[];
  readonly stopped: {
    readonly reason: string;
    readonly message: string;
    readonly hint: string;
  } | null;
  /** ISO moment at which more could go out; `null` when nothing is left, or it is no matter of time. */
  readonly resumeAt: string | null;
  /** Where apps and packs that left the catalog still lie in the registry; empty where it cannot tell. */
  readonly orphans: readonly string[];
  readonly findings: readonly Finding[];
  readonly durationMs: number;
}
