import type { AppRecord } from '../../../model/app.ts';
import { toAddressKey, toPlain } from '../../../text/plain.ts';
import type { Rule } from '../../../model/rule.ts';

/** Two apps may well agree on three nouns: tickets, comments and users. */
const FEWEST = 4;

export const sharedEntities: Rule = {
  name: 'catalog/shared-entities',
  level: 'warning',
  about: 'No two apps of different makers have the same list of four entities or more.',
  why: 'APIs of different makers never agree word for word. 102 published pages shared 41 such lists: what the author did not know of one app was taken from a better known one.',
  bad: {
    descriptor: 'entities: [Channel, Message, Thread, Reaction]',
    others: {
      parley: 'name: Parley\nhomepage: https://parley.test/\nentities: [Channel, Message, Thread, Reaction]',
    },
  },
  good: {
    descriptor: 'entities: [Channel, Message, Thread, Reaction]',
    others: {
      parley: 'name: Parley\nhomepage: https://parley.test/\nentities: [Channel, Message, Thread, Emoji]',
    },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const first = new Map<string, AppRecord>();
    return records.flatMap((record) => {
      if (record.entities.length < FEWEST) return [];
      const key = record.entities.join('\n').toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, record);
      return !other || isOneMaker(record, other)
        ? []
        : [
            {
              app: record.slug,
              message: `The entities are word for word those of the app "${other.slug}"`,
              hint: 'Take the nouns from the API of each; one of the two lists is a guess.',
              place: { at: ['entities'] },
            },
          ];
    });
  },
};

function isOneMaker(a: AppRecord, b: AppRecord): boolean {
  return makerOf(a.homepage) === makerOf(b.homepage) || firstWord(a.name) === firstWord(b.name);
}

/** The end of the host; two makers that share a suffix such as `co.uk` are taken for one, which only spares a warning. */
function makerOf(homepage: string): string {
  const [host = ''] = toAddressKey(homepage).split('/');
  return host.split('.').slice(-2).join('.');
}

function firstWord(name: string): string {
  return toPlain(name.split(' ')[0] ?? '');
}
