import { repeats } from '../../repeats.ts';
import type { Rule } from '../../../model/rule.ts';

export const duplicateSlug: Rule = {
  name: 'catalog/duplicate-slug',
  level: 'warning',
  about: 'No two apps have folder names that differ in hyphens only.',
  why: 'Two people who add one app seldom agree on its hyphens: the published catalog had messagebird beside message-bird.',
  bad: { slug: 'b-link', others: { blink: 'name: Blink\nhomepage: https://blink.example/' } },
  good: { slug: 'b-link', others: { blinker: 'name: Blinker\nhomepage: https://blinker.example/' } },
  excusable: true,
  ofCatalog: (records) =>
    repeats(records, ({ slug }) => slug.replaceAll('-', '')).map(([{ slug }, first]) => ({
      app: slug,
      message: `"${slug}" differs from "${first.slug}" in hyphens only`,
      hint: 'Remove one of the two if they are the same app; else make an exception that says how they differ.',
      place: { at: ['name'] },
    })),
};
