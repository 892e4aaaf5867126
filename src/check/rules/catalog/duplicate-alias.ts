import type { AppRecord } from '../../../model/app.ts';
import { toPlain } from '../../../text/plain.ts';
import type { CatalogVerdict, Rule } from '../../../model/rule.ts';
import { createClashVerdict, findClashes, type UniqueClaim, type Clash } from '../../clashes.ts';

export const duplicateAlias: Rule = {
  name: 'catalog/duplicate-alias',
  level: 'error',
  about: 'An alias is a further name of one app: not its name again, and no name or alias of another app.',
  why: 'Aliases lead an agent from what a user says to the one app that is meant. One that two apps claim leads to either.',
  bad: {
    descriptor: 'aliases: [Parcelly]',
    others: { parcelly: 'name: Parcelly\nhomepage: https://parcelly.example/' },
  },
  good: {
    descriptor: 'aliases: [Acme Order Desk]',
    others: { parcelly: 'name: Parcelly\nhomepage: https://parcelly.example/' },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const claims = records.flatMap(claimsOf);
    const aliases = new Set(claims.flatMap(({ at, key }) => (at === null ? [] : [key])));
    // That two names are one is another rule's to tell.
    const clashes = findClashes(claims.filter(({ key }) => aliases.has(key)));
    return [...records.flatMap(repeatedNames), ...clashes.map(toVerdict)];
  },
};

/** A name or alias of an app, each different one once. */
interface NameClaim extends UniqueClaim {
  readonly text: string;
  /** Which of the aliases it is; `null` for the name. */
  readonly at: number | null;
}

function claimsOf(record: AppRecord): NameClaim[] {
  return namesOf(record).filter(({ key }, at, all) => all.findIndex((each) => each.key === key) === at);
}

function namesOf(record: AppRecord): NameClaim[] {
  return [record.name, ...record.aliases].map((text, index) => ({
    record,
    text,
    key: toPlain(text),
    at: index === 0 ? null : index - 1,
  }));
}

/** Aliases that are a name of their own app already. */
function repeatedNames(record: AppRecord): CatalogVerdict[] {
  if (record.aliases.length === 0) return [];
  const first = new Set<string>();
  return namesOf(record).flatMap(({ key, text, at }) => {
    if (key === '' || at === null || !first.has(key)) {
      first.add(key);
      return [];
    }
    const message = `The alias "${text}" is a name of the app already`;
    return [{ app: record.slug, message, hint: 'Remove it.', place: { at: ['aliases', at] } }];
  });
}

function toVerdict(clash: Clash<NameClaim>): CatalogVerdict {
  const { text, at } = clash.claim;
  return createClashVerdict(clash, {
    message: (others) =>
      at === null
        ? `The name "${text}" is also an alias of ${others}`
        : `The alias "${text}" is also a name of ${others}`,
    hint: 'Leave the alias to the app that users mean by it.',
    place: { at: at === null ? ['name'] : ['aliases', at] },
  });
}
