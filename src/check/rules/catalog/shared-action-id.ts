import type { AppRecord } from '../../../model/app.ts';
import type { CatalogVerdict, Rule } from '../../../model/rule.ts';
import { createClashVerdict, findClashes, type UniqueClaim } from '../../clashes.ts';

/** How many ids of one app are told. */
const TOLD = 3;

interface Claimed extends UniqueClaim {
  readonly at: number;
  readonly name: string;
}

export const sharedActionId: Rule = {
  name: 'catalog/shared-action-id',
  level: 'error',
  about: 'No id names one action in one app and another action in another app.',
  why: '`membrane act --id` runs what the id names, whatever page it stands on. Of two meanings one is wrong, and nobody can tell which: an agent that reads "List Orders" may delete them. Two apps may list the very same action.',
  bad: {
    descriptor: 'homepage: https://acme.example/',
    snapshot:
      '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "list-orders", "name": "List Orders" }] }',
    others: { stock: 'name: Acme Stock\nhomepage: https://stock.example/' },
    otherSnapshots: {
      stock:
        '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "delete-orders", "name": "Delete Orders" }] }',
    },
  },
  good: {
    descriptor: 'homepage: https://acme.example/',
    snapshot:
      '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "list-orders", "name": "List Orders" }] }',
    others: { stock: 'name: Acme Stock\nhomepage: https://stock.example/' },
    otherSnapshots: {
      stock:
        '{ "origin": "membrane", "actions": [{ "id": "a2", "key": "delete-orders", "name": "Delete Orders" }] }',
    },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const told = new Map<string, number>();
    return findClashes(listDoubtful(records)).flatMap((clash): CatalogVerdict[] => {
      const { record, key, name, at } = clash.claim;
      const before = told.get(record.slug) ?? 0;
      told.set(record.slug, before + 1);
      if (before >= TOLD) return [];
      return [
        createClashVerdict(clash, {
          message: (others) => `The id "${key}" is the action "${name}" here and another one in ${others}`,
          hint: 'Ask Membrane anew (`skillpress build` with MEMBRANE_TOKEN), or hide the wrong one by its id under "actions.hide".',
          place: { snapshot: ['actions', at, 'id'] },
        }),
      ];
    });
  },
};

/** What apps say of the ids that mean several things. */
function listDoubtful(records: readonly AppRecord[]): Claimed[] {
  const meant = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const { ids } of records)
    for (const { id, meaning } of ids) {
      const before = meant.get(id);
      if (before === undefined) meant.set(id, meaning);
      else if (before !== meaning) doubtful.add(id);
    }
  if (doubtful.size === 0) return [];
  return records.flatMap((record) =>
    record.ids.flatMap(({ id, name, at }) => (doubtful.has(id) ? [{ record, key: id, name, at }] : [])),
  );
}
