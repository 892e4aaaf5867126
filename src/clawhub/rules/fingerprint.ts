import { nameFirst } from '../../text/counting.ts';
import { TIERS } from '../facts/tiers.ts';
import type { CatalogVerdict, Rule } from '../../model/rule.ts';
import { groupBy } from '../../text/groupBy.ts';

/** How many other apps a message names; `--format json` has all of them. */
const NAMED = 10;

export const clawhubFingerprint: Rule = {
  name: 'marketplace/fingerprint',
  level: 'warning',
  about:
    "No more pages share one of ClawHub's structural fingerprints than an account of catalog.yaml's tier may publish in a day.",
  why: 'ClawHub refuses the fifth new skill of one fingerprint in 24 hours as "repeated template spam" (the eighth for an account of medium tier, the twelfth for a trusted one: openclaw/clawhub convex/lib/skillQuality.ts). `publish` spreads such a group over days; one refusal stops it. The fingerprint is what kind and length each of the first 80 lines has.',
  bad: {
    others: {
      beta: 'name: Beta Orders\n',
      gamma: 'name: Gamma Orders\n',
      delta: 'name: Delta Orders\n',
      epsilon: 'name: Epsilon Orders\n',
    },
  },
  good: {
    others: {
      beta: 'name: Beta Orders\n',
      gamma: 'name: Gamma Orders\n',
      delta: 'name: Delta Orders\n',
      epsilon: 'name: Epsilon Orders\nsummary: Short.\n',
    },
  },
  excusable: true,
  ofCatalog: (records, { config }) => {
    if (!config.clawhub) return [];
    const { tier } = config.clawhub;
    const most = TIERS[tier].sameShape;
    return [...groupBy(records, ({ shape }) => shape).values()].flatMap((alike): CatalogVerdict[] => {
      const slugs = alike.map(({ slug }) => slug);
      const [first = '', ...others] = slugs;
      if (slugs.length <= most) return [];
      const all = others.length > NAMED ? ' `--format json` names all of them.' : '';
      return [
        {
          app: first,
          apps: slugs,
          message: `${slugs.length} pages share one structural fingerprint, ClawHub (tier ${tier}) takes ${most} new ones a day: also ${nameFirst(others, NAMED)}`,
          hint:
            'Give them notes, entities or actions of their own; publishing them all takes ' +
            `${Math.ceil(slugs.length / most)} days.${all}`,
          place: { file: `clawhub/${first}/SKILL.md` },
        },
      ];
    });
  },
};
