import type { Candidate } from '../../publish/candidate.ts';
import type { Objection } from '../../publish/objection.ts';
import { BUILD_AGAIN, findBundleObjection } from '../../publish/findBundleObjection.ts';
import { isOwnFile, LARGEST_BUNDLE, LARGEST_FILE } from '../facts/bundle.ts';
import { findSlugProblem } from '../facts/slug.ts';

/** Why ClawHub would refuse a bundle, as far as its published rules tell. */
export function findObjection(candidate: Candidate, isNew: boolean): Objection | null {
  return (
    (isNew ? slugObjection(candidate.slug) : null) ??
    bundleObjection(candidate) ??
    findBundleObjection(candidate, LARGEST_BUNDLE)
  );
}

/** Slugs are checked when a skill comes to be, so that those that are there already may stay. */
function slugObjection(slug: string): Objection | null {
  const problem = findSlugProblem(slug);
  if (problem === null) return null;
  return { message: `ClawHub takes no slug "${slug}": it ${problem}`, hint: `Rename apps/${slug}/.` };
}

function bundleObjection({ changelog, files }: Candidate): Objection | null {
  if (changelog.trim() === '')
    return { message: 'its release has no changes', hint: 'Say in releases.json what changed.' };
  if (files.some(({ path }) => isOwnFile(path)))
    return { message: 'its bundle has a skill-card.md, which ClawHub makes itself', hint: BUILD_AGAIN };
  const large = files.find(({ size }) => size > LARGEST_FILE);
  return large ? { message: `${large.path} has more than 10 MB`, hint: 'Make it smaller.' } : null;
}
