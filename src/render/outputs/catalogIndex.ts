import type { AppRecord } from '../../model/app.ts';
import type { Output } from '../../model/output.ts';
import { toSkillPath } from '../../text/skillFiles.ts';

/** `catalog.json`: the index of all apps, one line each so that a diff shows which app moved. */
export const catalogIndex: Output = {
  name: 'catalog index',
  root: 'catalog.json',
  readers: 'machines',
  overlooksBytes: true,
  ofCatalog: (records, { config }) => {
    const head = {
      name: config.name,
      publisher: config.publisher,
      homepage: config.homepage,
      repository: config.repository,
      count: records.length,
    };
    const lines = records.map((record) => JSON.stringify(entry(record)));
    const text = `${JSON.stringify(head).slice(0, -1)},"apps":[\n${lines.join(',\n')}\n]}\n`;
    return [{ path: 'catalog.json', text }];
  },
};

function entry(record: AppRecord): object {
  const { slug, name, trigger, homepage, categories, keywords, actions } = record;
  const page = toSkillPath(slug);
  return {
    slug,
    name,
    description: trigger,
    homepage,
    categories,
    keywords,
    actions,
    page,
    listing: `listings/${slug}.json`,
  };
}
