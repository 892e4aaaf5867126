import type { Rule } from '../../model/rule.ts';
import { findSlugProblem } from '../facts/slug.ts';

export const skillhubSlug: Rule = {
  name: 'skillhub/slug',
  level: 'warning',
  about:
    "SkillHub takes an app's folder name as a slug: 2 to 128 lower-case letters, digits and hyphens, with no hyphen at its ends.",
  why: 'SkillHub refuses a skill of another name (Tencent/skillhub, skills_store_cli.py). The page is good for every other place all the same; `publish` leaves it out and says why. Whether somebody else has the name there, only `publish --registry skillhub --dry-run` tells.',
  bad: { slug: 'x' },
  good: { slug: 'x1' },
  excusable: true,
  ofApp: ({ app }) => {
    const problem = findSlugProblem(app.slug);
    if (problem === null) return [];
    return [
      {
        message: `SkillHub would refuse the slug "${app.slug}": it ${problem}`,
        hint: 'Rename the folder before the app is published anywhere, or make an exception and publish it elsewhere only.',
        place: { at: ['name'] },
      },
    ];
  },
};
