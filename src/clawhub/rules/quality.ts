import { findQualityProblem } from '../facts/quality.ts';
import type { Rule } from '../../model/rule.ts';

export const clawhubQuality: Rule = {
  name: 'marketplace/quality',
  level: 'warning',
  about: "A page passes ClawHub's quality gate for an account of the tier that catalog.yaml names.",
  why: 'A new skill with too little in it is refused, one with a low score is hidden until somebody reviews it (openclaw/clawhub convex/lib/skillQuality.ts).',
  bad: { files: { 'clawhub/acme/SKILL.md': '# Acme Orders\n\nExpert guidance for orders.\n' } },
  good: { descriptor: '{}' },
  excusable: true,
  ofApp: ({ app, bundle, config: { clawhub } }) =>
    bundle
      .filter(({ file }) => file.path === `clawhub/${app.slug}/SKILL.md`)
      .flatMap(({ file }) => {
        const { tier } = clawhub ?? { tier: 'low' };
        const problem = findQualityProblem(file.text, app.trigger, tier);
        return problem === null
          ? []
          : [
              {
                message: `ClawHub (tier ${tier}) ${problem}`,
                hint: 'Add what only someone who knows the app can tell: notes, entities, the actions that Membrane has.',
                place: { file: file.path },
              },
            ];
      }),
};
