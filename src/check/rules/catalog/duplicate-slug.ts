import { listClaims, createClashVerdict, findClashes } from '../../clashes.ts';
import type { Rule } from '../../../model/rule.ts';

export const duplicateSlug: Rule = {
  name: 'catalog/duplicate-slug',
  level: 'error',
  about: 'No two apps have folder names that differ in hyphens only.',
  why: 'Two people who add one app seldom agree on its hyphens: the published catalog had messagebird beside message-bird.',
  bad: { slug: 'b-link', others: { blink: 'name: Blink\nhomepage: https://blink.example/' } },
  good: { slug: 'b-link', others: { blinker: 'name: Blinker\nhomepage: https://blinker.example/' } },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) =>
    findClashes(listClaims(records, ({ slug }) => slug.replaceAll('-', ''))).map((clash) =>
      createClashVerdict(clash, {
        message: (others) => `"${clash.claim.record.slug}" differs in hyphens only from ${others}`,
        hint: 'Keep one of them if they are the same app; else make an exception that says how they differ.',
        place: { at: ['name'] },
      }),
    ),
};
