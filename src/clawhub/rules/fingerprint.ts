import type { AppRecord } from '../../model/app.ts';
import { TIERS } from '../facts/tiers.ts';
import type { CatalogVerdict, Rule } from '../../model/rule.ts';

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
    return groupsOf(records).flatMap(([first, ...others]): CatalogVerdict[] =>
      first === undefined || others.length < most
        ? []
        : [
            {
              app: first,
              message: `${others.length + 1} pages share one structural fingerprint, ClawHub (tier ${tier}) takes ${most} new ones a day: also ${named(others)}`,
              hint:
                'Give them notes, entities or actions of their own; publishing them all takes ' +
                `${Math.ceil((others.length + 1) / most)} days.`,
              place: { file: `clawhub/${first}/SKILL.md` },
            },
          ],
    );
  },
};

/** As many as one message can name and still be read. */
const NAMED = 100;

function named(slugs: readonly string[]): string {
  const rest = slugs.length - NAMED;
  return slugs.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Slugs of the apps of each fingerprint, in the catalog's order. */
function groupsOf(records: readonly AppRecord[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { slug, shape } of records) {
    const group = groups.get(shape);
    if (group) group.push(slug);
    else groups.set(shape, [slug]);
  }
  return [...groups.values()];
}
