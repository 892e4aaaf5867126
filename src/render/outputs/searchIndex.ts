import type { Output } from '../../model/output.ts';

/** `search.json`: the words that apps are found by and that `catalog.json` leaves out, one app a line. */
export const searchIndex: Output = {
  name: 'search index',
  root: 'search.json',
  readers: 'machines',
  overlooksBytes: true,
  ofCatalog: (records) => {
    const lines = records.map(({ slug, aliases, requests, entities, actionNames, translations }) =>
      JSON.stringify({ slug, aliases, requests, entities, actions: actionNames, translations }),
    );
    return [{ path: 'search.json', text: `{"apps":[\n${lines.join(',\n')}\n]}\n` }];
  },
};
