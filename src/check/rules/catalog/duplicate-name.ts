import { toPlain } from '../../../text/plain.ts';
import { listClaims, createClashVerdict, findClashes } from '../../clashes.ts';
import type { Rule } from '../../../model/rule.ts';

export const duplicateName: Rule = {
  name: 'catalog/duplicate-name',
  level: 'error',
  about: 'No two apps have the same name; case, accents, spaces and punctuation do not count.',
  why: 'An agent that is asked for "Circle" cannot choose between two skills of that name. The published catalog had ten such pairs; most were one app adopted twice.',
  bad: { descriptor: 'name: Acme Orders', others: { 'acme-2': 'name: ACME-Orders' } },
  good: { descriptor: 'name: Acme Orders', others: { 'acme-2': 'name: Acme Orders (acme.test)' } },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) =>
    findClashes(listClaims(records, ({ name }) => toPlain(name))).map((clash) =>
      createClashVerdict(clash, {
        message: (others) => `"${clash.claim.record.name}" is also the name of ${others}`,
        hint: 'Keep one of the apps, or write the fuller brand names.',
        place: { at: ['name'] },
      }),
    ),
};
