import type { AppRecord } from '../../../model/app.ts';
import { plain } from '../../../text/plain.ts';
import type { CatalogVerdict, Rule } from '../../../model/rule.ts';

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
  ofCatalog: (records) => {
    if (records.every(({ aliases }) => aliases.length === 0)) return [];
    const owners = new Map(records.map((record) => [plain(record.name), record]));
    return records.flatMap((record) => record.aliases.flatMap((_, at) => judge(record, at, owners)));
  },
};

/** Of one alias; an app that comes later in the catalog and has the same one gets the verdict, not this. */
function judge(record: AppRecord, at: number, owners: Map<string, AppRecord>): CatalogVerdict[] {
  const alias = record.aliases[at] ?? '';
  const key = plain(alias);
  const owner = owners.get(key);
  if (key === '') return [];
  if (!owner) {
    owners.set(key, record);
    return [];
  }
  const isOwn = owner === record;
  return [
    {
      app: record.slug,
      message: isOwn
        ? `The alias "${alias}" is a name of the app already`
        : `The alias "${alias}" is also a name of the app "${owner.slug}"`,
      hint: isOwn ? 'Remove it.' : 'Leave the alias to the app that users mean by it.',
      place: { at: ['aliases', at] },
    },
  ];
}
