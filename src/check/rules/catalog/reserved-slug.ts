import type { Rule } from '../../../model/rule.ts';

export const reservedSlug: Rule = {
  name: 'catalog/reserved-slug',
  level: 'error',
  about: 'No app has the name of a folder that an output of the whole catalog owns among those of the apps.',
  why: 'Both would write below the same folder of `dist/`, and each build would take away what the other part made.',
  bad: { slug: 'reserved-sample' },
  good: {},
  excusable: false,
  overlooksShapes: true,
  ofCatalog: (records, { reserved }) =>
    records
      .filter(({ slug }) => reserved.has(slug))
      .map(({ slug }) => ({
        app: slug,
        message: `"${slug}" is the folder of an output of the whole catalog`,
        hint: 'Rename the folder of the app, or name the output otherwise in catalog.yaml.',
        place: { at: ['name'] },
      })),
};
