import { accountOf } from './accounts.ts';
import { json, Refusal, text, type Answer } from './answers.ts';
import { ownerParam, type Call } from './call.ts';
import { keyOf, type Skill, type State, type Version } from './state.ts';

/** A skill that reads find, or the answer to a read that finds none or several. */
export type Found = { readonly skill: Skill } | { readonly answer: Answer };

const isThere = (skill: Skill) => skill.versions.some((version) => version.visible);

/** The skills of a slug, of one publisher or of all. */
export function candidates(state: State, slug: string, owner: string | undefined): Skill[] {
  if (owner !== undefined) {
    const skill = state.skills.get(keyOf(owner, slug));
    return skill && isThere(skill) ? [skill] : [];
  }
  return [...state.skills.values()].filter((skill) => skill.slug === slug && isThere(skill));
}

/** 409 with the publishers to choose from. */
export function ambiguous(url: string, slug: string, skills: readonly Skill[]): Answer {
  const matches = skills.map(({ owner }) => ({
    ownerHandle: owner,
    slug,
    ref: `@${owner}/${slug}`,
    url: `${url}/${owner}/skills/${slug}`,
  }));
  const message = `Found multiple skills with the slug "${slug}"; specify which one you want to install:`;
  return json({ code: 'AMBIGUOUS_SKILL_SLUG', message, slug, matches }, 409);
}

/** Whether everybody sees a skill. */
export function isPublic(skill: Skill): boolean {
  return skill.latest !== null && !skill.quarantined && isThere(skill);
}

/** What an owner is told of a skill that nobody else sees. */
function hiddenAnswer({ quarantined }: Skill): Answer {
  return quarantined
    ? text(
        'Skill is hidden by quality checks. Update SKILL.md content or run "clawhub undelete <slug>" after review.',
        403,
      )
    : text('Skill is hidden by moderation (pending.publication).', 403);
}

/** The skill that a request is about. */
export function find(call: Call, slug: string): Found {
  const found = candidates(call.state, slug, ownerParam(call.query));
  const [first, second] = found;
  if (second) return { answer: ambiguous(call.settings.url, slug, found) };
  if (first && isPublic(first)) return { skill: first };
  const isOwner = accountOf(call.state, call.headers.authorization)?.userId === first?.userId;
  return { answer: first && isOwner ? hiddenAnswer(first) : text('Skill not found', 404) };
}

/** Versions that everybody sees, newest first. */
export function publicVersions(skill: Skill): Version[] {
  return skill.versions
    .filter((version) => version.visible && version.publicationStatus === 'published')
    .toReversed();
}

/** The version that `version` or `tag` names, or the latest. */
export function selected(skill: Skill, query: URLSearchParams): Version {
  const tag = query.get('tag');
  const wanted = query.get('version') ?? (tag === null ? skill.latest?.version : skill.tags[tag]);
  const version = publicVersions(skill).find((one) => one.version === wanted);
  if (!version) throw new Refusal('Version not found', 404);
  return version;
}
