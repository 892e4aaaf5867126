import { createSet } from '../../text/lexicon.ts';

/** All of openclaw/clawhub convex/lib/skillSlugValidator.ts; ClawHub applies it to new skills only. */
const SHAPE = /^[a-z0-9](?:(?!--)[a-z0-9-])*[a-z0-9]$/;
const SHORTEST = 3;
const LONGEST = 96;

/** Names of its own pages, of its brands, and words that would mislead in an address. */
const RESERVED: ReadonlySet<string> =
  createSet(`about account-banned admin cli dashboard import management orgs packages plugins publishers publish publish-plugin
  publish-skill search settings skills souls stars u upload users api auth oauth callback login logout signin signout signup
  register docs doc help support status health blog news pricing terms privacy legal contact home explore openclaw clawhub clawd
  clawdbot onlycrabs soulhub me self system root owner official staff team mod moderator new edit delete create update remove
  public private internal null undefined true false`);

/** No slug starts with one of these and a hyphen, or ends with a hyphen and one of these. */
const PROTECTED =
  /^(?:openclaw|clawhub|clawd|clawdbot|onlycrabs|soulhub|official|verified|staff|admin|moderator)-|-(?:openclaw|clawhub|clawd|clawdbot|onlycrabs|soulhub|official|verified|staff|admin|moderator)$/;

/** Why ClawHub would refuse a new skill of that name; `null` when it takes it. */
export function findSlugProblem(slug: string): string | null {
  if (slug.length < SHORTEST || slug.length > LONGEST)
    return `has ${slug.length} characters, expected ${SHORTEST} to ${LONGEST}`;
  if (!SHAPE.test(slug)) return 'is not made of lower-case letters, digits and single hyphens between them';
  if (RESERVED.has(slug)) return 'is a reserved word';
  const affix = PROTECTED.exec(slug)?.[0];
  return affix === undefined
    ? null
    : `has the protected ${affix.startsWith('-') ? 'ending' : 'beginning'} "${affix}"`;
}
