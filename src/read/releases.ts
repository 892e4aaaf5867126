import type { Finding } from '../model/finding.ts';
import type { ReleaseFile } from '../model/release.ts';
import { readCheckedJson, reportProblems } from './readCheckedJson.ts';
import { releasesSchema } from './releasesSchema.ts';

/** What to do about a history that is damaged. */
export const RELEASES_HINT =
  'Only the words of "changes" are for editing. After a merge conflict take the side that was published, or the file of the main branch, and run `skillpress release` again.';

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
      findings: reportProblems(read.problems, { rule: 'releases/schema', app, file }, RELEASES_HINT),
    };
  const { releases, surface } = read.value;
  return { file: { releases, surface }, findings: [] };
}
