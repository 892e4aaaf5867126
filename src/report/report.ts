import type { AppCounts } from '../model/progress.ts';
import type { FileChange } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { Release } from '../model/release.ts';

/** A release with the app that it is of. */
export interface AppRelease extends Release {
  readonly app: string;
}

/** A release with the pack that it is of. */
export interface PackRelease extends Release {
  readonly pack: string;
}

/** What a command found and did, ready to be shown in any format. */
export interface Report {
  readonly command: string;
  /** The exit code is 0. */
  readonly ok: boolean;
  readonly apps: AppCounts;
  /** The apps that were named; none when all were asked for. */
  readonly asked?: readonly string[];
  readonly changes: {
    readonly created: number;
    readonly updated: number;
    readonly deleted: number;
    readonly unchanged: number;
  };
  /** Of `release`: what was recorded, or would be. */
  readonly releases?: readonly AppRelease[];
  /** The same of packs. */
  readonly packReleases?: readonly PackRelease[];
  /** The findings that are shown. */
  readonly findings: readonly Finding[];
  /** How many findings are not shown: known ones (`baseline.json`), and those that flags leave out. */
  readonly hidden?: { readonly known: number; readonly filtered: number };
  /** How many findings of one rule are told in full; three by default. */
  readonly most?: number | undefined;
  readonly durationMs: number;
  /** Whether the changes were carried out, or only found. */
  readonly applied: boolean;
}

/** How many of each kind of change. */
export function countChanges(changes: readonly FileChange[], unchanged: number): Report['changes'] {
  const of = (kind: FileChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  return { created: of('create'), updated: of('update'), deleted: of('delete'), unchanged };
}

/** A report as text for one of the formats. */
export type Format = 'text' | 'json' | 'github' | 'sarif';
/** The values of `--format`, in the order in which help names them. */
export const FORMATS: readonly Format[] = ['text', 'json', 'github', 'sarif'];
