import type { Candidate } from '../../publish/candidate.ts';
import type { Objection } from '../../publish/objection.ts';
import { BUILD_AGAIN, findBundleObjection } from '../../publish/findBundleObjection.ts';
import { findFileProblem, LARGEST_BUNDLE } from '../facts/bundle.ts';
import { findSlugProblem } from '../facts/slug.ts';

/** Why SkillHub would refuse a bundle, as far as its own command line tells. */
export function findObjection(candidate: Candidate): Objection | null {
  const { slug, files } = candidate;
  const problem = findSlugProblem(slug);
  if (problem !== null)
    return { message: `SkillHub takes no slug "${slug}": it ${problem}`, hint: `Rename apps/${slug}/.` };
  for (const { path } of files) {
    const why = findFileProblem(path);
    if (why !== null) return { message: `${path} ${why}`, hint: BUILD_AGAIN };
  }
  return findBundleObjection(candidate, LARGEST_BUNDLE);
}
