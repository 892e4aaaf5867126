import type { AppRecord } from '../../../model/app.ts';
import { toPlain } from '../../../text/plain.ts';
import { listClaims, createClashVerdict, findClashes, type UniqueClaim } from '../../clashes.ts';
import type { Rule } from '../../../model/rule.ts';

export const descriptionDistinct: Rule = {
  name: 'quality/description-distinct',
  level: 'error',
  about: 'Without the brand, no two apps have the same description.',
  why: 'An agent chooses a page by its description. Of the 3,074 published ones only 546 were left when the names were taken out, so the choice was one of names alone.',
  bad: {
    descriptor: 'description: "Acme Orders: orders and customers. Use for Acme Orders."',
    others: {
      parcelly:
        'name: Parcelly\nhomepage: https://parcelly.example/\ndescription: "Parcelly: orders and customers. Use for Parcelly."',
    },
  },
  good: {
    descriptor: 'description: "Acme Orders: orders and customers. Use for Acme Orders."',
    others: {
      parcelly:
        'name: Parcelly\nhomepage: https://parcelly.example/\ndescription: "Parcelly: parcels and depots. Use for Parcelly."',
    },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const claims = listClaims(records, withoutBrand);
    const isEmpty = ({ record }: UniqueClaim): boolean => lacksFacts(record);
    const alike = findClashes(claims.filter((claim) => !isEmpty(claim)));
    return [
      ...alike.map((clash) =>
        createClashVerdict(clash, {
          message: (others) => `But for the brand, the description is that of ${others}`,
          hint: 'Name what only this app has: entities in the words of its API, keywords that its users say.',
          place: PLACE,
        }),
      ),
      ...findClashes(claims)
        .filter(({ claim }) => isEmpty(claim))
        .map(({ claim }) => ({
          app: claim.record.slug,
          message: 'Nothing tells this app from others: it has no entities, actions, categories or keywords',
          hint: 'Write what it is for under "summary" and what it holds under "entities"; keep it a draft until then.',
          place: PLACE,
        })),
    ];
  },
};

const PLACE = { at: ['summary'] } as const;

/** Whether an app has nothing that a description could be made of. */
function lacksFacts({ entities, actions, categories, keywords }: AppRecord): boolean {
  return entities.length + actions + categories.length + keywords.length === 0;
}

/** Longer names first, so that an alias inside of one leaves no rest of it. */
function withoutBrand({ name, aliases, trigger }: AppRecord): string {
  if (aliases.length === 0) return toPlain(trigger.replaceAll(name, ' '));
  const names = [name, ...aliases].sort((a, b) => b.length - a.length);
  return toPlain(names.reduce((text, each) => text.replaceAll(each, ' '), trigger));
}
