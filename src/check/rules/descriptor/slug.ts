import { isSlug, proposeSlug } from '../../../text/slug.ts';
import type { Rule } from '../../../model/rule.ts';

export const slug: Rule = {
  name: 'descriptor/slug',
  level: 'error',
  about:
    "An app's folder is named with 1 to 64 lower-case letters, digits and single hyphens, as the Agent Skills specification demands of a skill's name.",
  why: 'Clients leave out a skill whose name breaks the specification or differs from its folder; two published ones were never seen for it.',
  bad: { slug: 'acme--orders' },
  good: { slug: 'acme-orders' },
  excusable: false,
  ofApp: ({ app }) => {
    if (isSlug(app.slug)) return [];
    const near = proposeSlug(app.slug);
    const way = near === null ? 'Rename the folder' : `Rename the folder, to "${near}"`;
    return [
      {
        message: `The folder name "${app.slug}" cannot be the name of a skill`,
        hint: `${way}: lower-case letters, digits and single hyphens, no hyphen at either end.`,
        place: { at: ['name'] },
      },
    ];
  },
};
