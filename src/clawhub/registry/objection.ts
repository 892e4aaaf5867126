import type { Candidate } from '../../publish/candidate.ts';
import type { Objection } from '../../publish/registry.ts';
import { isVersion } from '../../publish/version.ts';

const MIB = 2 ** 20;
const MAX_FILE = 10 * MIB;
const MAX_BUNDLE = 50 * MIB;
/** convex/lib/skillSlugValidator.ts. */
const SLUG = /^[a-z0-9](?:(?!--)[a-z0-9-])*[a-z0-9]$/;
const RESERVED = new Set(['api', 'docs', 'help', 'status', 'new', 'team', 'search']);
const AFFIXES = [
  'openclaw',
  'clawhub',
  'clawd',
  'clawdbot',
  'onlycrabs',
  'soulhub',
  'official',
  'verified',
  'staff',
  'admin',
  'moderator',
];

/** Why ClawHub would refuse a bundle, as far as its published rules tell; it has more reserved words than these. */
export function objectionTo(candidate: Candidate, isNew: boolean): Objection | null {
  return (isNew ? slugObjection(candidate.slug) : null) ?? bundleObjection(candidate);
}

/** Slugs are checked when a skill comes to be, so that those that are there already may stay. */
function slugObjection(slug: string): Objection | null {
  const hint = `Rename apps/${slug}/.`;
  if (slug.length < 3 || slug.length > 96 || !SLUG.test(slug))
    return {
      message: `ClawHub takes no slug "${slug}": expected 3 to 96 lower-case letters, digits and single hyphens`,
      hint,
    };
  if (RESERVED.has(slug)) return { message: `ClawHub keeps the slug "${slug}" to itself`, hint };
  const affix = AFFIXES.find(
    (each) => slug === each || slug.startsWith(`${each}-`) || slug.endsWith(`-${each}`),
  );
  if (affix === undefined) return null;
  return { message: `ClawHub takes no slug that begins or ends with the word "${affix}"`, hint };
}

function bundleObjection({ version, displayName, changelog, files }: Candidate): Objection | null {
  const hint = 'Build again; if it stays so, report it as a bug.';
  if (!isVersion(version))
    return { message: `"${version}" is no semantic version`, hint: 'Correct it in releases.json.' };
  if (displayName.trim() === '') return { message: 'it has no display name', hint };
  if (changelog.trim() === '')
    return { message: 'its release has no changes', hint: 'Say in releases.json what changed.' };
  if (!files.some(({ path }) => path === 'SKILL.md')) return { message: 'its bundle has no SKILL.md', hint };
  if (files.some(({ path }) => path.toLowerCase() === 'skill-card.md'))
    return { message: 'its bundle has a skill-card.md, which ClawHub makes itself', hint };
  const large = files.find(({ size }) => size > MAX_FILE);
  if (large) return { message: `${large.path} has more than 10 MB`, hint: 'Make it smaller.' };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > MAX_BUNDLE ? { message: 'its bundle has more than 50 MB', hint: 'Make it smaller.' } : null;
}
