import type { Finding } from '../model/finding.ts';
import type { ReleaseFile } from '../model/release.ts';
import { parseJsonText } from './jsonText.ts';
import { toSchemaProblems } from './problems.ts';
import { releasesSchema } from './releasesSchema.ts';
import { locateInJson } from './locateInJson.ts';

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
  const finding = (at: object, message: string): Finding => {
    return { level: 'error', rule: 'releases/schema', app, file, ...at, message, hint: RELEASES_HINT };
  };
  const json = parseJsonText(source);
  if (!json.ok) return { file: null, findings: [finding(json.problem.at, json.problem.message)] };
  const parsed = releasesSchema.safeParse(json.value);
  if (parsed.success) {
    const { releases, surface } = parsed.data;
    return { file: { releases, surface }, findings: [] };
  }
  const findings = toSchemaProblems(parsed.error, json.value, releasesSchema).map((problem) =>
    finding(locateInJson(source, problem.path, problem.onKey), problem.message),
  );
  return { file: null, findings };
}
