import type { Finding } from '../model/finding.ts';
import type { ReleaseFile } from '../model/release.ts';
import { readCheckedJson, reportProblems } from './readCheckedJson.ts';
import type { Problem } from './yaml.ts';
import { CONFLICT } from '../text/findConflict.ts';
import { releasesSchema } from './releasesSchema.ts';

const RELEASES_HINT =
  'Only the words of "changes" are for editing. After a merge conflict take the side that was published, or the file of the main branch, whole, and run `skillpress release` again.';

/** Says what is wrong with a history, and what to do about it: of two sides of a merge only one whole file is right. */
export function reportHistoryProblems(
  problems: readonly Problem[],
  about: Pick<Finding, 'app' | 'file'>,
): Finding[] {
  const own = problems.map(({ message, at, hint }) =>
    hint === undefined || message === CONFLICT.message ? { message, at } : { message, at, hint },
  );
  return reportProblems(own, { rule: 'releases/schema', ...about }, RELEASES_HINT);
}

/** The history of one app. */
export interface ReadReleases {
  /** `null` when it has errors, which `findings` tell. */
  readonly file: ReleaseFile | null;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of a `releases.json`. */
export function readReleases(app: string, file: string, source: string): ReadReleases {
  const read = readCheckedJson(releasesSchema, source);
  if (!read.ok)
    return {
      file: null,
      findings: reportHistoryProblems(read.problems, { app, file }),
    };
  const { releases, surface } = read.value;
  return { file: { releases, surface }, findings: [] };
}
