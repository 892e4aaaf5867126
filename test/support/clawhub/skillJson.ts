import type { Skill } from './state.ts';

/** The counts under each name that the registry has been seen to use: the database's and the public ones. */
function statsJson({ stats: { downloads, installs, stars }, versions }: Skill) {
  const counts = { installs, installsCurrent: installs, installsAllTime: installs };
  return { comments: 0, downloads, ...counts, stars, versions: versions.length };
}

/** A skill in lists and on its own. */
export function skillJson(skill: Skill) {
  const { slug, displayName, summary, topics, tags, createdAt, updatedAt } = skill;
  const stats = statsJson(skill);
  return {
    slug,
    displayName,
    summary,
    icon: null,
    description: summary,
    topics,
    tags,
    stats,
    createdAt,
    updatedAt,
  };
}

/** Its latest version, or null. */
export function latestJson({ latest }: Skill) {
  if (!latest) return null;
  const { version, createdAt, changelog } = latest;
  return { version, createdAt, changelog, license: 'MIT-0' };
}

/** What moderation says of the latest version. */
export function moderationJson({ latest, updatedAt }: Skill) {
  const {
    status,
    summary = null,
    reasonCodes = [],
    flagged = false,
  } = latest?.verdict ?? { status: 'pending' };
  const verdict = ['suspicious', 'malicious'].includes(status) ? status : 'clean';
  return {
    isSuspicious: flagged && status === 'suspicious',
    isMalwareBlocked: status === 'malicious',
    verdict,
    reasonCodes,
    updatedAt,
    engineVersion: 'v2.4.26',
    summary,
  };
}
