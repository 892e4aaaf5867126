import type { Candidate } from '../../publish/candidate.ts';
import type { Objection } from '../../publish/objection.ts';
import { isVersion } from '../../text/version.ts';
import { isOwnFile, LARGEST_BUNDLE, LARGEST_FILE } from '../facts/bundle.ts';
import { findSlugProblem } from '../facts/slug.ts';

/** Why ClawHub would refuse a bundle, as far as its published rules tell. */
export function findObjection(candidate: Candidate, isNew: boolean): Objection | null {
  return (isNew ? slugObjection(candidate.slug) : null) ?? bundleObjection(candidate);
}

/** Slugs are checked when a skill comes to be, so that those that are there already may stay. */
function slugObjection(slug: string): Objection | null {
  const problem = findSlugProblem(slug);
  if (problem === null) return null;
  return { message: `ClawHub takes no slug "${slug}": it ${problem}`, hint: `Rename apps/${slug}/.` };
}

function bundleObjection({ version, displayName, changelog, files }: Candidate): Objection | null {
  const hint = 'Build again; if it stays so, report it as a bug.';
  if (!isVersion(version))
    return { message: `"${version}" is no semantic version`, hint: 'Correct it in releases.json.' };
  if (displayName.trim() === '') return { message: 'it has no display name', hint };
  if (changelog.trim() === '')
    return { message: 'its release has no changes', hint: 'Say in releases.json what changed.' };
  if (!files.some(({ path }) => path === 'SKILL.md')) return { message: 'its bundle has no SKILL.md', hint };
  if (files.some(({ path }) => isOwnFile(path)))
    return { message: 'its bundle has a skill-card.md, which ClawHub makes itself', hint };
  const large = files.find(({ size }) => size > LARGEST_FILE);
  if (large) return { message: `${large.path} has more than 10 MB`, hint: 'Make it smaller.' };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > LARGEST_BUNDLE
    ? { message: 'its bundle has more than 50 MB', hint: 'Make it smaller.' }
    : null;
}
