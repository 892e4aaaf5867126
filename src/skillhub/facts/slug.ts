/** `_SLUG_PATTERN` and its bounds in SkillHub's own command line (skills_store_cli.py, published with Tencent/skillhub, 2026). */
const SHAPE = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const SHORTEST = 2;
const LONGEST = 128;

/** Why SkillHub would refuse a skill of that name; `null` when it takes it, unless somebody else has it. */
export function findSlugProblem(slug: string): string | null {
  if (slug.length < SHORTEST || slug.length > LONGEST)
    return `has ${slug.length} characters, expected ${SHORTEST} to ${LONGEST}`;
  return SHAPE.test(slug) ? null : 'is not made of lower-case letters, digits and hyphens between them';
}
