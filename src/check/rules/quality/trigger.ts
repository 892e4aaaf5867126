import type { CatalogVerdict, Rule } from '../../../model/rule.ts';
import { AMONG, judgeTriggers, type JudgedRequest } from '../../judgeTriggers.ts';

/** Three stores, whose descriptions all speak of orders. */
const stores = Object.fromEntries(
  ['parcelly', 'shoply', 'tradely'].map((slug) => [
    slug,
    `name: ${slug}\nhomepage: https://${slug}.example/\ndescription: "${slug}: orders. Use when asked about orders that are late."`,
  ]),
);

export const trigger: Rule = {
  name: 'quality/trigger',
  level: 'warning',
  about:
    'For each of its `requests:`, an app is among the first three of the catalog by name and description.',
  why: 'An agent sees names and descriptions only, and from them it chooses the page to open. A description without the words of what users ask for is passed over, however good the page. The words are compared by BM25, as skill searches do; `skillpress check --triggers` shows who wins instead.',
  bad: {
    descriptor:
      'description: "Acme Orders: wholesale orders. Use for Acme Orders."\nrequests: [Which orders are late?, Who bought from Acme Orders?]',
    others: stores,
  },
  good: {
    descriptor:
      'description: "Acme Orders: wholesale orders. Use for orders of traders that are late."\nrequests: [Which traders have late orders?, Who bought from Acme Orders?]',
    others: stores,
  },
  excusable: true,
  overlooksShapes: true,
  ofCatalog: (records) => {
    const requests = records.flatMap(({ slug, requests }) =>
      requests.map((text, at) => ({ app: slug, text, at })),
    );
    return judgeTriggers(records, requests).flatMap(verdictOf);
  },
};

function verdictOf({
  request,
  place,
  first,
}: JudgedRequest<JudgedRequest['request'] & { at: number }>): CatalogVerdict[] {
  if (place !== null && place <= AMONG) return [];
  const others = first.map(({ id }) => id).join(', ');
  const found = others === '' ? 'it finds no app' : `it finds ${others}`;
  const own = place === null ? 'shares no word with the app' : `has the app in place ${place}`;
  return [
    {
      app: request.app,
      message: `The request "${request.text}" ${own}; ${found}`,
      hint: 'Say in the description what users call the job (`description`, or `keywords` and `summary`, from which it is made), or take out a request that another app answers as well.',
      place: { at: ['requests', request.at] },
    },
  ];
}
