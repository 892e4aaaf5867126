import { isNewest } from './storeVersion.ts';
import { keyOf, promote, type Skill, type State, type Verdict, type Version } from './state.ts';

type Which = (skill: Skill, version: Version) => boolean;

function pendingOf(state: State, which: Which): { skill: Skill; version: Version }[] {
  return [...state.skills.values()].flatMap((skill) =>
    skill.versions
      .filter((version) => version.publicationStatus === 'pending' && which(skill, version))
      .map((version) => ({ skill, version })),
  );
}

/** Lets pending versions through that have passed their checks; answers how many. */
export function release(state: State, which: Which, verdict: Verdict, now: number): number {
  const due = pendingOf(state, which);
  for (const { skill, version } of due) {
    version.verdict = verdict;
    promote(skill, version, isNewest(skill, version), now);
  }
  return due.length;
}

/** Discards pending versions that the checks block, with a skill that has no other version (convex/skills.ts: discardPendingPublicationInternal). */
export function discard(state: State, which: Which): number {
  const blocked = pendingOf(state, which);
  for (const { skill, version } of blocked) {
    skill.versions = skill.versions.filter((one) => one !== version);
    if (skill.versions.length === 0) state.skills.delete(keyOf(skill.owner, skill.slug));
  }
  return blocked.length;
}
