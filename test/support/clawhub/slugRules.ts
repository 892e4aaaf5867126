import { Refusal } from './answers.ts';

const PATTERN = /^[a-z0-9](?:(?!--)[a-z0-9-])*[a-z0-9]$/;
const MIN = 3;
const MAX = 96;

/** Reserved words (convex/lib/skillSlugValidator.ts: routes, brands, roles and literals). */
const RESERVED = new Set(
  `about admin cli dashboard import management orgs packages plugins publishers publish publish-plugin publish-skill
  search settings skills souls stars u upload users api auth oauth callback login logout signin signout signup register
  docs doc help support status health blog news pricing terms privacy legal contact home explore openclaw clawhub clawd
  clawdbot onlycrabs soulhub me self system root owner official staff team mod moderator new edit delete create update
  remove public private internal null undefined true false`.split(/\s+/),
);

const AFFIXES =
  'openclaw clawhub clawd clawdbot onlycrabs soulhub official verified staff admin moderator'.split(' ');

/** Refuses a slug that a new skill may not have; the slug of an existing skill is never asked again. */
export function assertNewSlug(slug: string): void {
  if (slug.length < MIN) throw new Refusal(`Slug must be at least ${MIN} characters.`);
  if (slug.length > MAX) throw new Refusal(`Slug must be at most ${MAX} characters.`);
  if (!PATTERN.test(slug))
    throw new Refusal(
      'Slug must start and end with a letter or digit, contain only lowercase letters, digits, and single hyphens, and not contain consecutive hyphens.',
    );
  if (RESERVED.has(slug)) throw new Refusal(`"${slug}" is reserved and cannot be used as a slug.`);
  const affix = AFFIXES.find((one) => slug.startsWith(`${one}-`) || slug.endsWith(`-${one}`));
  if (affix !== undefined)
    throw new Refusal(
      `"${slug}" uses the protected "${affix}" slug namespace. Choose a slug that does not start with "${affix}-" or end with "-${affix}".`,
    );
}
