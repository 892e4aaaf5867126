import { toAddressKey } from '../../../text/plain.ts';
import { listClaims, createClashVerdict, findClashes } from '../../clashes.ts';
import type { Rule } from '../../../model/rule.ts';

export const duplicateHomepage: Rule = {
  name: 'catalog/duplicate-homepage',
  level: 'error',
  about: 'No two apps have the same homepage: `membrane connection ensure` would connect both to one app.',
  why: 'The homepage is what a page hands to Membrane to find the app. Scheme, `www.`, case, a fragment and a closing slash make no difference there, so they make none here.',
  bad: {
    descriptor: 'homepage: https://acme.example/',
    others: { stock: 'name: Acme Stock\nhomepage: http://www.Acme.example' },
  },
  good: {
    descriptor: 'homepage: https://acme.example/',
    others: { stock: 'name: Acme Stock\nhomepage: https://acme.example/stock' },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) =>
    findClashes(listClaims(records, ({ homepage }) => toAddressKey(homepage))).map((clash) =>
      createClashVerdict(clash, {
        message: (others) => `${clash.claim.record.homepage} is also the homepage of ${others}`,
        hint: 'Keep one of the apps, or give each its own address.',
        place: { at: ['homepage'] },
      }),
    ),
};
