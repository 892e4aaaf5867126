import { toAddressKey } from '../../../text/plain.ts';
import type { Rule } from '../../../model/rule.ts';

export const docsOfAnotherApp: Rule = {
  name: 'catalog/docs-of-another-app',
  level: 'error',
  about: 'The documentation of an app is not the homepage of another app of the catalog.',
  why: 'One address cannot be both; which of the two descriptors is wrong, only a person can tell. The published catalog sent readers of one product to the documentation of a rival.',
  bad: {
    descriptor: 'docs: https://acme.example/developer',
    others: { dev: 'name: Devdesk\nhomepage: https://www.acme.example/developer/' },
  },
  good: {
    descriptor: 'docs: https://acme.example/developer/api',
    others: { dev: 'name: Devdesk\nhomepage: https://www.acme.example/developer/' },
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const owners = new Map(records.map((record) => [toAddressKey(record.homepage), record.slug]));
    return records.flatMap(({ slug, docs }) => {
      const owner = docs === null ? undefined : owners.get(toAddressKey(docs));
      return owner === undefined || owner === slug
        ? []
        : [
            {
              app: slug,
              message: `${docs} is the homepage of the app "${owner}"`,
              hint: 'Link the API documentation of this app, or mend the homepage of the other one.',
              place: { at: ['docs'] },
            },
          ];
    });
  },
};
