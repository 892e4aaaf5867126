import { findSlugProblem } from '../facts/slug.ts';
import type { Rule } from '../../model/rule.ts';

export const clawhubSlug: Rule = {
  name: 'marketplace/slug',
  level: 'warning',
  about:
    "ClawHub takes an app's folder name as a slug: 3 to 96 characters, no word that it reserves, no beginning or ending that it protects.",
  why: 'ClawHub refuses a new skill of another name (openclaw/clawhub convex/lib/skillSlugValidator.ts). The page is good for every other place all the same, so it is built; `publish` leaves it out and says why. Of the public catalog, `1c`, `q2`, `r3`, `wb` and `forest-admin` were refused.',
  bad: { slug: 'forest-admin' },
  good: { slug: 'forest' },
  excusable: true,
  ofApp: ({ app }) => {
    const problem = findSlugProblem(app.slug);
    return problem === null
      ? []
      : [
          {
            message: `ClawHub would refuse the slug "${app.slug}": it ${problem}`,
            hint: 'Rename the folder before the app is published anywhere, or make an exception and publish it elsewhere only.',
            place: { at: ['name'] },
          },
        ];
  },
};
