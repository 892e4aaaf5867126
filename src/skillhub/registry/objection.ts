import type { Candidate } from '../../publish/candidate.ts';
import type { Objection } from '../../publish/objection.ts';
import { isVersion } from '../../text/version.ts';
import { findFileProblem, LARGEST_BUNDLE } from '../facts/bundle.ts';
import { findSlugProblem } from '../facts/slug.ts';

const HINT = 'Build again; if it stays so, report it as a bug.';

/** Why SkillHub would refuse a bundle, as far as its own command line tells. */
export function findObjection({ slug, version, displayName, files }: Candidate): Objection | null {
  const problem = findSlugProblem(slug);
  if (problem !== null)
    return { message: `SkillHub takes no slug "${slug}": it ${problem}`, hint: `Rename apps/${slug}/.` };
  if (!isVersion(version))
    return { message: `"${version}" is no semantic version`, hint: 'Correct it in releases.json.' };
  if (displayName.trim() === '') return { message: 'it has no display name', hint: HINT };
  if (!files.some(({ path }) => path === 'SKILL.md'))
    return { message: 'its bundle has no SKILL.md', hint: HINT };
  for (const { path } of files) {
    const why = findFileProblem(path);
    if (why !== null) return { message: `${path} ${why}`, hint: HINT };
  }
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > LARGEST_BUNDLE
    ? { message: 'its bundle has more than 10 MB', hint: 'Make it smaller.' }
    : null;
}
